package zebrawatch.publish;

import java.time.Duration;

/**
 * How large and how old what is in a spool grows. What goes first: sent packages older than {@code keep}, then sent packages,
 * the oldest first. Cases that are not sent never go; where no room is left for a new one, that is refused.
 *
 * @param bytes the spool holds no more
 * @param keep how long packages are kept after they were sent, so that they can be sent again
 * @param remembered how long the ids of sent cases are known, so that no second case is made of the same passage
 */
public record SpoolLimits(long bytes, Duration keep, Duration remembered) {
    private static final long BYTES = 10_000_000_000L;

    /** @throws IllegalArgumentException if nothing could be held */
    public SpoolLimits {
        if (bytes <= 0 || keep.isNegative() || remembered.isNegative()) {
            throw new IllegalArgumentException("a spool needs room, and times of zero or more");
        }
    }

    /** Ten gigabytes; packages kept and ids remembered for 30 days, as long as the law wants recordings kept. */
    public static SpoolLimits standard() {
        return new SpoolLimits(BYTES, Duration.ofDays(30), Duration.ofDays(30));
    }
}
