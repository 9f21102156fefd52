package zebrawatch.attention;

import java.time.Duration;

/**
 * How far apart the pictures are that a line looks at. A line that falls behind its camera is given sparser ones, evenly
 * with what it is behind, so that it keeps up again without a gap; the detector serves cameras in turns, so all become
 * sparser alike.
 *
 * @param usual between two pictures, while the line keeps up
 * @param sparsest between two pictures, however far it is behind
 * @param behind from here on pictures become sparser; longer than a camera that has just woken is behind
 * @param farthest from here on they are sparsest; shorter than what the ring of packets holds
 */
public record Pace(Duration usual, Duration sparsest, Duration behind, Duration farthest) {

    /** @throws IllegalArgumentException in one sentence */
    public Pace {
        if (usual.isNegative() || usual.isZero() || sparsest.compareTo(usual) < 0) {
            throw new IllegalArgumentException(
                    "the sparsest pictures are not closer than the usual ones, got " + sparsest + " and " + usual);
        }
        if (behind.isNegative() || farthest.compareTo(behind) <= 0) {
            throw new IllegalArgumentException(
                    "a line is farthest behind after it has begun to be behind, got " + farthest + " and " + behind);
        }
    }

    /** Ten pictures a second, three where the line is ten seconds behind. */
    public static Pace standard() {
        return new Pace(Duration.ofMillis(100), Duration.ofMillis(350), Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    /** The time from one picture to the next for a line that is {@code lag} behind. */
    Duration spacing(Duration lag) {
        double share =
                (double) lag.minus(behind).toMillis() / farthest.minus(behind).toMillis();
        double clamped = Math.max(0, Math.min(1, share));
        return usual.plusNanos(Math.round(sparsest.minus(usual).toNanos() * clamped));
    }

    /** How many pictures at the usual spacing lie in {@code time}. */
    double of(Duration time) {
        return (double) time.toNanos() / usual.toNanos();
    }
}
