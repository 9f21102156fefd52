package zebrawatch.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How cases get to Kafka.
 *
 * @param bootstrap where Kafka is: {@code host:port}, several separated by commas
 * @param station who sends: unique in the city, the same after a restart
 * @param spool folder for cases Kafka does not have yet
 * @param limits how large the spool grows, and how long it keeps what was sent
 * @param topics how the topics are made where they do not exist
 * @param closing how long {@link KafkaSink#close()} tries to send what is left
 * @param client further settings of Kafka's clients, such as {@code security.protocol}; never shown, they hold passwords
 */
public record KafkaSettings(
        String bootstrap,
        String station,
        Path spool,
        SpoolLimits limits,
        TopicSettings topics,
        Duration closing,
        Map<String, String> client) {
    private static final Pattern BOOTSTRAP = Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");

    /** @throws IllegalArgumentException in one sentence */
    public KafkaSettings {
        client = Map.copyOf(client);
        requireBootstrap(bootstrap);
        if (station.isBlank()) {
            throw new IllegalArgumentException("a station needs a name");
        }
    }

    /** The usual limits of the spool and topics, ten seconds to close, no further settings. */
    public static KafkaSettings of(String bootstrap, String station, Path spool) {
        return new KafkaSettings(
                bootstrap,
                station,
                spool,
                SpoolLimits.standard(),
                TopicSettings.standard(),
                Duration.ofSeconds(10),
                Map.of());
    }

    /** The same with another time to close. */
    public KafkaSettings withClosing(Duration time) {
        return new KafkaSettings(bootstrap, station, spool, limits, topics, time, client);
    }

    /** The same with other limits of the spool. */
    public KafkaSettings withLimits(SpoolLimits others) {
        return new KafkaSettings(bootstrap, station, spool, others, topics, closing, client);
    }

    /** The same with topics made otherwise. */
    public KafkaSettings withTopics(TopicSettings others) {
        return new KafkaSettings(bootstrap, station, spool, limits, others, closing, client);
    }

    /** The same with other further settings of Kafka's clients. */
    public KafkaSettings withClient(Map<String, String> settings) {
        return new KafkaSettings(bootstrap, station, spool, limits, topics, closing, settings);
    }

    /** What a client of Kafka is made with: further settings, then those of all clients here, then its own. */
    Map<String, Object> clientWith(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(client);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, station);
        all.putAll(own);
        return all;
    }

    @Override
    public String toString() {
        return "Kafka at " + bootstrap + " for station " + station;
    }

    /**
     * Holds an address against the form {@code host:port}, several separated by commas.
     *
     * @throws IllegalArgumentException in one sentence, if it has another
     */
    public static void requireBootstrap(String bootstrap) {
        if (!BOOTSTRAP.matcher(bootstrap).matches()) {
            throw new IllegalArgumentException("Kafka's address is host:port, got '" + bootstrap + "'");
        }
    }
}
