package zebrawatch.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.SealedCase;

/**
 * Reads cases from Kafka: committed ones only, whole, each id once. Reads every partition by itself, without a consumer
 * group: each reader sees all cases and leaves no trace. Belongs to one thread.
 *
 * <p>The two topics are read in step, so that a long backlog does not fill the memory: pictures of a partition only
 * while an event of that partition waits for them, events only while few are waiting. That works because a case's event
 * and its pictures have the same key and both topics the same number of partitions.
 */
public final class CaseReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaseReader.class);
    private static final int MOST_WAITING = 50;
    private static final int PICTURES_A_POLL = 20;
    private static final long ORPHANS_BYTES = 64 << 20;
    private static final int KNOWN_IDS = 100_000;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** Markers of one commit reach its partitions one after the other. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String bootstrap;
    private final Instant since;
    private final CaseJoin join = new CaseJoin(ORPHANS_BYTES, KNOWN_IDS);
    private List<TopicPartition> events = List.of();
    private List<TopicPartition> pictures = List.of();
    private long lastRecord = System.nanoTime();

    private CaseReader(KafkaConsumer<String, byte[]> consumer, String bootstrap, Instant since) {
        this.consumer = consumer;
        this.bootstrap = bootstrap;
        this.since = since;
    }

    /**
     * A reader of all cases sent after {@code since}. Neither Kafka nor the topics need to be there yet.
     *
     * @param bootstrap {@code host:port}, several separated by commas
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public static CaseReader open(String bootstrap, Instant since, Map<String, String> client) {
        KafkaSettings.requireBootstrap(bootstrap);
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, PICTURES_A_POLL);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, CaseTopics.MAX_RECORD_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        return new CaseReader(
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()), bootstrap, since);
    }

    /**
     * The cases that became complete with the next records, or nothing if none come within {@code wait}. A case whose
     * pictures are gone from Kafka comes with those that are left; a record that is no case is said and skipped.
     *
     * @throws PublishException if Kafka does not answer or refuses; calling again goes on where it was
     */
    public List<SealedCase> poll(Duration wait) {
        try {
            if (events.isEmpty() && !findPartitions()) {
                Thread.sleep(wait.toMillis());
                return List.of();
            }
            keepInStep();
            ConsumerRecords<String, byte[]> records = consumer.poll(wait);
            List<SealedCase> cases = new ArrayList<>();
            records.forEach(record -> offer(record).ifPresent(cases::add));
            if (!records.isEmpty()) {
                lastRecord = System.nanoTime();
            } else if (System.nanoTime() - lastRecord > PATIENCE.toNanos()) {
                cases.addAll(withoutTheirPictures());
            }
            return cases;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new PublishException(KafkaTrouble.sentence(bootstrap, e), e);
        }
    }

    /** Whether a connection to Kafka stands. */
    boolean isConnected() {
        return consumer.metrics().entrySet().stream()
                .filter(m -> m.getKey().name().equals("connection-count"))
                .anyMatch(m -> m.getValue().metricValue() instanceof Number n && n.doubleValue() > 0);
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

    private boolean findPartitions() {
        List<TopicPartition> e = partitions(CaseRecords.VIOLATIONS);
        List<TopicPartition> p = partitions(CaseRecords.SNAPSHOTS);
        if (e.isEmpty() || p.isEmpty()) {
            return false;
        }
        if (e.size() != p.size()) {
            throw new PublishException("zebra.violations has " + e.size() + " partitions and zebra.snapshots "
                    + p.size() + "; both need the same number");
        }
        List<TopicPartition> all = Stream.concat(e.stream(), p.stream()).toList();
        consumer.assign(all);
        // the ends are asked for first: what arrives in between lies behind them
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<TopicPartition, OffsetAndTimestamp> starts =
                consumer.offsetsForTimes(all.stream().collect(Collectors.toMap(t -> t, t -> since.toEpochMilli())));
        for (TopicPartition partition : all) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start != null ? start.offset() : ends.getOrDefault(partition, 0L));
        }
        events = e;
        pictures = p;
        return true;
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
    }

    private void keepInStep() {
        Set<Integer> wanted = join.waitingPartitions();
        consumer.resume(consumer.paused());
        consumer.pause(
                pictures.stream().filter(p -> !wanted.contains(p.partition())).toList());
        if (join.waiting() >= MOST_WAITING) {
            consumer.pause(events);
        }
    }

    private Optional<SealedCase> offer(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(CaseRecords.VIOLATIONS)) {
                return join.event(CaseJson.read(record.value()), record.value(), record.partition());
            }
            String id = CaseRecords.header(record.headers(), CaseRecords.CASE_ID);
            int seq = Integer.parseInt(CaseRecords.header(record.headers(), CaseRecords.SEQ));
            return join.picture(id, seq, record.value());
        } catch (PublishException | EvidenceException | NumberFormatException e) {
            LOG.warn(
                    "record {} of {}-{} is skipped: {}",
                    record.offset(),
                    record.topic(),
                    record.partition(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** An event and its pictures are committed together, so at the end of a partition nothing can be waited for. */
    private List<SealedCase> withoutTheirPictures() {
        List<SealedCase> cases = new ArrayList<>();
        for (int n : join.waitingPartitions()) {
            TopicPartition partition = new TopicPartition(CaseRecords.SNAPSHOTS, n);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, Long.MAX_VALUE);
            if (consumer.position(partition) >= end) {
                cases.addAll(join.giveUp(n));
            }
        }
        return cases;
    }
}
