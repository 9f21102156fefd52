package zebrawatch.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the stations' totals of hours from Kafka, every partition by itself and without a consumer group. The same total
 * may come more than once, and older ones of a run before newer ones. Belongs to one thread.
 */
public final class CountReader implements AutoCloseable {
    /** The topic read. */
    public static final String TOPIC = CountRecord.TOPIC;

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String bootstrap;
    private final Map<TopicPartition, Long> kept;
    private List<TopicPartition> partitions = List.of();

    /**
     * What came.
     *
     * @param spoilt records that are no totals
     * @param positions where reading goes on when this is kept
     */
    public record Batch(List<HourCount> totals, List<SpoiltRecord> spoilt, List<Position> positions) {
        public Batch {
            totals = List.copyOf(totals);
            spoilt = List.copyOf(spoilt);
            positions = List.copyOf(positions);
        }
    }

    private CountReader(Map<String, Object> settings, String bootstrap, List<Position> kept) {
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.bootstrap = bootstrap;
        this.kept = kept.stream()
                .collect(Collectors.toMap(p -> new TopicPartition(p.topic(), p.partition()), Position::offset));
    }

    /**
     * A reader that goes on where an earlier one was. Neither Kafka nor the topic need to be there yet.
     *
     * @param kept the positions of what was kept last; what they do not name is read from its beginning
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public static CountReader resume(String bootstrap, List<Position> kept, Map<String, String> client) {
        KafkaSettings.requireBootstrap(bootstrap);
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        return new CountReader(settings, bootstrap, kept);
    }

    /**
     * The next totals, or none if none come within {@code wait}.
     *
     * @throws PublishException if Kafka does not answer or refuses; calling again goes on where it was
     */
    public Batch poll(Duration wait) {
        try {
            if (partitions.isEmpty() && !findPartitions()) {
                Thread.sleep(wait.toMillis());
                return new Batch(List.of(), List.of(), List.of());
            }
            List<HourCount> totals = new ArrayList<>();
            List<SpoiltRecord> spoilt = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
                if (record.value() != null) {
                    read(record, totals, spoilt);
                }
            }
            List<Position> positions = partitions.stream()
                    .map(p -> new Position(p.topic(), p.partition(), consumer.position(p)))
                    .toList();
            return new Batch(totals, spoilt, positions);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new PublishException(KafkaTrouble.sentence(bootstrap, e), e);
        }
    }

    private static void read(ConsumerRecord<String, byte[]> record, List<HourCount> totals, List<SpoiltRecord> spoilt) {
        try {
            totals.add(CountRecord.read(record.value()));
        } catch (PublishException e) {
            spoilt.add(new SpoiltRecord(
                    new Position(record.topic(), record.partition(), record.offset()),
                    String.valueOf(e.getMessage()),
                    record.value()));
        }
    }

    private boolean findPartitions() {
        partitions = consumer.partitionsFor(TOPIC).stream()
                .map(p -> new TopicPartition(TOPIC, p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        for (TopicPartition partition : partitions) {
            Long next = kept.get(partition);
            if (next != null) {
                consumer.seek(partition, next);
            }
        }
        return !partitions.isEmpty();
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
