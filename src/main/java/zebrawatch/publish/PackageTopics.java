package zebrawatch.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.verify.PackageContents;

/** The packages that lie in Kafka, as they lie there: committed records from the first to the last there is now. */
public final class PackageTopics {
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final String bootstrap;
    private final String events;
    private final String pictures;
    private final Map<String, Object> settings = new HashMap<>();

    /**
     * @param bootstrap {@code host:port}, several separated by commas
     * @param events the topic of documents
     * @param pictures the topic of pictures and clips, with as many partitions
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public PackageTopics(String bootstrap, String events, String pictures, Map<String, String> client) {
        KafkaSettings.requireBootstrap(bootstrap);
        this.bootstrap = bootstrap;
        this.events = events;
        this.pictures = pictures;
        settings.putAll(client);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, CaseTopics.MAX_RECORD_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
    }

    /**
     * Hands out each package, one camera's in the order in which they were sent. A package that was sent twice alike comes
     * once. Pictures whose document is not there come without one. Of what it read it keeps digests, for one partition at a
     * time. What is being sent meanwhile is left out whole; for what was begun it waits until Kafka knows how it ended.
     *
     * @throws PublishException in one sentence, if Kafka or a topic is not there
     */
    public void read(Consumer<PackageContents> receiver) {
        Map<String, Object> undecidedToo = new HashMap<>(settings);
        undecidedToo.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        try (KafkaConsumer<String, byte[]> consumer = consumer(settings);
                KafkaConsumer<String, byte[]> uncommitted = consumer(undecidedToo)) {
            List<Integer> partitions = partitions(consumer, events);
            if (!partitions.equals(partitions(consumer, pictures))) {
                throw new PublishException(events + " and " + pictures + " need the same number of partitions");
            }
            for (int partition : partitions) {
                read(consumer, uncommitted, partition, receiver);
            }
        } catch (KafkaException e) {
            throw new PublishException(KafkaTrouble.sentence(bootstrap, e), e);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private List<Integer> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<Integer> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> p.partition())
                .sorted()
                .toList();
        if (partitions.isEmpty()) {
            throw new PublishException("Kafka at " + bootstrap + " has no topic " + topic);
        }
        return partitions;
    }

    /**
     * The partitions of documents and pictures learn of a transaction's end one after the other, some time after its producer. So
     * it waits until all documents there are now are decided, whose pictures then are written, and calls no document missing before it
     * has looked at those written since.
     */
    private void read(
            KafkaConsumer<String, byte[]> consumer,
            KafkaConsumer<String, byte[]> uncommitted,
            int partition,
            Consumer<PackageContents> receiver) {
        TopicPartition files = new TopicPartition(pictures, partition);
        TopicPartition documents = new TopicPartition(events, partition);
        long all = end(uncommitted, documents);
        each(consumer, documents, end(consumer, documents), all, record -> {});
        Map<String, Map<String, String>> digests = new HashMap<>();
        each(consumer, files, 0, end(uncommitted, files), record -> {
            String id = CaseRecords.optionalHeader(record.headers(), CaseRecords.CASE_ID);
            Map<String, String> digestsOfFiles = digests.computeIfAbsent(id, i -> new TreeMap<>());
            String file = CaseRecords.file(record.headers());
            String digest = Sha256.of(record.value());
            String there = digestsOfFiles.putIfAbsent(file, digest);
            if (there != null && !there.equals(digest)) {
                digestsOfFiles.put(file + " (offset " + record.offset() + ")", digest);
            }
        });
        Set<String> seen = new HashSet<>();
        Set<String> orphans = new HashSet<>(digests.keySet());
        each(consumer, documents, 0, all, record -> {
            String id = CaseRecords.optionalHeader(record.headers(), CaseRecords.EVENT_ID);
            orphans.remove(id);
            if (seen.add(id + Sha256.of(record.value()))) {
                receiver.accept(
                        new PackageContents(id, Optional.of(record.value()), digests.getOrDefault(id, Map.of())));
            }
        });
        each(
                consumer,
                documents,
                all,
                end(uncommitted, documents),
                record -> orphans.remove(CaseRecords.optionalHeader(record.headers(), CaseRecords.EVENT_ID)));
        orphans.stream()
                .sorted()
                .forEach(id ->
                        receiver.accept(new PackageContents(id, Optional.empty(), digests.getOrDefault(id, Map.of()))));
    }

    private static long end(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private static void each(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition partition,
            long begin,
            long end,
            Consumer<ConsumerRecord<String, byte[]>> receiver) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        if (begin == 0) {
            consumer.seekToBeginning(one);
        } else {
            consumer.seek(partition, begin);
        }
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(WAIT)) {
                if (record.offset() < end) {
                    receiver.accept(record);
                }
            }
        }
    }
}
