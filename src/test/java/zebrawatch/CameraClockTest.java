package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.evidence.ClockReading;

/** Milliseconds; empty where nobody knows. */
class CameraClockTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:15:30Z");

    /** The station is 300 ms late where time servers say +300. */
    @ParameterizedTest
    @CsvSource({
        "700,   ,     700", // nobody knows better than the station
        "700,   300,  400", // the station is late, so the camera is less ahead of true time
        "700,   -600, 1300", // the station is ahead itself: together too much
        "-1500, -1500, 0", // the camera is right and the station is not
        ",      300,  -300", // arrival is told by the station's clock
        ",      ,     "
    })
    void theCamerasClockIsHeldAgainstTrueTime(Long told, Long station, Long ahead) {
        CameraClock clock = new CameraClock(() -> millis(told), () -> Duration.ZERO, () -> reading(station));
        assertThat(clock.ahead()).isEqualTo(millis(ahead));
    }

    @Test
    void aCaseIsToldOfTheClockThatItsTimesComeFrom() {
        ClockReading byCamera =
                new CameraClock(() -> millis(400L), () -> Duration.ofMillis(400), () -> reading(300L)).get();
        assertThat(byCamera).isEqualTo(ClockReading.of(Duration.ofMillis(-100), "ntp, camera by RTCP", NOW));

        ClockReading byArrival = new CameraClock(() -> millis(4000L), () -> Duration.ZERO, () -> reading(300L)).get();
        assertThat(byArrival).isEqualTo(reading(300L));
    }

    private static Optional<Duration> millis(Long millis) {
        return Optional.ofNullable(millis).map(Duration::ofMillis);
    }

    private static ClockReading reading(Long millis) {
        return millis == null ? ClockReading.unknown("ntp") : ClockReading.of(Duration.ofMillis(millis), "ntp", NOW);
    }
}
