package zebrawatch.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The Kafka record of what the exposure board published or withdrew: a {@link CloudEvent} under the issue's id, its
 * JSON as {@code schema/exposure-1.json} describes it.
 */
final class ExposureRecord {
    static final String TOPIC = "zebra.exposures";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ExposureRecord() {}

    static ProducerRecord<String, byte[]> of(ExposureEvent event) {
        String issue = event.issue().toString();
        return new CloudEvent(event.id().toString(), CloudEvent.OFFICE, "exposure", 1, issue, event.at())
                .record(TOPIC, issue, json(event));
    }

    private static ObjectNode json(ExposureEvent event) {
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
        return node;
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
