package zebrawatch.publish;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A case in a spool.
 *
 * @param camera empty where the document cannot be read
 * @param time of the ruling
 * @param bytes of document, pictures and clip
 * @param kept when the spool took it over
 * @param sent when Kafka acknowledged it
 * @param refused why Kafka does not take it
 */
public record SpoolEntry(
        String id,
        Optional<String> camera,
        Optional<Instant> time,
        long bytes,
        Instant kept,
        Optional<Instant> sent,
        Optional<String> refused) {
    /** How far it is. */
    public enum State {
        WAITING,
        SENT,
        REFUSED;

        /** As in lists. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public State state() {
        if (sent.isPresent()) {
            return State.SENT;
        }
        return refused.isPresent() ? State.REFUSED : State.WAITING;
    }
}
