package zebrawatch.video;

import java.time.Duration;

/** Tells from the time stamps that pictures are missing, for the network says nothing of it. */
final class Losses {
    /** A distance so many times the usual one is a gap. */
    private static final double GAP = 1.6;

    private static final double SMOOTHING = 0.05;
    private static final double USUAL = 40_000;

    private double usual = USUAL;
    private long last = Long.MIN_VALUE;

    /** @param stamp of the next packet in the order of decoding, microseconds */
    boolean before(long stamp) {
        if (last == Long.MIN_VALUE) {
            last = stamp;
            return false;
        }
        double distance = stamp - last;
        last = stamp;
        boolean gap = distance > GAP * usual;
        // a camera that has changed its rate is no longer one that loses pictures
        usual += (Math.min(Math.max(distance, 0), 2 * usual) - usual) * SMOOTHING;
        return gap;
    }

    /** The usual time between two pictures. */
    Duration interval() {
        return Duration.ofNanos(Math.round(usual * 1000));
    }
}
