package zebrawatch.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topic of the cameras and the groups of those who watch them. The topic has a partition for each camera, because
 * Kafka shares out partitions and not cameras.
 */
final class CameraTopic {
    static final String NAME = "zebra.cameras";

    /** Stations that share the city's cameras. */
    static final String STATIONS = "zebrawatch-stations";

    /** Stations with cameras of their own; they are members only so that the others know of them. */
    static final String BOXES = "zebrawatch-boxes";

    /** A station unheard of for so long is dead; a second more and the others have its cameras. */
    static final Duration SESSION = Duration.ofSeconds(6);

    static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /** Kafka makes two index files of this size for a partition, of which 10 MB would be usual. */
    private static final int INDEX_BYTES = 64 << 10;

    private CameraTopic() {}

    /**
     * Makes the topic, or gives it more partitions; it never gets fewer.
     *
     * @throws FleetException if it is there, but forgets cameras
     * @throws KafkaException if Kafka is away or refuses
     */
    static void ensure(Admin admin, int partitions) {
        Optional<TopicDescription> there = describe(admin);
        if (there.isEmpty()) {
            create(admin, partitions);
        } else {
            requireCompacted(admin);
            if (there.get().partitions().size() < partitions) {
                answer(admin.createPartitions(Map.of(NAME, NewPartitions.increaseTo(partitions)))
                        .all());
            }
        }
    }

    /**
     * Has Kafka miss a dead station soon.
     *
     * @return what keeps Kafka from it, in words; nothing if it will
     * @throws KafkaException if Kafka is away or refuses for another reason
     */
    static Optional<String> hurry(Admin admin) {
        try {
            for (String group : List.of(STATIONS, BOXES)) {
                Collection<AlterConfigOp> settings = List.of(
                        set("consumer.session.timeout.ms", SESSION), set("consumer.heartbeat.interval.ms", HEARTBEAT));
                answer(admin.incrementalAlterConfigs(
                                Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), settings))
                        .all());
            }
            return Optional.empty();
        } catch (InvalidConfigurationException e) {
            return Optional.of(
                    "Kafka notices a dead station late, after 45 s as a rule, because the broker allows no less:"
                            + " set group.consumer.min.session.timeout.ms=" + SESSION.toMillis()
                            + " and group.consumer.min.heartbeat.interval.ms=" + HEARTBEAT.toMillis() + " there");
        }
    }

    /** How many partitions it has; 0 if there is no such topic. */
    static int partitions(Admin admin) {
        return describe(admin).map(d -> d.partitions().size()).orElse(0);
    }

    /** @throws KafkaException if Kafka is away or refuses */
    static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        }
    }

    private static Optional<TopicDescription> describe(Admin admin) {
        try {
            return Optional.ofNullable(
                    answer(admin.describeTopics(List.of(NAME)).allTopicNames()).get(NAME));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** As many replicas as the cluster's default says. */
    private static void create(Admin admin, int partitions) {
        NewTopic topic = new NewTopic(NAME, Optional.of(partitions), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.SEGMENT_INDEX_BYTES_CONFIG,
                        Integer.toString(INDEX_BYTES)));
        try {
            answer(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException e) {
            ensure(admin, partitions);
        }
    }

    private static void requireCompacted(Admin admin) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, NAME);
        Config config = answer(admin.describeConfigs(List.of(topic)).all()).get(topic);
        String policy = config == null
                ? ""
                : config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new FleetException("topic " + NAME + " has cleanup.policy=" + policy
                    + " and would forget cameras; expected " + TopicConfig.CLEANUP_POLICY_COMPACT);
        }
    }

    private static AlterConfigOp set(String key, Duration time) {
        return new AlterConfigOp(new ConfigEntry(key, Long.toString(time.toMillis())), AlterConfigOp.OpType.SET);
    }
}
