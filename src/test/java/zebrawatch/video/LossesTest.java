package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossesTest {
    private final Losses losses = new Losses();
    private long stamp;

    private int gaps(int pictures, long interval) {
        int gaps = 0;
        for (int i = 0; i < pictures; i++) {
            stamp += interval;
            gaps += losses.before(stamp) ? 1 : 0;
        }
        return gaps;
    }

    @ParameterizedTest
    @ValueSource(longs = {33_333, 40_000, 50_000})
    void anEvenStreamLosesNothing(long interval) {
        assertThat(gaps(500, interval)).isZero();
        assertThat(losses.interval()).isCloseTo(Duration.ofNanos(interval * 1000), Duration.ofMillis(1));
    }

    @Test
    void eachMissingPictureIsAGap() {
        assertThat(gaps(100, 40_000)).isZero();
        assertThat(gaps(1, 80_000)).isEqualTo(1);
        assertThat(gaps(10, 40_000)).isZero();
        assertThat(gaps(1, 400_000)).isEqualTo(1);
        assertThat(gaps(100, 40_000)).isZero();
    }

    @Test
    void aCameraThatSendsFewerPicturesFromNowOnSoonLosesNothing() {
        gaps(100, 40_000);
        assertThat(gaps(25, 80_000)).isBetween(1, 15);
        assertThat(gaps(200, 80_000)).isZero();
    }
}
