package zebrawatch.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.clients.producer.ProducerRecord;
import zebrawatch.video.health.Complaint;
import zebrawatch.video.health.Measure;

/**
 * The Kafka record of a camera's or a station's health: a {@link CloudEvent}, its JSON as
 * {@code schema/health-1.json} describes it.
 */
final class HealthRecord {
    static final String TOPIC = "zebra.health";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HealthRecord() {}

    static ProducerRecord<String, byte[]> of(HealthEvent event) {
        return new CloudEvent(
                        event.subject() + "@" + event.time() + "@" + event.state(),
                        CloudEvent.station(event.station()),
                        "health",
                        1,
                        event.subject(),
                        event.time())
                .record(TOPIC, event.subject(), json(event));
    }

    private static ObjectNode json(HealthEvent event) {
        ObjectNode node = MAPPER.createObjectNode().put("station", event.station());
        event.camera().ifPresent(camera -> node.put("camera", camera.value()));
        node.put("time", event.time().toString())
                .put("state", event.state())
                .put("armed", event.armed())
                .put("zh", event.chinese())
                .put("en", event.english());
        ArrayNode complaints = node.putArray("complaints");
        event.complaints().forEach(c -> complaints.add(tree(c)));
        return node;
    }

    private static ObjectNode tree(Complaint complaint) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("state", complaint.ailment().code())
                .put("since", complaint.since().toString());
        ArrayNode measures = node.putArray("measures");
        complaint.measures().forEach(m -> measures.add(tree(m)));
        return node;
    }

    private static ObjectNode tree(Measure measure) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("name", measure.quantity().code())
                .put("value", measure.value())
                .put("unit", measure.quantity().unit());
        measure.limit().ifPresent(limit -> node.put("limit", limit));
        return node;
    }
}
