package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.time.Duration;

/**
 * Keeps a file's time stamps strictly increasing in the order of decoding. A packet without a stamp, or with one not later
 * than its predecessor's (a damaged file, clips glued together), follows its predecessor at the nominal interval. All stamps
 * are microseconds.
 */
final class Stamps {
    private final long interval;
    private long last = Long.MIN_VALUE;
    private long shown;
    private long latest = Long.MIN_VALUE;
    private int repaired;

    /** @param interval the nominal time between two pictures, at least a microsecond */
    Stamps(Duration interval) {
        this.interval = Math.max(1, interval.toNanos() / 1000);
    }

    /**
     * Takes the next packet's stamps, each of which may be FFmpeg's "none".
     *
     * @param toShow when its picture is shown
     * @param toDecode when it is decoded; not after {@code toShow} in a sound file
     */
    void next(long toShow, long toDecode) {
        long stamp = toDecode != AV_NOPTS_VALUE ? toDecode : toShow;
        boolean first = last == Long.MIN_VALUE;
        if (stamp != AV_NOPTS_VALUE && (first || stamp > last)) {
            last = stamp;
        } else {
            repaired++;
            last = first ? 0 : last + interval;
        }
        boolean known = toShow != AV_NOPTS_VALUE && toDecode != AV_NOPTS_VALUE;
        shown = known ? last + Math.max(0, toShow - toDecode) : last;
        latest = Math.max(latest, shown);
    }

    /** When the picture is shown. */
    long shown() {
        return shown;
    }

    /** When it is decoded. */
    long decoded() {
        return last;
    }

    /** The latest that any picture so far is shown. */
    long latest() {
        return latest;
    }

    /** How many packets had no usable stamp. */
    int repaired() {
        return repaired;
    }
}
