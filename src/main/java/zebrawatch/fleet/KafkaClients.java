package zebrawatch.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes Kafka's clients.
 *
 * @param bootstrap where Kafka is
 * @param client settings of every client
 * @param answer how long Kafka may take for one answer
 */
record KafkaClients(String bootstrap, Map<String, String> client, Duration answer) {
    /** New partitions are found after so long. */
    private static final int METADATA_MS = 1_000;

    /** Two writers of the cameras at a time would not know of each other's choice of partitions. */
    private static final String ONE_WRITER = "zebrawatch-cameras";

    /** A city's cameras lie in hundreds of partitions, each of which has a part in the transaction. */
    private static final int WRITING_MS = 60_000;

    Admin admin() {
        return Admin.create(with(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                answerMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                answerMillis())));
    }

    /** A consumer without a group, for whole partitions. */
    KafkaConsumer<String, String> reader() {
        return new KafkaConsumer<>(
                with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        METADATA_MS,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        answerMillis(),
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        answerMillis())),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** A group member that nothing is read with. */
    KafkaConsumer<String, String> member(String group, String clientId) {
        return new KafkaConsumer<>(
                with(Map.of(
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                        "consumer",
                        ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
                        "uniform",
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        clientId,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** A producer that ends the work of any other of its kind. */
    KafkaProducer<String, String> writer() {
        return new KafkaProducer<>(
                with(Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        ONE_WRITER,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        WRITING_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        WRITING_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        answerMillis(),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        WRITING_MS)),
                new StringSerializer(),
                new StringSerializer());
    }

    private int answerMillis() {
        return Math.toIntExact(answer.toMillis());
    }

    private Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(client);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        all.putAll(own);
        return all;
    }

    @Override
    public String toString() {
        return "Kafka at " + bootstrap;
    }
}
