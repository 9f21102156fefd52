package zebrawatch.publish;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import zebrawatch.scene.CameraId;

/** The Kafka record of a still: the camera's id is the key, the JPEG the value, so that the newest takes the others' place. */
final class StillRecord {
    static final String TOPIC = "zebra.stills";

    private static final String TAKEN = "taken";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";

    private StillRecord() {}

    static ProducerRecord<String, byte[]> of(Still still) {
        return CaseRecords.record(
                TOPIC,
                still.camera().value(),
                still.jpeg(),
                Map.of(
                        TAKEN,
                        still.taken().toString(),
                        WIDTH,
                        Integer.toString(still.width()),
                        HEIGHT,
                        Integer.toString(still.height()),
                        CaseRecords.CONTENT_TYPE,
                        "image/jpeg"));
    }

    /** @throws PublishException in one sentence, if it is no still */
    static Still read(ConsumerRecord<String, byte[]> record) {
        try {
            return new Still(
                    new CameraId(record.key() == null ? "" : record.key()),
                    Instant.parse(CaseRecords.optionalHeader(record.headers(), TAKEN)),
                    Integer.parseInt(CaseRecords.optionalHeader(record.headers(), WIDTH)),
                    Integer.parseInt(CaseRecords.optionalHeader(record.headers(), HEIGHT)),
                    record.value());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new PublishException("no still: " + e.getMessage(), e);
        }
    }
}
