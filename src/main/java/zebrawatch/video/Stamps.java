package zebrawatch.video;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Keeps a file's time stamps strictly increasing. A picture without a stamp, or with one not later than its
 * predecessor's (a damaged file, clips glued together), follows its predecessor at the nominal interval.
 */
final class Stamps {
    private final long interval;
    private long last = Long.MIN_VALUE;
    private int repaired;

    /** @param interval the nominal time between two pictures, at least a microsecond */
    Stamps(Duration interval) {
        this.interval = Math.max(1, interval.toNanos() / 1000);
    }

    /**
     * The time stamp to use, microseconds.
     *
     * @param stamp the picture's own, microseconds since the file's beginning
     */
    long next(OptionalLong stamp) {
        boolean first = last == Long.MIN_VALUE;
        long earliest = first ? Long.MIN_VALUE : last + 1;
        if (stamp.isPresent() && stamp.getAsLong() >= earliest) {
            last = stamp.getAsLong();
        } else {
            repaired++;
            last = first ? 0 : last + interval;
        }
        return last;
    }

    /** The last stamp given, microseconds. */
    long last() {
        return last;
    }

    /** How many pictures had no usable stamp. */
    int repaired() {
        return repaired;
    }
}
