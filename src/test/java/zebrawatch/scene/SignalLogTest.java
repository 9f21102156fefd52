package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalLogTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration FIVE = Duration.ofSeconds(5);

    /** Green is told at 10 s, red at 20 s and again at 24 s; each holds for five seconds. */
    @ParameterizedTest
    @CsvSource({
        "9.999, UNKNOWN, before anything was told",
        "10, GREEN, at the very instant",
        "15, GREEN, at the last instant it holds",
        "15.001, UNKNOWN, expired",
        "19.999, UNKNOWN, the change has not been told of yet",
        "20, RED, the change",
        "24.5, RED, told again",
        "29, RED, which makes it hold on",
        "29.001, UNKNOWN, expired"
    })
    void whatWasToldHoldsForItsTime(double seconds, Signal signal, String why) {
        SignalLog log = SignalLog.empty(FIVE)
                .with(at(10), Signal.GREEN)
                .with(at(20), Signal.RED)
                .with(at(24), Signal.RED);
        assertThat(log.at(at(seconds))).as(why).isEqualTo(signal);
    }

    @Test
    void whatArrivesLateTakesItsPlace() {
        SignalLog log = SignalLog.empty(FIVE)
                .with(at(20), Signal.RED)
                .with(at(10), Signal.RED)
                .with(at(18), Signal.GREEN);
        assertThat(log.at(at(19))).isEqualTo(Signal.GREEN);
        assertThat(log.at(at(20))).isEqualTo(Signal.RED);
        assertThat(log.told()).extracting(SignalLog.Told::time).containsExactly(at(10), at(18), at(20));
    }

    @Test
    void ofTwoToldOfTheSameInstantTheLaterOneCounts() {
        SignalLog log = SignalLog.empty(FIVE).with(at(10), Signal.RED).with(at(10), Signal.GREEN);
        assertThat(log.at(at(10))).isEqualTo(Signal.GREEN);
    }

    @Test
    void whatIsToldToBeUnknownIsUnknown() {
        SignalLog log = SignalLog.empty(FIVE).with(at(10), Signal.GREEN).with(at(11), Signal.UNKNOWN);
        assertThat(log.at(at(12))).isEqualTo(Signal.UNKNOWN);
    }

    @Test
    void aClockFarAheadSpoilsNothingTold() {
        SignalLog log = SignalLog.empty(FIVE).with(at(1e9), Signal.RED);
        for (int i = 0; i < 2 * SignalLog.KEPT; i++) {
            log = log.with(at(i), Signal.GREEN);
        }
        assertThat(log.at(at(2 * SignalLog.KEPT - 1))).isEqualTo(Signal.GREEN);
    }

    @Test
    void theOldestAreForgotten() {
        SignalLog log = SignalLog.empty(FIVE);
        for (int i = 0; i <= SignalLog.KEPT; i++) {
            log = log.with(at(i), Signal.GREEN);
        }
        assertThat(log.told()).hasSize(SignalLog.KEPT);
        assertThat(log.at(at(0.5))).isEqualTo(Signal.UNKNOWN);
        assertThat(log.at(at(1))).isEqualTo(Signal.GREEN);
    }

    @Test
    void itCanHoldForAnotherTime() {
        SignalLog log = SignalLog.empty(FIVE).with(at(10), Signal.GREEN).validFor(Duration.ofSeconds(8));
        assertThat(log.at(at(18))).isEqualTo(Signal.GREEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void itHoldsForSomeTime(int seconds) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignalLog.empty(Duration.ofSeconds(seconds)));
    }

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }
}
