package zebrawatch.evidence.clock;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeInfo;
import zebrawatch.evidence.ClockReading;

/** One NTP server (RFC 5905), asked as a simple client does. */
final class NtpServer {
    private static final int PORT = 123;
    /** A server of no stratum sends no time but a code that says why. */
    private static final int KISS_OF_DEATH = 0;

    private static final int UNSYNCHRONISED = 16;
    private static final int ALARM = 3;

    private final String name;
    private final Duration patience;

    /** @param name host or host:port */
    NtpServer(String name, Duration patience) {
        this.name = name;
        this.patience = patience;
    }

    /** How right the clock is by this server; empty if it does not answer in time, or does not know itself. */
    Optional<ClockReading> ask() {
        int colon = name.indexOf(':');
        String host = colon < 0 ? name : name.substring(0, colon);
        int port = colon < 0 ? PORT : Integer.parseInt(name.substring(colon + 1));
        try (NTPUDPClient client = new NTPUDPClient()) {
            client.setDefaultTimeout(patience);
            TimeInfo answer = client.getTime(InetAddress.getByName(host), port);
            answer.computeDetails();
            NtpV3Packet message = answer.getMessage();
            if (message.getStratum() == KISS_OF_DEATH
                    || message.getStratum() >= UNSYNCHRONISED
                    || message.getLeapIndicator() == ALARM
                    || answer.getOffset() == null) {
                return Optional.empty();
            }
            return Optional.of(ClockReading.of(Duration.ofMillis(answer.getOffset()), name, Instant.now()));
        } catch (IOException notAnswered) {
            return Optional.empty();
        }
    }
}
