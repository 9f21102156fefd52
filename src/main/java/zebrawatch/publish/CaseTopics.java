package zebrawatch.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics where they do not exist; what an administrator made is left as it is. */
final class CaseTopics {
    /** Largest picture a topic made here takes, and largest request a sender makes; a clip of 3 to 8 MB fits. */
    static final int MAX_RECORD_BYTES = 16 << 20;

    /** Longest wait for the broker. */
    private static final int BLOCK_MS = 5_000;

    private static final String COMPACTED =
            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;

    /** Topics in which only the last of a key matters. */
    private static final Set<String> LAST_WINS = Set.of(CountRecord.TOPIC, StillRecord.TOPIC);

    /** After that what is no longer the last of its key is gone; pictures of the street are not to lie about. */
    private static final Duration LONGEST_DOUBLE = Duration.ofHours(24);

    private CaseTopics() {}

    /**
     * Makes those that are not there.
     *
     * @throws KafkaException if the broker is away or refuses
     */
    static void ensure(KafkaSettings settings, List<String> names) {
        ensure(settings.clientWith(Map.of()), names, settings.topics());
    }

    /** @throws KafkaException if the broker is away or refuses */
    static void ensure(Map<String, Object> client, List<String> names, TopicSettings made) {
        Map<String, Object> patience = new HashMap<>(client);
        patience.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BLOCK_MS);
        patience.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MS);
        try (Admin admin = Admin.create(patience)) {
            ensure(admin, names, made);
        }
    }

    /** @throws KafkaException if the broker is away or refuses */
    static void ensure(Admin admin, List<String> names, TopicSettings made) {
        try {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = names.stream()
                    .filter(name -> !there.contains(name))
                    .map(name -> topic(name, made))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return;
            }
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        }
    }

    /** As many replicas as the cluster's default says. */
    private static NewTopic topic(String name, TopicSettings made) {
        return new NewTopic(name, Optional.of(made.partitions()), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                                LAST_WINS.contains(name) ? COMPACTED : TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(LONGEST_DOUBLE.toMillis()),
                        TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(made.retention().toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES)));
    }
}
