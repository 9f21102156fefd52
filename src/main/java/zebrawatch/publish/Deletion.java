package zebrawatch.publish;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A package that a station deleted.
 *
 * @param id of its case
 * @param camera empty where the document could not be read
 * @param time of the ruling
 * @param sha256 of its document
 * @param bytes of document, pictures and clip
 * @param sent when Kafka acknowledged it
 * @param deleted when it was deleted
 */
public record Deletion(
        String id,
        Optional<String> camera,
        Optional<Instant> time,
        String sha256,
        long bytes,
        Instant sent,
        Instant deleted,
        Reason reason) {
    /** Why. */
    public enum Reason {
        /** It was kept for as long as the settings say. */
        KEEP_TIME,
        /** A new case needed the room. */
        ROOM;

        /** As it is recorded. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
