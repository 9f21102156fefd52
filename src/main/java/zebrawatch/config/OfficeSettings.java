package zebrawatch.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What an office's file says.
 *
 * @param bootstrap where Kafka is
 * @param kafka further settings of Kafka's clients; never shown, they hold passwords
 * @param data folder of media, trusted keys and the database, where that has no server of its own
 * @param database address of another PostgreSQL server
 * @param keys folder of the stations' public keys; empty for {@code keys} in the data folder
 * @param port of the pages, 0 for any
 * @param keepDays how long cases are kept
 */
public record OfficeSettings(
        Optional<String> bootstrap,
        Map<String, String> kafka,
        Path data,
        Optional<String> database,
        Optional<Path> keys,
        int port,
        int keepDays) {
    private static final int PORT = 8090;
    private static final int DAYS = 90;

    public OfficeSettings {
        kafka = Map.copyOf(kafka);
    }

    /** Port 8090, kept for 90 days, data in {@code office-data}, nothing else said. */
    public static OfficeSettings standard() {
        return new OfficeSettings(
                Optional.empty(), Map.of(), Path.of("office-data"), Optional.empty(), Optional.empty(), PORT, DAYS);
    }

    @Override
    public String toString() {
        return "office with its data in " + data;
    }
}
