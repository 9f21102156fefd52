package zebrawatch.rule;

import java.time.Duration;
import java.time.Instant;

/** Durations as the numbers that formulas need. */
final class Seconds {
    private Seconds() {}

    static double between(Instant from, Instant to) {
        return of(Duration.between(from, to));
    }

    static double of(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
