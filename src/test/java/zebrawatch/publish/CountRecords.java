package zebrawatch.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes stations' totals into Kafka, and what is none. */
public final class CountRecords implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    public CountRecords(String bootstrap) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(CountRecord.TOPIC, Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends totals in their order. */
    public void send(HourCount... totals) {
        for (HourCount total : totals) {
            send(CountRecord.of(total));
        }
    }

    /** Sends a total with a part of its text exchanged. */
    public void sendOtherwise(HourCount total, String part, String other) {
        ProducerRecord<String, byte[]> record = CountRecord.of(total);
        String text = new String(record.value(), UTF_8);
        if (!text.contains(part)) {
            throw new IllegalArgumentException(part + " is not in " + text);
        }
        send(new ProducerRecord<>(
                record.topic(), record.key(), text.replace(part, other).getBytes(UTF_8)));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        var unused = producer.send(record);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
