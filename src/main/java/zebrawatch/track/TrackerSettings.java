package zebrawatch.track;

import java.time.Duration;

/**
 * How detections become tracks. Two-stage association after Zhang et al., "ByteTrack: multi-object tracking by
 * associating every detection box", ECCV 2022; what happens after a gap after Cao et al., "Observation-centric SORT", CVPR
 * 2023.
 *
 * @param high a detection of at least this score is trusted: it may begin a track, 0 to 1
 * @param low a detection of at least this score may continue a track, 0 to 1
 * @param overlap smallest intersection over union of a detection with where the track is expected, 0 to 1
 * @param looks after a gap no detection continues a track whose looks differ more from its own, 0 to 1
 * @param trial a track is believed once it has been seen this long, every stretch weighted with its score
 * @param patience a track not yet believed is dropped when unseen for longer
 * @param coast a believed track is dropped when unseen for longer; until then it goes on where it was heading
 */
public record TrackerSettings(
        double high, double low, double overlap, double looks, Duration trial, Duration patience, Duration coast) {

    /**
     * The published values, but for the scores, which are the default detector's: at 0.35 it is seldom wrong and at 0.15
     * it misses little.
     */
    public static final TrackerSettings DEFAULT = new TrackerSettings(
            0.35, 0.15, 0.3, 0.5, Duration.ofMillis(75), Duration.ofMillis(500), Duration.ofMillis(1500));

    /** @throws IllegalArgumentException in one sentence naming the value that cannot be */
    public TrackerSettings {
        share("high", high);
        share("low", low);
        share("overlap", overlap);
        share("looks", looks);
        if (low > high) {
            throw new IllegalArgumentException("low must not be above high, got " + low + " above " + high);
        }
        notNegative("trial", trial);
        notNegative("patience", patience);
        notNegative("coast", coast);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, got " + value);
        }
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, got " + value);
        }
    }
}
