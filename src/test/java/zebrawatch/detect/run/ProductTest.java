package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTest {
    private final Random random = new Random(3);

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 0", "16, 256, 256, 0", "49, 20, 130, 1", "3, 5, 64, 1", "70, 300, 65, 0"})
    void aProductIsTheSumsOfProducts(int rows, int inner, int columns, float kept) {
        float[] left = random(rows * inner);
        float[] right = random(2 * inner * columns);
        float[] before = random(rows * columns);
        float[] result = new float[before.length];
        try (FloatPointer l = new FloatPointer(left);
                FloatPointer r = new FloatPointer(Product.panels(right, inner, columns));
                FloatPointer t = new FloatPointer(before)) {
            new Product(l, r, t, inner, columns).run(rows, 0, inner * columns, 0, kept);
            t.get(result);
        }

        float[] expected = new float[before.length];
        for (int i = 0; i < expected.length; i++) {
            double sum = kept * before[i];
            for (int k = 0; k < inner; k++) {
                sum += (double) left[i / columns * inner + k] * right[(inner + k) * columns + i % columns];
            }
            expected[i] = (float) sum;
        }
        assertThat(result).containsExactly(expected, within(1e-3f));
    }

    private float[] random(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
