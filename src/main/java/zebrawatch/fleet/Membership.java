package zebrawatch.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * This station as a member of its group: Kafka's consumer protocol (KIP-848) tells which partitions are its own. Nothing
 * is read with it. Belongs to one thread; the client's own thread keeps it alive.
 */
final class Membership implements AutoCloseable {
    private static final Duration LEAVING = Duration.ofSeconds(3);

    private final KafkaConsumer<String, String> member;
    private final Consumer<Set<Integer>> giveBack;
    private boolean abandoned;

    /** @param giveBack called with partitions that the station must let go of; another gets them when it returns */
    Membership(KafkaConsumer<String, String> member, Consumer<Set<Integer>> giveBack) {
        this.member = member;
        this.giveBack = giveBack;
        member.subscribe(Set.of(CameraTopic.NAME), new Changes());
    }

    private final class Changes implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            member.pause(partitions);
            // nothing is read, so Kafka need not be asked where to begin
            partitions.forEach(partition -> member.seek(partition, 0));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!abandoned) {
                giveBack.accept(numbers(partitions));
            }
        }
    }

    /** @throws org.apache.kafka.common.KafkaException if Kafka refuses; it may be away */
    void poll(Duration wait) {
        member.poll(wait);
    }

    /** The partitions that are this station's. */
    Set<Integer> partitions() {
        return numbers(member.assignment());
    }

    /** Whether Kafka counts this station among the living. */
    boolean isIn(Census census) {
        return census.members().contains(member.groupMetadata().memberId());
    }

    /** Lets go of the client without giving anything back: Kafka has failed, not the station. */
    void abandon() {
        abandoned = true;
        close();
    }

    /** Gives everything back and leaves the group, so that the others need not wait until this station is missed. */
    @Override
    public void close() {
        member.close(CloseOptions.timeout(LEAVING));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toUnmodifiableSet());
    }
}
