package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CurvesTest {
    @Test
    void siluIsXTimesItsSigmoidEverywhere() {
        float[] x = new float[80_001];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 40_000) / 1000f;
        }
        float[] y = x.clone();

        Curves.silu(y, y.length);

        for (int i = 0; i < x.length; i++) {
            double exact = x[i] / (1 + Math.exp(-(double) x[i]));
            assertThat((double) y[i]).as("at %f", x[i]).isCloseTo(exact, within(4e-7 * Math.max(1, Math.abs(x[i]))));
        }
    }
}
