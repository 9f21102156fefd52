package zebrawatch.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The Kafka record of a decision: a {@link CloudEvent} under the case's id, its JSON as {@code schema/decision-1.json}
 * describes it.
 */
final class DecisionRecord {
    static final String TOPIC = "zebra.decisions";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DecisionRecord() {}

    static ProducerRecord<String, byte[]> of(DecisionEvent event) {
        return new CloudEvent(event.id().toString(), CloudEvent.OFFICE, "decision", 1, event.caseId(), event.decided())
                .record(TOPIC, event.caseId(), json(event));
    }

    private static ObjectNode json(DecisionEvent event) {
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
        return node;
    }
}
