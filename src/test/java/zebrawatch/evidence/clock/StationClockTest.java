package zebrawatch.evidence.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import zebrawatch.evidence.ClockReading;
import zebrawatch.meters.ClockMeters;
import zebrawatch.meters.Scrape;

/** Offsets are far apart, so that a slow machine's delays do not matter. */
class StationClockTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Scrape scrape = new Scrape();
    private final ClockMeters meters = new ClockMeters(scrape.registry());

    @Test
    void theOffsetAndItsSourceAreMeasured() {
        try (NtpResponder server = new NtpResponder(Duration.ofSeconds(-7));
                StationClock clock = start(PATIENCE, server.name())) {
            ClockReading reading = clock.get();
            assertThat(reading.offset().orElseThrow()).isCloseTo(Duration.ofSeconds(-7), Duration.ofSeconds(1));
            assertThat(reading.source()).isEqualTo(server.name());
            assertThat(reading.measured()).isPresent();
            assertThat(reading.isOff(Duration.ofSeconds(1))).isTrue();
            assertThat(reading.isOff(Duration.ofSeconds(9))).isFalse();
            assertThat(scrape.text()).contains("zebrawatch_clock_offset -");
        }
    }

    @Test
    void ofThreeServersTheOneInTheMiddleIsBelieved() {
        try (NtpResponder right = new NtpResponder(Duration.ZERO);
                NtpResponder liar = new NtpResponder(Duration.ofHours(5));
                NtpResponder late = new NtpResponder(Duration.ofSeconds(-20));
                StationClock clock = start(PATIENCE, liar.name(), right.name(), late.name())) {
            assertThat(clock.get().source()).isEqualTo(right.name());
        }
    }

    @Test
    void aServerThatDoesNotAnswerLeavesTheClockUnknown() {
        NtpResponder gone = new NtpResponder(Duration.ZERO);
        gone.close();
        try (StationClock clock = start(Duration.ofMillis(200), gone.name())) {
            assertThat(clock.get()).isEqualTo(ClockReading.unknown("no answer from " + gone.name()));
            assertThat(scrape.text()).contains("zebrawatch_clock_offset NaN");
        }
    }

    @Test
    void aServerThatDoesNotKnowTheTimeItselfIsNotBelieved() {
        try (NtpResponder server = new NtpResponder(Duration.ZERO)) {
            for (int stratum : new int[] {0, 16}) {
                server.knows(stratum);
                assertThat(new NtpServer(server.name(), PATIENCE).ask()).isEmpty();
            }
        }
    }

    @Test
    void anAnswerHoldsForAWhileAfterTheServerIsGone() throws InterruptedException {
        ClockSettings settings;
        try (NtpResponder server = new NtpResponder(Duration.ofSeconds(3))) {
            settings = new ClockSettings(
                    List.of(server.name()), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofSeconds(4));
            try (StationClock clock = StationClock.start(settings, meters)) {
                server.fallSilent();
                assertThat(clock.get().offset()).isPresent();
                Thread.sleep(4_500);
                assertThat(clock.get()).isEqualTo(ClockReading.unknown("no answer from " + server.name()));
            }
        }
    }

    @Test
    void withoutServersNobodyIsAsked() {
        try (StationClock clock = start(PATIENCE)) {
            assertThat(clock.get()).isEqualTo(ClockReading.unknown("no NTP server is set"));
        }
    }

    @Test
    void aServerOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> ClockSettings.of(List.of("ntp.example:port")))
                .hasMessage("an NTP server is host or host:port, got 'ntp.example:port'");
    }

    private StationClock start(Duration patience, String... servers) {
        return StationClock.start(
                new ClockSettings(List.of(servers), Duration.ofMinutes(10), patience, Duration.ofHours(1)), meters);
    }
}
