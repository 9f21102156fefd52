package zebrawatch.evidence.clock;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the clock is held against others.
 *
 * @param servers NTP servers, {@code host} or {@code host:port}; none if nobody is to be asked
 * @param every how often they are asked
 * @param patience how long one is waited for
 * @param valid how long an answer holds: a clock drifts by some 50 millionths, 0.2 s an hour
 */
public record ClockSettings(List<String> servers, Duration every, Duration patience, Duration valid) {
    private static final Pattern SERVER = Pattern.compile("[^\\s:]+(:\\d{1,5})?");

    /** @throws IllegalArgumentException in one sentence */
    public ClockSettings {
        servers = List.copyOf(servers);
        for (String server : servers) {
            if (!SERVER.matcher(server).matches()) {
                throw new IllegalArgumentException("an NTP server is host or host:port, got '" + server + "'");
            }
        }
        if (every.isNegative() || every.isZero() || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("the clock needs times above 0, got " + every + " and " + patience);
        }
    }

    /** Asked every ten minutes, waited for two seconds, valid for an hour. */
    public static ClockSettings of(List<String> servers) {
        return new ClockSettings(servers, Duration.ofMinutes(10), Duration.ofSeconds(2), Duration.ofHours(1));
    }
}
