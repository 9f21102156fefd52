package zebrawatch.publish;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that is no part of a case, with the reason: nobody can use it, and nobody should have to miss it. */
public final class SpoiltRecord {
    private final Position at;
    private final String reason;
    private final byte[] content;

    /** @param content owned by this from here on */
    SpoiltRecord(Position at, String reason, byte[] content) {
        this.at = at;
        this.reason = reason;
        this.content = content;
    }

    static SpoiltRecord of(ConsumerRecord<String, byte[]> record, PublishException reason) {
        return new SpoiltRecord(
                new Position(record.topic(), record.partition(), record.offset()),
                String.valueOf(reason.getMessage()),
                record.value());
    }

    /** Where it lies. */
    public Position at() {
        return at;
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
