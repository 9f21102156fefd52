package zebrawatch.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.CameraId;

/** Reads from Kafka how cameras are. Belongs to one thread. */
public final class HealthReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthReader.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final WholeTopic records;

    /**
     * How a camera was.
     *
     * @param station who told
     * @param state {@code ok} or the gravest complaint's code
     * @param armed whether its rulings became cases
     * @param chinese for people
     * @param english for people
     */
    public record Told(
            CameraId camera,
            String station,
            Instant time,
            String state,
            boolean armed,
            String chinese,
            String english) {}

    private HealthReader(WholeTopic records) {
        this.records = records;
    }

    /**
     * A reader of what was told from an instant on; stations repeat themselves once a minute. Neither Kafka nor the topic
     * need to be there yet.
     *
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public static HealthReader since(String bootstrap, Instant instant, Map<String, String> client) {
        return new HealthReader(WholeTopic.since(HealthRecord.TOPIC, bootstrap, instant, client));
    }

    /**
     * What is told next of cameras, or nothing if nothing is within {@code wait}. What cannot be read is logged and passed
     * over: how the camera is is told again.
     *
     * @throws PublishException if Kafka does not answer or refuses; calling again goes on where it was
     */
    public List<Told> poll(Duration wait) {
        List<Told> told = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records.poll(wait)) {
            try {
                JsonNode json = MAPPER.readTree(record.value());
                if (json.hasNonNull("camera")) {
                    told.add(told(json));
                }
            } catch (IOException | DateTimeException | IllegalArgumentException e) {
                LOG.warn(
                        "record {} of {}-{} is passed over: {}",
                        record.offset(),
                        record.topic(),
                        record.partition(),
                        e.getMessage());
            }
        }
        return told;
    }

    private static Told told(JsonNode json) {
        return new Told(
                new CameraId(json.path("camera").asText()),
                json.path("station").asText(),
                Instant.parse(json.path("time").asText()),
                json.path("state").asText(),
                json.path("armed").asBoolean(),
                json.path("zh").asText(),
                json.path("en").asText());
    }

    @Override
    public void close() {
        records.close();
    }
}
