package zebrawatch.harness.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void sharesAreOfWhatWasSaidAndOfWhatWasToBeSaid() {
        Tally tally = new Tally(3, 1, 2, List.of(0.2, -0.6, 0.1));

        assertThat(tally.precision()).isEqualTo(0.75);
        assertThat(tally.recall()).isEqualTo(0.6);
        assertThat(tally.f1()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(tally.meanError().orElseThrow()).isCloseTo(-0.1, within(1e-9));
        assertThat(tally.greatestError().orElseThrow()).isEqualTo(0.6);
    }

    @Test
    void sayingNothingIsPreciseAndWhereNothingHappensComplete() {
        assertThat(new Tally(0, 0, 2, List.of()).precision()).isEqualTo(1);
        assertThat(new Tally(0, 0, 2, List.of()).f1()).isZero();
        assertThat(new Tally(0, 2, 0, List.of()).recall()).isEqualTo(1);
        assertThat(Tally.NOTHING.f1()).isEqualTo(1);
        assertThat(Tally.NOTHING.meanError()).isEmpty();
    }

    @Test
    void talliesAdd() {
        assertThat(new Tally(1, 2, 3, List.of(0.5)).plus(new Tally(1, 0, 1, List.of(-0.5))))
                .isEqualTo(new Tally(2, 2, 4, List.of(0.5, -0.5)));
    }
}
