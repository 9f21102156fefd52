package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Shape;

class WinogradTest {
    /** Of tiles worked on at a time. */
    private static final int ROWS = 2;

    private final Random random = new Random(7);

    @ParameterizedTest
    @CsvSource({
        "8, 8, 4, 4, 1",
        "13, 13, 20, 12, 0.1",
        "5, 7, 3, 2, 0.1",
        "1, 1, 1, 1, 1",
        "2, 9, 200, 150, 0.25",
        "6, 30, 130, 600, 0.1",
    })
    void aConvolutionByPointsIsTheConvolution(int height, int width, int inputs, int outputs, float slope) {
        Shape in = new Shape(height, width, inputs);
        Kernel kernel = new Kernel(3, inputs, outputs, random(9 * inputs * outputs), random(outputs));
        float[] map = random(in.length());

        float[] result = byPoints(kernel, map, in, new int[] {inputs}, slope, false);

        assertThat(Difference.greatest(result, directly(kernel, map, in, slope)))
                .isLessThan(1e-3f);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 8, 1, 1, 1",
        "13, 13, 2, 1, 0.1",
        "5, 7, 1, 3, 0.1",
        "1, 1, 1, 1, 1",
        "2, 9, 4, 2, 0.25",
        "6, 30, 1, 5, 0",
    })
    void vectorsDoTheSameForWholeVectorsOfChannels(int height, int width, int inputs, int outputs, float slope) {
        Assumptions.assumeTrue(Vectors.FOUND.isPresent(), "this JVM was started without jdk.incubator.vector");
        int lanes = Vectors.LANES;
        Shape in = new Shape(height, width, 3 * inputs * lanes);
        Kernel kernel = new Kernel(
                3,
                in.channels(),
                outputs * lanes,
                random(9 * in.channels() * outputs * lanes),
                random(outputs * lanes));
        float[] map = random(in.length());

        float[] result = byPoints(kernel, map, in, new int[] {inputs * lanes, 2 * inputs * lanes}, slope, true);

        assertThat(Difference.greatest(result, directly(kernel, map, in, slope)))
                .isLessThan(1e-3f);
    }

    @ParameterizedTest
    @CsvSource({"1, 15", "8, 8", "12, 4"})
    void aMapMayLieInTwoParts(int first, int second) {
        Shape in = new Shape(7, 10, first + second);
        Kernel kernel = new Kernel(3, 16, 8, random(9 * 16 * 8), random(8));
        float[] map = random(in.length());

        float[] result = byPoints(kernel, map, in, new int[] {first, second}, 0.1f, false);

        assertThat(Difference.greatest(result, directly(kernel, map, in, 0.1f))).isLessThan(1e-3f);
    }

    private static float[] byPoints(Kernel kernel, float[] map, Shape in, int[] parts, float slope, boolean vectors) {
        Shape out = in.withChannels(kernel.outputs());
        int across = Winograd.tiles(in.width());
        int all = Winograd.tiles(in.height());
        int planeBefore = Winograd.plane(ROWS * across, in.channels());
        int planeAfter = Winograd.plane(ROWS * across, out.channels());
        int before = in.length();
        int after = before + Winograd.POINTS * planeBefore;
        int target = after + Winograd.POINTS * planeAfter;
        int mostChannels = Math.max(in.channels(), out.channels());
        int zeros = target + out.length();
        ByteBuffer bytes = ByteBuffer.allocateDirect((zeros + 2 * mostChannels) * Float.BYTES)
                .order(ByteOrder.nativeOrder());
        FloatBuffer memory = bytes.asFloatBuffer();
        int[] sources = new int[parts.length];
        int channel = 0;
        for (int part = 0; part < parts.length; part++) {
            sources[part] = channel * in.pixels();
            for (int pixel = 0; pixel < in.pixels(); pixel++) {
                memory.put(sources[part] + pixel * parts[part], map, pixel * in.channels() + channel, parts[part]);
            }
            channel += parts[part];
        }
        Transforms winograd = vectors
                ? Vectors.FOUND.orElseThrow().transforms(bytes, zeros, mostChannels)
                : new Winograd(memory, mostChannels);

        float[] weights = Winograd.weights(kernel);
        for (int row = 0; row < all; row += ROWS) {
            int rows = Math.min(ROWS, all - row);
            winograd.toPoints(sources, parts, in, row, rows, before, planeBefore);
            for (int p = 0; p < Winograd.POINTS; p++) {
                for (int tile = 0; tile < rows * across; tile++) {
                    for (int o = 0; o < out.channels(); o++) {
                        double sum = 0;
                        for (int i = 0; i < in.channels(); i++) {
                            sum += (double) memory.get(before + p * planeBefore + tile * in.channels() + i)
                                    * weights[(p * in.channels() + i) * out.channels() + o];
                        }
                        memory.put(after + p * planeAfter + tile * out.channels() + o, (float) sum);
                    }
                }
            }
            float[] bias = Winograd.strip(kernel.bias());
            winograd.fromPoints(after, planeAfter, out, row, rows, bias, slope, target);
        }
        float[] result = new float[out.length()];
        memory.get(target, result);
        return result;
    }

    private static float[] directly(Kernel k, float[] map, Shape in, float slope) {
        float[] result = new float[in.pixels() * k.outputs()];
        for (int y = 0; y < in.height(); y++) {
            for (int x = 0; x < in.width(); x++) {
                for (int o = 0; o < k.outputs(); o++) {
                    double sum = k.bias()[o];
                    for (int i = 0; i < in.channels(); i++) {
                        for (int place = 0; place < 9; place++) {
                            int v = y + place / 3 - 1;
                            int u = x + place % 3 - 1;
                            if (v >= 0 && v < in.height() && u >= 0 && u < in.width()) {
                                sum += map[(v * in.width() + u) * in.channels() + i]
                                        * k.weights()[(o * in.channels() + i) * 9 + place];
                            }
                        }
                    }
                    result[(y * in.width() + x) * k.outputs() + o] = (float) Math.max(sum, slope * sum);
                }
            }
        }
        return result;
    }

    private float[] random(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() / 10);
        }
        return values;
    }
}
