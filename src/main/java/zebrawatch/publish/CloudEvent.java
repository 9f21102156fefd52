package zebrawatch.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What makes a record a CloudEvent in binary mode (CloudEvents 1.0, Kafka protocol binding, section 3.2): its headers. The
 * record's value is JSON as {@code schema/KIND-VERSION.json} describes it.
 *
 * @param id the same whenever the same is told again
 * @param source who tells it, {@link #station} or {@link #OFFICE}
 * @param kind the schema's name, such as {@code health}
 * @param version the schema's
 * @param subject of whom or what it tells
 * @param time of what it tells
 */
record CloudEvent(String id, String source, String kind, int version, String subject, Instant time) {
    /** The program at headquarters. */
    static final String OFFICE = "/zebrawatch/office";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A station by its name. */
    static String station(String name) {
        return "/zebrawatch/stations/" + name;
    }

    /** The record of it. */
    ProducerRecord<String, byte[]> record(String topic, String key, ObjectNode value) {
        try {
            return record(topic, key, MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    /** The record of it, with JSON as it was signed. */
    ProducerRecord<String, byte[]> record(String topic, String key, byte[] json) {
        return CaseRecords.record(topic, key, json, headers());
    }

    private Map<String, String> headers() {
        return Map.of(
                "ce_specversion",
                "1.0",
                CaseRecords.EVENT_ID,
                id,
                "ce_source",
                source,
                "ce_type",
                "zebrawatch." + kind + ".v" + version,
                "ce_subject",
                subject,
                "ce_time",
                time.toString(),
                "ce_dataschema",
                "urn:zebrawatch:schema:" + kind + ":" + version,
                CaseRecords.CONTENT_TYPE,
                "application/json");
    }
}
