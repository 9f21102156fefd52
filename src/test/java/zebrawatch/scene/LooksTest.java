package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
    private static final Looks RED = new Looks(List.of(0.8, 0.0, 0.0, 0.0, 0.0, 0.0), 0.4);
    private static final Looks BLUE = new Looks(List.of(0.0, 0.0, 0.0, 0.0, 0.8, 0.0), 0.4);

    @Test
    void anotherHueDiffersByItsShare() {
        assertThat(RED.difference(RED)).isZero();
        assertThat(RED.difference(BLUE)).isCloseTo(0.8, within(1e-9)).isEqualTo(BLUE.difference(RED));
    }

    @ParameterizedTest
    @CsvSource({"0.8, 0.4, 0, 0.01", "0.8, 0.6, 0, 0.01", "0.8, 0.1, 0.9, 1", "0.4, 0.1, 0.3, 0.7", "0, 1, 1, 1"})
    void greysDifferBeyondWhatShadeDoes(double light, double other, double least, double most) {
        assertThat(grey(light).difference(grey(other))).isBetween(least, most);
        assertThat(grey(other).difference(grey(light))).isBetween(least, most);
    }

    @Test
    void looksBecomeOthersByAShare() {
        Looks between = RED.towards(BLUE, 0.25);

        assertThat(between.difference(RED)).isCloseTo(0.2, within(1e-9));
        assertThat(between.difference(BLUE)).isCloseTo(0.6, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0.5", "NaN, 0.5", "1.1, 0.5", "0.5, -0.1", "0.5, 1.1", "0.5, NaN"})
    void sharesAndLightnessAreOfAWhole(double share, double lightness) {
        List<Double> hues = List.of(share, 0.0, 0.0, 0.0, 0.0, 0.0);

        assertThatIllegalArgumentException().isThrownBy(() -> new Looks(hues, lightness));
    }

    private static Looks grey(double lightness) {
        return new Looks(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0), lightness);
    }
}
