package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Shape;

/** What {@link Passes} must do, by plain loops and by vectors, for channels that are whole vectors and that are not. */
class PassesTest {
    private static final int FLOATS = 40_000;
    private static final int FROM = 100;
    private static final int BASE = 12_001;
    private static final int TO = 24_002;

    private final Random random = new Random(26);
    private final ByteBuffer bytes =
            ByteBuffer.allocateDirect(FLOATS * Float.BYTES).order(ByteOrder.nativeOrder());
    private final float[] before = new float[FLOATS];

    private Passes passes(boolean vectors) {
        Assumptions.assumeTrue(
                !vectors || Vectors.FOUND.isPresent(), "this JVM was started without jdk.incubator.vector");
        for (int i = 0; i < FLOATS; i++) {
            before[i] = (float) random.nextGaussian(0, 4);
        }
        bytes.asFloatBuffer().put(before);
        Passes plain = new HeapPasses(bytes.asFloatBuffer(), 5016);
        return vectors ? Vectors.FOUND.orElseThrow().passes(bytes, plain) : plain;
    }

    /** Those floats are what they ought to be, and all others what they were. */
    private void expect(int at, int length, IntToDoubleFunction expected) {
        for (int i = 0; i < FLOATS; i++) {
            boolean inside = i >= at && i < at + length;
            double ought = inside ? expected.applyAsDouble(i - at) : before[i];
            assertThat((double) bytes.getFloat(i * Float.BYTES))
                    .as("float %d", i)
                    .isCloseTo(ought, within(2e-6 * (1 + Math.abs(ought))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, NONE, 32", "false, RELU6, 24", "false, LEAKY_RELU, 5", "false, SILU, 48", "false, SIGMOID, 3",
        "true, NONE, 32", "true, RELU6, 24", "true, LEAKY_RELU, 5", "true, SILU, 48", "true, SIGMOID, 3",
        "true, RELU6, 1280", "true, SILU, 6", "true, NONE, 2047"
    })
    void finishAddsTheBiasAndActivates(boolean vectors, Activation.Kind kind, int channels) {
        Passes passes = passes(vectors);
        Activation activation =
                kind == Activation.Kind.LEAKY_RELU ? Activation.leakyRelu(0.1f) : new Activation(kind, 0);
        float[] bias = new float[channels];
        for (int i = 0; i < channels; i++) {
            bias[i] = (float) random.nextGaussian();
        }
        DoubleUnaryOperator curve = switch (kind) {
            case NONE -> x -> x;
            case RELU6 -> x -> Math.min(Math.max(x, 0), 6);
            case LEAKY_RELU -> x -> Math.max(x, 0.1 * x);
            case SILU -> x -> x / (1 + Math.exp(-x));
            case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
        };
        int length = 7 * channels;

        passes.finish(FROM, length, Passes.bias(bias), activation);

        expect(FROM, length, i -> curve.applyAsDouble(before[FROM + i] + bias[i % channels]));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void addIsTheSumAndMayTakeTheFirstPlace(boolean vectors) {
        Passes passes = passes(vectors);

        passes.add(FROM, BASE, FROM, 9001);

        expect(FROM, 9001, i -> before[FROM + i] + before[BASE + i]);
    }

    @ParameterizedTest
    @CsvSource({"false, 32", "true, 32", "true, 5", "false, 5000"})
    void joinBringsChannelsTogether(boolean vectors, int channels) {
        Passes passes = passes(vectors);
        int all = channels + 16;

        passes.join(new int[] {FROM, BASE}, new int[] {channels, 16}, 2, TO);

        expect(TO, 2 * all, i -> {
            int pixel = i / all;
            int channel = i % all;
            return channel < channels
                    ? before[FROM + pixel * channels + channel]
                    : before[BASE + pixel * 16 + channel - channels];
        });
    }

    @ParameterizedTest
    @CsvSource({"false, 32, true", "true, 32, true", "true, 32, false", "true, 5, true", "false, 5, false"})
    void twiceMixesEachPixelWithItsNeighbours(boolean vectors, int channels, boolean added) {
        Passes passes = passes(vectors);
        Shape map = new Shape(3, 4, channels);
        Shape result = new Shape(6, 8, channels);

        passes.twice(FROM, map, added ? BASE : Passes.NONE, TO);

        expect(TO, result.length(), i -> {
            int y = i / channels / 8;
            int x = i / channels % 8;
            int c = i % channels;
            int ny = Math.min(Math.max(y / 2 + (y % 2 == 0 ? -1 : 1), 0), 2);
            int nx = Math.min(Math.max(x / 2 + (x % 2 == 0 ? -1 : 1), 0), 3);
            double near = 0.75 * at(map, y / 2, x / 2, c) + 0.25 * at(map, ny, x / 2, c);
            double far = 0.75 * at(map, y / 2, nx, c) + 0.25 * at(map, ny, nx, c);
            return 0.75 * near + 0.25 * far + (added ? before[BASE + i] : 0);
        });
    }

    @ParameterizedTest
    @CsvSource({"false, 32, true", "true, 32, true", "true, 32, false", "true, 5, true"})
    void halfIsTheMeanOfFour(boolean vectors, int channels, boolean added) {
        Passes passes = passes(vectors);
        Shape map = new Shape(6, 8, channels);

        passes.half(FROM, map, added ? BASE : Passes.NONE, TO);

        expect(TO, 3 * 4 * channels, i -> {
            int y = i / channels / 4 * 2;
            int x = i / channels % 4 * 2;
            int c = i % channels;
            double sum = at(map, y, x, c) + at(map, y, x + 1, c) + at(map, y + 1, x, c) + at(map, y + 1, x + 1, c);
            return sum / 4 + (added ? before[BASE + i] : 0);
        });
    }

    @ParameterizedTest
    @CsvSource({"false, 32", "true, 32"})
    void repeatMakesFourOfEachPixel(boolean vectors, int channels) {
        Passes passes = passes(vectors);
        Shape map = new Shape(3, 4, channels);
        Shape target = new Shape(6, 8, channels);

        passes.repeat(FROM, target, TO);

        expect(TO, target.length(), i -> at(map, i / channels / 8 / 2, i / channels % 8 / 2, i % channels));
    }

    private double at(Shape map, int y, int x, int channel) {
        return before[FROM + (y * map.width() + x) * map.channels() + channel];
    }
}
