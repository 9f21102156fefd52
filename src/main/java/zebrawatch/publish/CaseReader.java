package zebrawatch.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;

/**
 * Reads cases from Kafka: committed ones only, whole, each id once. Reads every partition by itself, without a consumer
 * group: each reader sees all cases and leaves no trace. Belongs to one thread.
 *
 * <p>The two topics are read in step, so that a long backlog does not fill the memory: pictures of a partition only
 * while an event of that partition waits for them, events only while few are waiting. That works because a case's event
 * and its pictures have the same key and both topics the same number of partitions.
 */
public final class CaseReader implements AutoCloseable {
    private static final int MOST_WAITING = 50;
    private static final int RECORDS_A_POLL = 100;
    private static final long ORPHANS_BYTES = 64 << 20;
    private static final int KNOWN_IDS = 100_000;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** Markers of one commit reach its partitions one after the other. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String bootstrap;
    private final Instant since;
    private final Map<TopicPartition, Long> kept;
    private final CaseJoin join;
    private List<TopicPartition> events = List.of();
    private List<TopicPartition> pictures = List.of();
    private long lastRecord = System.nanoTime();

    private CaseReader(Map<String, Object> settings, Instant since, List<Position> kept, Predicate<String> stored) {
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.bootstrap = String.valueOf(settings.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
        this.since = since;
        this.kept = kept.stream()
                .collect(Collectors.toMap(p -> new TopicPartition(p.topic(), p.partition()), Position::offset));
        this.join = new CaseJoin(ORPHANS_BYTES, KNOWN_IDS, stored);
    }

    /**
     * A reader of all cases sent after {@code since}. Neither Kafka nor the topics need to be there yet.
     *
     * @param bootstrap {@code host:port}, several separated by commas
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public static CaseReader open(String bootstrap, Instant since, Map<String, String> client) {
        return new CaseReader(settings(bootstrap, client), since, List.of(), id -> false);
    }

    /**
     * A reader that goes on where an earlier one was; partitions it knows nothing of are read from their beginning.
     *
     * @param kept the {@link Arrivals#positions()} of what was kept last
     * @param stored whether the case of an id was kept
     * @throws IllegalArgumentException if the address has another form
     */
    public static CaseReader resume(
            String bootstrap, List<Position> kept, Predicate<String> stored, Map<String, String> client) {
        return new CaseReader(settings(bootstrap, client), Instant.EPOCH, kept, stored);
    }

    private static Map<String, Object> settings(String bootstrap, Map<String, String> client) {
        KafkaSettings.requireBootstrap(bootstrap);
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, CaseTopics.MAX_RECORD_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        return settings;
    }

    /**
     * The cases that became complete with the next records, or nothing if none come within {@code wait}. A case whose
     * pictures are gone from Kafka comes with those that are left.
     *
     * @throws PublishException if Kafka does not answer or refuses; calling again goes on where it was
     */
    public Arrivals poll(Duration wait) {
        try {
            if (events.isEmpty() && !findPartitions()) {
                Thread.sleep(wait.toMillis());
                return Arrivals.NONE;
            }
            keepInStep();
            ConsumerRecords<String, byte[]> records = consumer.poll(wait);
            List<Arrival> cases = new ArrayList<>();
            records.forEach(record -> offer(record).ifPresent(cases::add));
            if (!records.isEmpty()) {
                lastRecord = System.nanoTime();
            } else if (System.nanoTime() - lastRecord > PATIENCE.toNanos()) {
                cases.addAll(withoutTheirPictures());
                dropWithoutTheirEvents();
            }
            return new Arrivals(cases, join.spoilt(), positions());
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
            long usual = start != null ? start.offset() : ends.getOrDefault(partition, 0L);
            consumer.seek(partition, kept.getOrDefault(partition, usual));
        }
        noteWhatIsGone(all);
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

    private void noteWhatIsGone(List<TopicPartition> all) {
        Map<TopicPartition, Long> firsts = consumer.beginningOffsets(all);
        kept.forEach((partition, next) -> {
            long first = firsts.getOrDefault(partition, 0L);
            if (first > next) {
                join.spoil(
                        new Position(partition.topic(), partition.partition(), next),
                        SpoiltRecord.Kind.GONE,
                        "gone from Kafka before it was read, and all up to record " + (first - 1),
                        new byte[0]);
            }
        });
    }

    private Optional<Arrival> offer(ConsumerRecord<String, byte[]> record) {
        Position at = new Position(record.topic(), record.partition(), record.offset());
        byte[] content = record.value() == null ? new byte[0] : record.value();
        try {
            if (record.topic().equals(CaseRecords.VIOLATIONS)) {
                CaseEvent says = CaseJson.read(content);
                requireName(says.id());
                String name = CaseRecords.optionalHeader(record.headers(), CaseRecords.EVENT_ID);
                return join.event(says, name.isEmpty() ? says.id() : name, content, at);
            }
            String id = CaseRecords.header(record.headers(), CaseRecords.CASE_ID);
            requireName(id);
            int seq = Integer.parseInt(CaseRecords.header(record.headers(), CaseRecords.SEQ));
            return join.picture(id, seq, CaseRecords.file(record.headers()), content, at);
        } catch (NumberFormatException e) {
            join.spoil(
                    at,
                    SpoiltRecord.Kind.MALFORMED,
                    "a picture's header '" + CaseRecords.SEQ + "' is a number, this is none",
                    content);
            return Optional.empty();
        } catch (PublishException | EvidenceException e) {
            join.spoil(at, SpoiltRecord.Kind.MALFORMED, String.valueOf(e.getMessage()), content);
            return Optional.empty();
        }
    }

    private static void requireName(String caseId) {
        if (!CaseFolder.isName(caseId)) {
            throw new PublishException("a case's id has up to 200 letters, digits, dots and dashes, this has not");
        }
    }

    /** An event and its pictures are committed together, so at the end of a partition nothing can be waited for. */
    private List<Arrival> withoutTheirPictures() {
        List<Arrival> cases = new ArrayList<>();
        for (int n : join.waitingPartitions()) {
            if (isAtEnd(new TopicPartition(CaseRecords.SNAPSHOTS, n))) {
                cases.addAll(join.giveUp(n));
            }
        }
        return cases;
    }

    private void dropWithoutTheirEvents() {
        for (int n : join.orphanPartitions()) {
            if (isAtEnd(new TopicPartition(CaseRecords.VIOLATIONS, n))) {
                join.giveUpOrphans(n);
            }
        }
    }

    private boolean isAtEnd(TopicPartition partition) {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, Long.MAX_VALUE);
        return consumer.position(partition) >= end;
    }

    private List<Position> positions() {
        return Stream.concat(events.stream(), pictures.stream())
                .map(p -> new Position(
                        p.topic(),
                        p.partition(),
                        join.held(p.topic(), p.partition()).orElseGet(() -> consumer.position(p))))
                .toList();
    }
}
