package zebrawatch.review;

import java.util.Optional;
import java.util.OptionalDouble;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Ruling;

/**
 * How sure it is that the measured values lie on their side of their limits, given how uncertain the places are: the least of
 * what the distances say, from 0 to 1.
 */
final class Confidence {
    /** The logistic curve nearest to the normal distribution is off by 0.0095 at most (Johnson, Kotz, Balakrishnan 1995, 23.2). */
    private static final double LOGISTIC = 1.702;

    private Confidence() {}

    /** Empty where the ruling tells no uncertainty. */
    static OptionalDouble of(Ruling ruling) {
        return least(
                share(ruling, "conflict_distance", "conflict_distance_uncertainty", -1),
                share(ruling, "available_distance", "available_distance_uncertainty", 1));
    }

    private static OptionalDouble least(OptionalDouble one, OptionalDouble other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return OptionalDouble.of(Math.min(one.getAsDouble(), other.getAsDouble()));
    }

    /** @param side 1 where a violation's value lies above its limit, -1 where below */
    private static OptionalDouble share(Ruling ruling, String name, String uncertainty, int side) {
        Optional<Fact> value = fact(ruling, name).filter(f -> f.limit().isPresent());
        Optional<Fact> deviation = fact(ruling, uncertainty).filter(f -> f.measured() > 0);
        if (value.isEmpty() || deviation.isEmpty()) {
            return OptionalDouble.empty();
        }
        double beyond = side * (value.get().measured() - value.get().limit().orElseThrow());
        double deviations = beyond / deviation.get().measured();
        return Double.isNaN(deviations)
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 / (1 + Math.exp(-LOGISTIC * deviations)));
    }

    private static Optional<Fact> fact(Ruling ruling, String name) {
        return ruling.facts().stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
