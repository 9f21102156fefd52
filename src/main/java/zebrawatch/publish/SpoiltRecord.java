package zebrawatch.publish;

import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that is no part of a case, with the reason: nobody can use it, and nobody should have to miss it. */
public final class SpoiltRecord {
    /** What keeps it from being used. */
    public enum Kind {
        /** It cannot be read as what its topic holds. */
        MALFORMED,
        /** It is not what was signed, or nothing that was signed. */
        FORGED,
        /** Another came before it and has its place. */
        ANOTHER,
        /** Its case's document did not come. */
        ORPHAN,
        /** Kafka deleted it, and perhaps others, before it was read. */
        GONE;

        /** As it is stored. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Position at;
    private final Kind kind;
    private final String reason;
    private final byte[] content;

    /** @param content owned by this from here on */
    SpoiltRecord(Position at, Kind kind, String reason, byte[] content) {
        this.at = at;
        this.kind = kind;
        this.reason = reason;
        this.content = content;
    }

    static SpoiltRecord of(ConsumerRecord<String, byte[]> record, PublishException reason) {
        return new SpoiltRecord(
                new Position(record.topic(), record.partition(), record.offset()),
                Kind.MALFORMED,
                String.valueOf(reason.getMessage()),
                record.value());
    }

    /** Where it lies. */
    public Position at() {
        return at;
    }

    public Kind kind() {
        return kind;
    }

    /** In one sentence. */
    public String reason() {
        return reason;
    }

    /** Its value; empty where it had none or is gone; not to be changed. */
    public byte[] content() {
        return content;
    }

    @Override
    public String toString() {
        return at + ": " + reason;
    }
}
