package zebrawatch.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import zebrawatch.account.Sessions;
import zebrawatch.review.ReviewSettings;
import zebrawatch.web.Tls;

/**
 * What an office's file says.
 *
 * @param bootstrap where Kafka is
 * @param kafka further settings of Kafka's clients; never shown, they hold passwords
 * @param data folder of media, trusted keys and the database, where that has no server of its own
 * @param database address of another PostgreSQL server
 * @param keys folder of the stations' public keys; empty for {@code keys} in the data folder
 * @param address the pages listen on; 127.0.0.1 for this machine alone, 0.0.0.0 for all its networks
 * @param port of the pages, 0 for any
 * @param tls how the pages are encrypted, if they are
 * @param sessions how long one stays signed in
 * @param keepDays how long cases are kept
 * @param review how cases are reviewed
 * @param firstIssue the number of the first issue on the exposure board
 */
public record OfficeSettings(
        Optional<String> bootstrap,
        Map<String, String> kafka,
        Path data,
        Optional<String> database,
        Optional<Path> keys,
        String address,
        int port,
        Optional<Tls> tls,
        Sessions.Lifetimes sessions,
        int keepDays,
        ReviewSettings review,
        int firstIssue) {
    private static final String ADDRESS = "127.0.0.1";
    private static final int PORT = 8090;
    private static final int DAYS = 90;

    public OfficeSettings {
        kafka = Map.copyOf(kafka);
    }

    /** Port 8090 of this machine alone, cases kept for 90 days, data in {@code office-data}, nothing else said. */
    public static OfficeSettings standard() {
        return new OfficeSettings(
                Optional.empty(),
                Map.of(),
                Path.of("office-data"),
                Optional.empty(),
                Optional.empty(),
                ADDRESS,
                PORT,
                Optional.empty(),
                Sessions.Lifetimes.STANDARD,
                DAYS,
                ReviewSettings.standard(),
                1);
    }

    @Override
    public String toString() {
        return "office with its data in " + data;
    }
}
