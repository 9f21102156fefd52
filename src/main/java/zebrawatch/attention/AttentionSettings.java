package zebrawatch.attention;

import java.time.Duration;

/**
 * How a camera pays attention.
 *
 * @param mode whether it does, or follows everything always
 * @param surroundings who is this near the zebra keeps it awake, metres on the ground
 * @param glance while it watches, a picture is looked at this often; key frames where they come at least that often
 * @param check while it watches, the detector looks for pedestrians this often even if nothing moves
 * @param lookBack it begins to follow at a key frame at least this long before the picture somebody was first seen in
 * @param linger it goes on following this long after nobody was near any more
 * @param longestLinger a vehicle that then stands on the zebra is followed on, but no longer than this
 */
public record AttentionSettings(
        Mode mode,
        double surroundings,
        Duration glance,
        Duration check,
        Duration lookBack,
        Duration linger,
        Duration longestLinger) {

    /** Whether a camera saves work where nobody is. */
    public enum Mode {
        /** Every picture that the line can use is looked at, always. */
        ALWAYS,
        /** The camera watches, and follows once a pedestrian is near. */
        AUTO
    }

    /** @throws IllegalArgumentException in one sentence */
    public AttentionSettings {
        if (!(surroundings >= 0)) {
            throw new IllegalArgumentException("the surroundings of a zebra are 0 m or more, got " + surroundings);
        }
        if (glance.isNegative() || glance.isZero() || check.compareTo(glance) < 0) {
            throw new IllegalArgumentException(
                    "pedestrians are looked for no more often than pictures are looked at, got " + check + " and "
                            + glance);
        }
        if (lookBack.isNegative() || linger.isNegative() || longestLinger.compareTo(linger) < 0) {
            throw new IllegalArgumentException("the longest time to linger is not less than the usual one, got "
                    + longestLinger + " and " + linger);
        }
    }

    /**
     * Four metres, which a hurried walker needs two seconds for: with a key frame every two seconds he is seen before he is
     * on the zebra, and the vehicles' approach with him. Five seconds to linger hold the three seconds of a clip after the
     * passage and the two in which a passage is spoken of.
     */
    public static AttentionSettings standard() {
        return new AttentionSettings(
                Mode.AUTO,
                4,
                Duration.ofSeconds(2),
                Duration.ofSeconds(6),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    /** The same with another mode. */
    public AttentionSettings with(Mode other) {
        return new AttentionSettings(other, surroundings, glance, check, lookBack, linger, longestLinger);
    }
}
