package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncertaintyTest {
    @Test
    void independentOnesAddAsSquares() {
        assertThat(new Uncertainty(0.3, 0.5).and(new Uncertainty(0.4, 1.2))).isEqualTo(new Uncertainty(0.5, 1.3));
    }

    /** A body whose length is known to 0.8 m and whose width to 0.6 m, lying at an angle to the walk. */
    @ParameterizedTest
    @CsvSource({"0, 0.4, 0.3", "90, 0.3, 0.4", "-90, 0.3, 0.4", "45, 0.3536, 0.3536", "30, 0.3775, 0.3279"})
    void theMiddleIsOffByHalfOfWhatTheSizeIs(double degrees, double u, double v) {
        Uncertainty middle = Uncertainty.ofMiddle(Math.toRadians(degrees), 0.8, 0.6);
        assertThat(middle.u()).isCloseTo(u, within(1e-4));
        assertThat(middle.v()).isCloseTo(v, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0", "0, -0.1", "NaN, 0", "0, NaN"})
    void itIsNotNegative(double u, double v) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Uncertainty(u, v));
    }
}
