package zebrawatch.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The records of a topic, every partition by itself and without a consumer group. Belongs to one thread. */
final class WholeTopic implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String topic;
    private final String bootstrap;
    private final Optional<Instant> since;
    private final Map<TopicPartition, Long> kept;
    private List<TopicPartition> partitions = List.of();

    private WholeTopic(
            String topic,
            String bootstrap,
            Map<String, String> client,
            Optional<Instant> since,
            Map<TopicPartition, Long> kept) {
        KafkaSettings.requireBootstrap(bootstrap);
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
        this.bootstrap = bootstrap;
        this.since = since;
        this.kept = kept;
    }

    /**
     * Goes on where an earlier one was. Neither Kafka nor the topic need to be there yet.
     *
     * @param kept the positions of what was kept last; what they do not name is read from its beginning
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    static WholeTopic resume(String topic, String bootstrap, List<Position> kept, Map<String, String> client) {
        Map<TopicPartition, Long> next = kept.stream()
                .collect(Collectors.toMap(p -> new TopicPartition(p.topic(), p.partition()), Position::offset));
        return new WholeTopic(topic, bootstrap, client, Optional.empty(), next);
    }

    /** The same for what was sent from an instant on. */
    static WholeTopic since(String topic, String bootstrap, Instant instant, Map<String, String> client) {
        return new WholeTopic(topic, bootstrap, client, Optional.of(instant), Map.of());
    }

    /**
     * The next records that have a value, or none if none come within {@code wait}.
     *
     * @throws PublishException if Kafka does not answer or refuses; calling again goes on where it was
     */
    List<ConsumerRecord<String, byte[]>> poll(Duration wait) {
        try {
            if (partitions.isEmpty() && !findPartitions()) {
                Thread.sleep(wait.toMillis());
                return List.of();
            }
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
                if (record.value() != null) {
                    records.add(record);
                }
            }
            return records;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new PublishException(KafkaTrouble.sentence(bootstrap, e), e);
        }
    }

    /** Where reading goes on when what came is kept. */
    List<Position> positions() {
        return partitions.stream()
                .map(p -> new Position(p.topic(), p.partition(), consumer.position(p)))
                .toList();
    }

    private boolean findPartitions() {
        List<TopicPartition> found = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        consumer.assign(found);
        consumer.seekToBeginning(found);
        kept.forEach((partition, next) -> {
            if (found.contains(partition)) {
                consumer.seek(partition, next);
            }
        });
        since.ifPresent(instant -> seek(found, instant));
        partitions = found;
        return !found.isEmpty();
    }

    private void seek(List<TopicPartition> found, Instant instant) {
        Map<TopicPartition, OffsetAndTimestamp> first =
                consumer.offsetsForTimes(found.stream().collect(Collectors.toMap(p -> p, p -> instant.toEpochMilli())));
        for (TopicPartition partition : found) {
            @Nullable OffsetAndTimestamp next = first.get(partition);
            if (next == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, next.offset());
            }
        }
    }

    @Override
    public void close() {
        // an interrupted thread cannot take leave of Kafka
        boolean interrupted = Thread.interrupted();
        consumer.close(CloseOptions.timeout(ANSWER));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
