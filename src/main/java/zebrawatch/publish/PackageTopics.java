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
     * time.
     *
     * @throws PublishException in one sentence, if Kafka or a topic is not there
     */
    public void read(Consumer<PackageContents> receiver) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<Integer> partitions = partitions(consumer, events);
            if (!partitions.equals(partitions(consumer, pictures))) {
                throw new PublishException(events + " and " + pictures + " need the same number of partitions");
            }
            for (int partition : partitions) {
                read(consumer, partition, receiver);
            }
        } catch (KafkaException e) {
            throw new PublishException(KafkaTrouble.sentence(bootstrap, e), e);
        }
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

    private void read(KafkaConsumer<String, byte[]> consumer, int partition, Consumer<PackageContents> receiver) {
        Map<String, Map<String, String>> digests = new HashMap<>();
        each(consumer, new TopicPartition(pictures, partition), record -> {
            Map<String, String> files = digests.computeIfAbsent(
                    CaseRecords.optionalHeader(record.headers(), CaseRecords.CASE_ID), id -> new TreeMap<>());
            String file = CaseRecords.file(record.headers());
            String digest = Sha256.of(record.value());
            String there = files.putIfAbsent(file, digest);
            if (there != null && !there.equals(digest)) {
                files.put(file + " (offset " + record.offset() + ")", digest);
            }
        });
        Set<String> seen = new HashSet<>();
        Set<String> orphans = new HashSet<>(digests.keySet());
        each(consumer, new TopicPartition(events, partition), record -> {
            String id = CaseRecords.optionalHeader(record.headers(), CaseRecords.EVENT_ID);
            orphans.remove(id);
            if (seen.add(id + Sha256.of(record.value()))) {
                receiver.accept(
                        new PackageContents(id, Optional.of(record.value()), digests.getOrDefault(id, Map.of())));
            }
        });
        orphans.stream()
                .sorted()
                .forEach(id ->
                        receiver.accept(new PackageContents(id, Optional.empty(), digests.getOrDefault(id, Map.of()))));
    }

    private static void each(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition partition,
            Consumer<ConsumerRecord<String, byte[]>> receiver) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        consumer.seekToBeginning(one);
        long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
            consumer.poll(WAIT).forEach(receiver);
        }
    }
}
