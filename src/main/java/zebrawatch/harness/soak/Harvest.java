package zebrawatch.harness.soak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was expected of one camera beside what came: one case at most for each expected violation.
 *
 * @param expected seconds from the film's begin
 * @param found those of them that a case came of
 * @param unexpected seconds of cases that nobody expected, second ones included
 */
public record Harvest(List<Double> expected, List<Double> found, List<Double> unexpected) {
    /** Decisive moments may differ by this much from the truth, seconds; the replay's differ by less than a tenth. */
    private static final double TOLERANCE = 1.5;

    public Harvest {
        expected = List.copyOf(expected);
        found = List.copyOf(found);
        unexpected = List.copyOf(unexpected);
    }

    /**
     * Gives each expected violation the nearest case.
     *
     * @param cases when each case's violation was, seconds from the film's begin
     */
    public static Harvest of(List<Double> expected, List<Double> cases) {
        List<Double> open = new ArrayList<>(expected);
        List<Double> found = new ArrayList<>();
        List<Double> unexpected = new ArrayList<>();
        for (double t : cases) {
            Optional<Double> nearest = open.stream()
                    .filter(e -> Math.abs(e - t) <= TOLERANCE)
                    .min(Comparator.comparingDouble(e -> Math.abs(e - t)));
            nearest.ifPresentOrElse(
                    e -> {
                        open.remove(e);
                        found.add(e);
                    },
                    () -> unexpected.add(t));
        }
        return new Harvest(expected, found, unexpected);
    }

    /** Those of the expected that no case came of. */
    public List<Double> missed() {
        List<Double> missed = new ArrayList<>(expected);
        missed.removeAll(found);
        return missed;
    }
}
