package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures every 40 ms that arrive some time after they were taken; the stream's stamps begin anywhere. */
class LiveClockTest {
    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private static final long BEGIN = 123_456_789;

    private final LiveClock clock = new LiveClock();
    private int pictures;

    /** One picture; {@code told} after how many milliseconds since NOW, by the camera's clock, it was taken. */
    private Instant picture(Optional<Long> told, long delay) {
        int i = pictures++;
        return clock.time(BEGIN + 40_000L * i, told.map(NOW::plusMillis), NOW.plusMillis(40L * i + delay));
    }

    private Instant pictures(int count, IntFunction<Optional<Long>> told) {
        Instant last = Instant.MIN;
        for (int i = 0; i < count; i++) {
            Instant time = picture(told.apply(pictures), 30);
            assertThat(time).isAfter(last);
            last = time;
        }
        return last;
    }

    private static Optional<Long> right(int picture) {
        return Optional.of(40L * picture);
    }

    @Test
    void theCamerasOwnTimeIsExact() {
        assertThat(pictures(50, LiveClockTest::right)).isEqualTo(NOW.plusMillis(40 * 49));
        assertThat(clock.source()).isEqualTo(LiveClock.Source.CAMERA);
        assertThat(clock.offset().orElseThrow()).isCloseTo(Duration.ofMillis(-30), Duration.ofMillis(1));
        assertThat(clock.jumps()).isZero();
    }

    @Test
    void withoutItArrivalCountsSmoothedOverTheStreamsOwnStamps() {
        pictures(100, i -> Optional.empty());
        Instant late = picture(Optional.empty(), 230); // one picture is held up on its way
        assertThat(ChronoUnit.MILLIS.between(NOW, late)).isCloseTo(40 * 100 + 30, within(5L));
        assertThat(clock.source()).isEqualTo(LiveClock.Source.ARRIVAL);
        assertThat(clock.offset()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-5_000, 3_000, -86_400_000L * 20_000})
    void aClockThatIsOffByMoreThanASecondIsNotBelieved(long off) {
        pictures(10, i -> Optional.of(40L * i + off));
        assertThat(clock.source()).isEqualTo(LiveClock.Source.ARRIVAL);
        assertThat(clock.offset().orElseThrow()).isCloseTo(Duration.ofMillis(off - 30), Duration.ofMillis(5));
    }

    @ParameterizedTest
    @CsvSource({"700, CAMERA", "5000, ARRIVAL", "-15000, ARRIVAL"})
    void aJumpIsCountedAndTimeGoesOn(long jump, LiveClock.Source source) {
        Instant before = pictures(150, LiveClockTest::right);
        Instant next = picture(Optional.of(40L * 150 + jump), 30);
        assertThat(clock.jumps()).isEqualTo(1);
        assertThat(Duration.between(before, next)).isBetween(Duration.ofMillis(20), Duration.ofMillis(750));
        pictures(100, i -> Optional.of(40L * i + jump));
        assertThat(clock.jumps()).isEqualTo(1);
        assertThat(clock.source()).isEqualTo(source);
    }

    /** At first it cannot be told from pictures that come late. */
    @ParameterizedTest
    @CsvSource({"-700, CAMERA", "-5000, ARRIVAL"})
    void aClockThatWasSetBackALittleIsFoundWithinTenSeconds(long jump, LiveClock.Source source) {
        pictures(50, LiveClockTest::right);
        pictures(10 * 25 + 5, i -> Optional.of(40L * i + jump));
        assertThat(clock.jumps()).isEqualTo(1);
        assertThat(clock.source()).isEqualTo(source);
        assertThat(clock.offset().orElseThrow()).isCloseTo(Duration.ofMillis(jump - 30), Duration.ofMillis(50));
    }

    /** The network is away for three seconds, then everything comes at once; or the machine is too busy to read. */
    @Test
    void picturesThatComeLateAreNoClockThatIsOff() {
        pictures(50, LiveClockTest::right);
        for (long delay = 3000; delay > 30; delay -= 40) {
            long taken = 40L * pictures;
            assertThat(picture(Optional.of(taken), delay)).isEqualTo(NOW.plusMillis(taken));
        }
        pictures(200, LiveClockTest::right);
        assertThat(clock.jumps()).isZero();
        assertThat(clock.source()).isEqualTo(LiveClock.Source.CAMERA);
        assertThat(clock.offset().orElseThrow()).isCloseTo(Duration.ofMillis(-30), Duration.ofMillis(5));
    }

    /** The machine is busy when it connects. */
    @Test
    void firstPicturesThatAreLateAreNoClockThatJumps() {
        for (long delay = 6000; delay > 30; delay -= 600) {
            picture(Optional.of(40L * pictures), delay);
        }
        pictures(200, LiveClockTest::right);
        assertThat(clock.jumps()).isZero();
        assertThat(clock.offset().orElseThrow()).isCloseTo(Duration.ofMillis(-30), Duration.ofMillis(5));
        assertThat(clock.source()).isEqualTo(LiveClock.Source.CAMERA);
    }

    @Test
    void aClockThatIsRightAgainIsBelievedAgain() {
        pictures(10, i -> Optional.of(40L * i - 3000));
        pictures(10, LiveClockTest::right);
        assertThat(clock.source()).isEqualTo(LiveClock.Source.CAMERA);
    }

    @Test
    void afterAnotherConnectionTheStampsMayBeginAnywhere() {
        Instant last = pictures(10, i -> Optional.empty());
        clock.reconnected();
        Instant next = clock.time(7, Optional.empty(), NOW.plusSeconds(10));
        assertThat(next).isAfter(last).isEqualTo(NOW.plusSeconds(10));
    }
}
