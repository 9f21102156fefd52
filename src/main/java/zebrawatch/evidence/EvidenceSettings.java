package zebrawatch.evidence;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How evidence is kept and lettered.
 *
 * @param memory how far back pictures are remembered; a passage over a zebra has to fit into it
 * @param memoryBytes at most this much for the remembered pictures of one camera, the oldest going first
 * @param jpegQuality 1 to 100
 * @param zone of the times in the pictures
 */
public record EvidenceSettings(Duration memory, long memoryBytes, int jpegQuality, ZoneId zone) {

    /** @throws IllegalArgumentException if nothing could be remembered or the quality is not a JPEG quality */
    public EvidenceSettings {
        if (memory.isNegative() || memory.isZero() || memoryBytes < 1) {
            throw new IllegalArgumentException(
                    "the memory needs a length and a size, got " + memory + ", " + memoryBytes);
        }
        if (jpegQuality < 1 || jpegQuality > 100) {
            throw new IllegalArgumentException("a JPEG quality is 1 to 100, got " + jpegQuality);
        }
    }

    /**
     * Twelve seconds, 64 MiB (a 1280x720 street scene takes 0.2 MB at quality 95), China's time.
     */
    public static EvidenceSettings standard() {
        return new EvidenceSettings(Duration.ofSeconds(12), 64L << 20, 95, ZoneId.of("Asia/Shanghai"));
    }
}
