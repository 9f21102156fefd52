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
 * @param spoolBytes the spool grows no larger; cases that do not fit are refused
 * @param remembered how long the ids of sent cases are known, so that no second case is made of the same passage
 * @param closing how long {@link KafkaSink#close()} tries to send what is left
 * @param client further settings of Kafka's clients, such as {@code security.protocol}; never shown, they hold passwords
 */
public record KafkaSettings(
        String bootstrap,
        String station,
        Path spool,
        long spoolBytes,
        Duration remembered,
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

    /** Two gigabytes of spool, ids remembered for 30 days, ten seconds to close, no further settings. */
    public static KafkaSettings of(String bootstrap, String station, Path spool) {
        return new KafkaSettings(
                bootstrap, station, spool, 2_000_000_000L, Duration.ofDays(30), Duration.ofSeconds(10), Map.of());
    }

    /** The same with another time to close. */
    public KafkaSettings withClosing(Duration time) {
        return new KafkaSettings(bootstrap, station, spool, spoolBytes, remembered, time, client);
    }

    /** The same with other further settings of Kafka's clients. */
    public KafkaSettings withClient(Map<String, String> settings) {
        return new KafkaSettings(bootstrap, station, spool, spoolBytes, remembered, closing, settings);
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

    static void requireBootstrap(String bootstrap) {
        if (!BOOTSTRAP.matcher(bootstrap).matches()) {
            throw new IllegalArgumentException("Kafka's address is host:port, got '" + bootstrap + "'");
        }
    }
}
