package zebrawatch.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The Kafka record of a decision: a CloudEvent in binary mode under the case's id, its JSON as {@code schema/decision-1.json}
 * describes it.
 */
final class DecisionRecord {
    static final String TOPIC = "zebra.decisions";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DecisionRecord() {}

    static ProducerRecord<String, byte[]> of(DecisionEvent event) {
        return CaseRecords.record(TOPIC, event.caseId(), json(event), cloudEvent(event));
    }

    private static Map<String, String> cloudEvent(DecisionEvent event) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                event.id().toString(),
                "ce_source",
                "/zebrawatch/office",
                "ce_type",
                "zebrawatch.decision.v1",
                "ce_subject",
                event.caseId(),
                "ce_time",
                event.decided().toString(),
                "ce_dataschema",
                "urn:zebrawatch:schema:decision:1",
                "content-type",
                "application/json");
    }

    private static byte[] json(DecisionEvent event) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", event.id().toString())
                .put("case", event.caseId())
                .put("case_sha256", event.digest())
                .put("camera", event.camera())
                .put("crossing", event.crossing())
                .put("happened", event.happened().toString())
                .put("decided", event.decided().toString())
                .put("look", event.look())
                .put("final", event.isFinal())
                .put("officer", event.officer().toString())
                .put("outcome", event.outcome());
        event.category().ifPresent(category -> node.put("category", category));
        event.destination().ifPresent(destination -> node.put("destination", destination));
        node.put("plate", event.plate());
        event.reasons().forEach(node.putArray("reasons")::add);
        node.put("note", event.note());
        try {
            return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }
}
