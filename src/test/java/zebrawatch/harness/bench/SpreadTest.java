package zebrawatch.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpreadTest {
    static Stream<Arguments> measurements() {
        return Stream.of(
                Arguments.of(new double[] {7}, new Spread(7, 7, 7, 1)),
                Arguments.of(new double[] {3, 1}, new Spread(1.5, 2, 2.5, 2)),
                Arguments.of(new double[] {5, 1, 4, 2, 3}, new Spread(2, 3, 4, 5)),
                Arguments.of(new double[] {1, 2, 3, 1000}, new Spread(1.75, 2.5, 252.25, 4)));
    }

    @ParameterizedTest
    @MethodSource("measurements")
    void theMiddleOneAndTheQuartilesWhateverTheOrder(double[] measured, Spread expected) {
        double[] before = measured.clone();

        assertThat(Spread.of(measured)).isEqualTo(expected);
        assertThat(measured).isEqualTo(before);
    }

    @Test
    void nothingMeasuredHasNoSpread() {
        assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
    }
}
