package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalCycleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, RED",
        "9.999, RED",
        "10, GREEN",
        "34.999, GREEN",
        "35, RED",
        "89.999, RED",
        "100, GREEN",
        "-80, GREEN",
        "-1, RED",
        "864010, GREEN"
    })
    void itGoesRound(double seconds, Signal signal) {
        assertThat(cycle(90, 10, 35).at(START.plusMillis(Math.round(seconds * 1000))))
                .isEqualTo(signal);
    }

    @Test
    void greenMayFillTheRound() {
        assertThat(cycle(90, 0, 90).at(START.plusSeconds(89))).isEqualTo(Signal.GREEN);
    }

    @ParameterizedTest
    @CsvSource({"-1, 20", "20, 20", "30, 20", "20, 91"})
    void greenIsWithinTheRound(int from, int to) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cycle(90, from, to))
                .withMessageContaining("green is within a round of 90.0 s, got [" + from + ".0, " + to + ".0]");
    }

    private static SignalCycle cycle(int period, int from, int to) {
        return new SignalCycle(START, Duration.ofSeconds(period), Duration.ofSeconds(from), Duration.ofSeconds(to));
    }
}
