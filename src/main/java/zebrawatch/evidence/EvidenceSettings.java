package zebrawatch.evidence;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How evidence is made.
 *
 * @param memory how far back road users' ways are remembered; a passage over a zebra has to fit into it
 * @param clipMargin how much the clip shows before the first moment and after the last
 * @param jpegQuality of the camera's own pictures, 1 to 100
 * @param copyQuality of lettered copies and the composite, 1 to 100
 * @param clockLimit a clock that is off by more makes no case
 * @param clockNeeded whether a clock makes no case either if nobody knows how right it is
 * @param zone of the times in the pictures
 */
public record EvidenceSettings(
        Duration memory,
        Duration clipMargin,
        int jpegQuality,
        int copyQuality,
        Duration clockLimit,
        boolean clockNeeded,
        ZoneId zone) {

    /** @throws IllegalArgumentException if nothing could be remembered or a quality is no JPEG quality */
    public EvidenceSettings {
        if (memory.isNegative() || memory.isZero() || clipMargin.isNegative()) {
            throw new IllegalArgumentException("the memory needs a length, got " + memory + ", " + clipMargin);
        }
        if (Math.min(jpegQuality, copyQuality) < 1 || Math.max(jpegQuality, copyQuality) > 100) {
            throw new IllegalArgumentException(
                    "a JPEG quality is 1 to 100, got " + jpegQuality + " and " + copyQuality);
        }
    }

    /**
     * Twenty seconds of ways, three seconds of clip before and after, a clock right to a second (GA/T 832-2014) though it
     * need not be known, China's time.
     */
    public static EvidenceSettings standard() {
        return new EvidenceSettings(
                Duration.ofSeconds(20),
                Duration.ofSeconds(3),
                95,
                88,
                Duration.ofSeconds(1),
                false,
                ZoneId.of("Asia/Shanghai"));
    }

    /** The same where a clock has to be known. */
    public EvidenceSettings withClockNeeded() {
        return new EvidenceSettings(memory, clipMargin, jpegQuality, copyQuality, clockLimit, true, zone);
    }
}
