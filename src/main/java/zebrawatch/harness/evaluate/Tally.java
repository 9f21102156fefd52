package zebrawatch.harness.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import zebrawatch.harness.evaluate.Outcome.Mark;
import zebrawatch.rule.Ruling;

/**
 * How often rulings of one kind were right.
 *
 * @param truePositives spoken and true
 * @param falsePositives spoken and not true
 * @param falseNegatives true and not spoken
 * @param errors seconds by which each true positive came too late, negative if too early
 */
public record Tally(int truePositives, int falsePositives, int falseNegatives, List<Double> errors) {
    public static final Tally NOTHING = new Tally(0, 0, 0, List.of());

    public Tally {
        errors = List.copyOf(errors);
    }

    /** The outcomes of that kind; what is ambiguous does not count. */
    public static Tally of(List<Outcome> outcomes, Ruling.Kind kind) {
        List<Outcome> counted = outcomes.stream().filter(o -> o.kind() == kind).toList();
        return new Tally(
                count(counted, Mark.TRUE_POSITIVE),
                count(counted, Mark.FALSE_POSITIVE),
                count(counted, Mark.FALSE_NEGATIVE),
                counted.stream()
                        .map(Outcome::error)
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .toList());
    }

    private static int count(List<Outcome> outcomes, Mark mark) {
        return Math.toIntExact(outcomes.stream().filter(o -> o.mark() == mark).count());
    }

    /** Both together. */
    public Tally plus(Tally other) {
        List<Double> all = new ArrayList<>(errors);
        all.addAll(other.errors);
        return new Tally(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                all);
    }

    /** Rulings spoken: what precision is a share of. */
    public int spoken() {
        return truePositives + falsePositives;
    }

    /** Rulings that are true: what recall is a share of. */
    public int expected() {
        return truePositives + falseNegatives;
    }

    /** Share of the spoken rulings that are true, 0 to 1; 1 where nothing was said, because nothing was said wrongly. */
    public double precision() {
        return share(truePositives, spoken());
    }

    /** Share of the true rulings that were spoken, 0 to 1; 1 where there was nothing to say. */
    public double recall() {
        return share(truePositives, expected());
    }

    /** Harmonic mean of precision and recall, 0 to 1; 1 where there was nothing to say and nothing was said. */
    public double f1() {
        return share(2 * truePositives, spoken() + expected());
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    /** Signed mean of the errors in time, seconds; empty where nothing was right. */
    public OptionalDouble meanError() {
        return errors.stream().mapToDouble(e -> e).average();
    }

    /** The error in time that is farthest from 0, as an amount in seconds; empty where nothing was right. */
    public OptionalDouble greatestError() {
        return errors.stream().mapToDouble(Math::abs).max();
    }

    static Tally sum(Stream<Tally> tallies) {
        return tallies.reduce(NOTHING, Tally::plus);
    }
}
