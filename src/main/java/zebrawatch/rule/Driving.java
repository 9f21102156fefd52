package zebrawatch.rule;

import zebrawatch.track.GroundTrack;

/**
 * A vehicle on its passage at one instant, whomever it meets.
 *
 * @param state its, the last one known if it is not {@code here}
 * @param shown what had been seen of it
 * @param progress on its way over the zebra
 * @param path it takes
 * @param half where it drives
 * @param lately its mean speed over half a second, m/s: a single frame's is mostly noise
 * @param here whether it is still followed
 * @param follows whether it drove onto the zebra closely behind another
 * @param queues whether another vehicle is ahead of it, before the zebra or on it
 */
record Driving(
        GroundTrack state,
        Shown shown,
        Progress progress,
        Path path,
        Half half,
        double lately,
        boolean here,
        boolean follows,
        boolean queues) {}
