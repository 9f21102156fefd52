package zebrawatch.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps the encounter that tells most about a passage, so that it gives at most one ruling. */
final class Telling {
    private static final Comparator<Settled> ORDER = Comparator.<Settled, Verdict>comparing(Settled::verdict)
            .thenComparingDouble(s -> s.postEncroachment().orElse(Double.POSITIVE_INFINITY))
            .thenComparingDouble(
                    s -> s.vehicle().position().distance(s.pedestrian().position()));

    private Optional<Settled> most = Optional.empty();
    private int violated;

    void add(Settled encounter) {
        Verdict verdict = encounter.verdict();
        if (verdict == Verdict.VIOLATED) {
            violated++;
        }
        if (verdict == Verdict.VIOLATED || verdict == Verdict.YIELDED) {
            most = Optional.of(
                    most.filter(m -> ORDER.compare(m, encounter) <= 0).orElse(encounter));
        }
    }

    Optional<Ruling> ruling(String crossing) {
        return most.map(m -> {
            List<Fact> facts = new ArrayList<>(m.facts());
            facts.add(Fact.of("pedestrians_affected", Math.max(1, violated), ""));
            return new Ruling(
                    m.verdict() == Verdict.VIOLATED ? Ruling.Kind.FAILURE_TO_YIELD : Ruling.Kind.YIELDED,
                    m.time(),
                    crossing,
                    m.vehicle(),
                    m.pedestrian(),
                    m.policeCase(),
                    m.moments(),
                    facts);
        });
    }
}
