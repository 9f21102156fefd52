package zebrawatch.scene;

import java.time.Duration;
import java.time.Instant;

/**
 * A pedestrians' signal that goes round in a fixed time.
 *
 * @param start when a round began
 * @param period of a round, above zero
 * @param greenFrom after a round's beginning
 * @param greenTo after a round's beginning, this instant no longer green; after {@code greenFrom}, within the round
 */
public record SignalCycle(Instant start, Duration period, Duration greenFrom, Duration greenTo) {

    /** @throws IllegalArgumentException in one sentence, if green is not within the round */
    public SignalCycle {
        if (greenFrom.isNegative() || greenTo.compareTo(greenFrom) <= 0 || greenTo.compareTo(period) > 0) {
            throw new IllegalArgumentException("green is within a round of " + seconds(period) + " s, got ["
                    + seconds(greenFrom) + ", " + seconds(greenTo) + "]");
        }
    }

    /** What it shows then; never unknown. */
    public Signal at(Instant time) {
        long phase = Math.floorMod(Duration.between(start, time).toNanos(), period.toNanos());
        return phase >= greenFrom.toNanos() && phase < greenTo.toNanos() ? Signal.GREEN : Signal.RED;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
