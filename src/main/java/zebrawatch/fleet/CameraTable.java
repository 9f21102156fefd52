package zebrawatch.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.CameraId;

/**
 * All cameras of the topic, as last written. Every station reads all of them, some megabytes of a city, so that whoever
 * has to take a camera over knows it already. Belongs to one thread.
 */
final class CameraTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraTable.class);
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final KafkaConsumer<String, String> reader;
    private final SortedMap<CameraId, Placed> cameras = new TreeMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int partitions;
    private long changes;

    CameraTable(KafkaConsumer<String, String> reader) {
        this.reader = reader;
    }

    /**
     * Takes in what was written; there need not be a topic yet.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka is away or refuses
     */
    void poll(Duration wait) {
        findPartitions();
        if (partitions > 0) {
            ConsumerRecords<String, String> records = reader.poll(wait);
            records.forEach(this::take);
            ends.entrySet().removeIf(end -> reader.position(end.getKey()) >= end.getValue());
        }
    }

    /** Whether everything was read that was there when its partition was found. */
    boolean isWhole() {
        return partitions > 0 && ends.isEmpty();
    }

    /** By id. */
    SortedMap<CameraId, Placed> cameras() {
        return cameras;
    }

    /** Grows with every record: whoever has seen the same number has seen the same cameras. */
    long changes() {
        return changes;
    }

    @Override
    public void close() {
        reader.close(CloseOptions.timeout(CLOSING));
    }

    private void findPartitions() {
        int found = reader.partitionsFor(CameraTopic.NAME).size();
        if (found > partitions) {
            List<TopicPartition> all = new ArrayList<>();
            for (int p = 0; p < found; p++) {
                all.add(new TopicPartition(CameraTopic.NAME, p));
            }
            List<TopicPartition> added = all.subList(partitions, found);
            ends.putAll(reader.endOffsets(added));
            reader.assign(all);
            reader.seekToBeginning(added);
            partitions = found;
        }
    }

    private void take(ConsumerRecord<String, String> record) {
        changes++;
        try {
            CameraId id = CameraRecords.id(record);
            if (record.value() == null) {
                cameras.computeIfPresent(id, (key, held) -> held.partition() == record.partition() ? null : held);
            } else {
                // one that was removed and came again may lie elsewhere, and partitions are read in any order
                cameras.merge(
                        id,
                        CameraRecords.read(record),
                        (held, read) -> held.partition() == read.partition() || held.isOlderThan(read) ? read : held);
            }
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "record {} of {}-{} is skipped: {}",
                    record.offset(),
                    record.topic(),
                    record.partition(),
                    e.getMessage());
        }
    }
}
