package zebrawatch.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.CameraId;

/**
 * A camera's record: its id is the key, its configuration's text the value, the rest stands in headers. A record without
 * a value removes the camera.
 */
final class CameraRecords {
    private static final String VERSION = "version";
    private static final String BY = "by";
    private static final String WRITTEN = "written";
    private static final String CONFIRMED = "confirmed";
    private static final String STATION = "station";
    private static final String PICTURE = "picture-wanted";

    private CameraRecords() {}

    static ProducerRecord<String, String> of(Placed placed) {
        CameraConfig camera = placed.camera();
        ProducerRecord<String, String> record = new ProducerRecord<>(
                CameraTopic.NAME, placed.partition(), camera.id().value(), camera.text());
        put(record, VERSION, Long.toString(camera.version()));
        put(record, BY, camera.by());
        put(record, WRITTEN, camera.written().toString());
        put(record, CONFIRMED, camera.confirmed().toString());
        camera.station().ifPresent(station -> put(record, STATION, station));
        camera.pictureWanted().ifPresent(time -> put(record, PICTURE, time.toString()));
        return record;
    }

    /** Whoever removes a camera stands in the record, for as long as Kafka keeps it. */
    static ProducerRecord<String, String> removal(Placed placed, String by) {
        ProducerRecord<String, String> record = new ProducerRecord<>(
                CameraTopic.NAME, placed.partition(), placed.camera().id().value(), null);
        put(record, BY, by);
        return record;
    }

    /** @throws IllegalArgumentException in one sentence, if the key is no camera's */
    static CameraId id(ConsumerRecord<String, String> record) {
        return new CameraId(record.key() == null ? "" : record.key());
    }

    /**
     * A record another program wrote may lack our headers: then Kafka's own time and offset stand for them.
     *
     * @throws IllegalArgumentException in one sentence, if key or headers cannot be read
     */
    static Placed read(ConsumerRecord<String, String> record) {
        Instant stamp = Instant.ofEpochMilli(record.timestamp());
        try {
            Instant written = header(record, WRITTEN).map(Instant::parse).orElse(stamp);
            return new Placed(
                    new CameraConfig(
                            id(record),
                            record.value(),
                            header(record, VERSION).map(Long::parseLong).orElse(record.offset() + 1),
                            header(record, BY).orElse(""),
                            written,
                            header(record, CONFIRMED).map(Instant::parse).orElse(written),
                            header(record, STATION),
                            header(record, PICTURE).map(Instant::parse)),
                    record.partition());
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("a header of " + record.key() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void put(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private static Optional<String> header(ConsumerRecord<String, String> record, String name) {
        @Nullable Header header = record.headers().lastHeader(name);
        return Optional.ofNullable(header).map(h -> new String(h.value(), UTF_8));
    }
}
