package zebrawatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Counts the documents of cases in Kafka, those sent twice twice. */
public final class EventCount {
    private static final Duration WAIT = Duration.ofMillis(200);

    private EventCount() {}

    /** The committed ones. */
    public static long of(String bootstrap) {
        return of(bootstrap, "read_committed");
    }

    /**
     * Those that a consumer of this isolation sees.
     *
     * @param isolation as Kafka's consumer calls it
     */
    public static long of(String bootstrap, String isolation) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", isolation),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("zebra.violations").stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long count = 0;
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                count += consumer.poll(WAIT).count();
            }
            return count;
        }
    }
}
