package zebrawatch.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The Kafka record of what the exposure board published or withdrew: a CloudEvent in binary mode under the issue's id, its
 * JSON as {@code schema/exposure-1.json} describes it.
 */
final class ExposureRecord {
    static final String TOPIC = "zebra.exposures";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ExposureRecord() {}

    static ProducerRecord<String, byte[]> of(ExposureEvent event) {
        return CaseRecords.record(TOPIC, event.issue().toString(), json(event), cloudEvent(event));
    }

    private static Map<String, String> cloudEvent(ExposureEvent event) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                event.id().toString(),
                "ce_source",
                "/zebrawatch/office",
                "ce_type",
                "zebrawatch.exposure.v1",
                "ce_subject",
                event.issue().toString(),
                "ce_time",
                event.at().toString(),
                "ce_dataschema",
                "urn:zebrawatch:schema:exposure:1",
                "content-type",
                "application/json");
    }

    private static byte[] json(ExposureEvent event) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", event.id().toString())
                .put("kind", event.kind())
                .put("issue", event.issue().toString())
                .put("number", event.number())
                .put("title", event.title())
                .put("at", event.at().toString())
                .put("by", event.by())
                .put("reason", event.reason())
                .put("legal_basis", event.legalBasis());
        var items = node.putArray("items");
        event.items().forEach(item -> add(items.addObject(), item));
        try {
            return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    private static void add(ObjectNode node, ExposureEvent.Item item) {
        node.put("id", item.id().toString())
                .put("place", item.place())
                .put("happened", item.happened().toString())
                .put("vehicle", item.vehicle())
                .put("plate", item.plate());
        var pictures = node.putArray("pictures");
        item.pictures()
                .forEach(picture -> pictures.addObject()
                        .put("id", picture.id().toString())
                        .put("sha256", picture.sha256())
                        .put("width", picture.width())
                        .put("height", picture.height()));
    }
}
