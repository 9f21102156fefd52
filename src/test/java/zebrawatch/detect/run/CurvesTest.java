package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import zebrawatch.detect.net.Activation;

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

    @Test
    void relu6CutsAtBothEndsWhateverTheBias() {
        float[] x = {-1e6f, -7, -1, 0.5f, 5.9f, 6, 7, 1e6f};
        float[] bias = {1, 1, 1, 0, -0.4f, 0, 1, 0};

        Curves.finish(Activation.RELU6, x, bias, x.length);

        assertThat(x).containsExactly(new float[] {0, 0, 0, 0.5f, 5.5f, 6, 6, 6}, within(1e-6f));
    }

    @Test
    void leakyReluIsTheGreaterOfItsArgumentAndAShareOfIt() {
        float[] x = {-100, -1, 0, 0.5f, 30};
        float[] bias = {0, 0.5f, 0, 0.25f, 0};

        Curves.finish(Activation.leakyRelu(0.1f), x, bias, x.length);

        assertThat(x).containsExactly(new float[] {-10, -0.05f, 0, 0.75f, 30}, within(1e-5f));
    }

    @Test
    void withoutAnActivationOnlyTheBiasIsAdded() {
        float[] x = {-100, 6};

        Curves.finish(Activation.NONE, x, new float[] {1, 2}, 1);

        assertThat(x).containsExactly(-99, 6);
    }
}
