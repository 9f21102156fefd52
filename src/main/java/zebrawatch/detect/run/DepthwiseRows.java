package zebrawatch.detect.run;

import java.nio.FloatBuffer;
import java.util.Arrays;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A 3x3 depthwise convolution row by row on the heap, with the activation of the map it reads and its own. Three input rows are
 * held at a time, each read once. A row is worked on in strips of some pixels; of each strip there are three lines, what the
 * window's left, middle and right column meet, and the weights are repeated to the same length: the JVM vectorises long loops
 * over separate arrays with one common index, and only those.
 */
final class DepthwiseRows {
    private static final int SIDE = 3;

    /** Floats of a strip: with its nine lines of weights it fits a core's second cache. */
    private static final int STRIP = 1024;

    private static final int NOTHING = Integer.MIN_VALUE;

    private final FloatBuffer memory;
    private final Layer.Depthwise conv;
    private final Shape from;
    private final Activation before;
    private final int channels;
    /** Pixels. */
    private final int strip;

    private final float[][] weights;
    private final float[] bias;
    /** With its margins, which stay zero. */
    private final float[] row;
    /** By row of the window, strip and column of the window. */
    private final float[][][][] lines;

    private final int[] held = new int[SIDE];
    private final float[] sums;

    /** @param before what is still to be done with the map it reads */
    DepthwiseRows(FloatBuffer memory, Layer.Depthwise conv, Shape from, Activation before) {
        this.memory = memory;
        this.conv = conv;
        this.from = from;
        this.before = before;
        Kernel k = conv.kernel();
        int width = conv.shape().width();
        channels = k.outputs();
        strip = Math.min(width, Math.max(1, STRIP / channels));
        int length = strip * channels;
        weights = new float[SIDE * SIDE][length];
        bias = new float[length];
        for (int i = 0; i < length; i++) {
            bias[i] = k.bias()[i % channels];
            for (int tap = 0; tap < weights.length; tap++) {
                weights[tap][i] = k.weights()[i % channels * weights.length + tap];
            }
        }
        int pixels = Math.max((width - 1) * conv.stride() + SIDE, conv.pad() + from.width());
        row = new float[pixels * channels];
        lines = new float[SIDE][(width + strip - 1) / strip][SIDE][length];
        sums = new float[length];
    }

    /** Whether a convolution can be computed this way. */
    static boolean fits(Layer.Depthwise conv) {
        return conv.kernel().size() == SIDE && conv.stride() <= 2;
    }

    /** Computes the map at {@code target} from the one at {@code source}, places in floats. */
    void run(int source, int target) {
        Arrays.fill(held, NOTHING);
        int width = conv.shape().width();
        for (int y = 0; y < conv.shape().height(); y++) {
            int top = y * conv.stride() - conv.pad();
            for (int down = 0; down < SIDE; down++) {
                hold(source, top + down);
            }
            for (int x = 0; x < width; x += strip) {
                int n = Math.min(strip, width - x) * channels;
                float[][] a = lines[Math.floorMod(top, SIDE)][x / strip];
                float[][] b = lines[Math.floorMod(top + 1, SIDE)][x / strip];
                float[][] c = lines[Math.floorMod(top + 2, SIDE)][x / strip];
                start(bias, a[0], weights[0], sums, n);
                add(a[1], weights[1], a[2], weights[2], sums, n);
                add(b[0], weights[3], b[1], weights[4], sums, n);
                add(b[2], weights[5], c[0], weights[6], sums, n);
                add(c[1], weights[7], c[2], weights[8], sums, n);
                activate(sums, n, conv.activation());
                memory.put(target + (y * width + x) * channels, sums, 0, n);
            }
        }
    }

    /** Brings a row to its place; rows beyond the map are zero. */
    private void hold(int source, int y) {
        int slot = Math.floorMod(y, SIDE);
        if (held[slot] == y) {
            return;
        }
        held[slot] = y;
        int begin = conv.pad() * channels;
        int n = from.width() * channels;
        if (y < 0 || y >= from.height()) {
            Arrays.fill(row, begin, begin + n, 0);
        } else {
            memory.get(source + y * n, row, begin, n);
            activate(row, begin + n, before);
        }
        int width = conv.shape().width();
        for (int x = 0; x < width; x += strip) {
            for (int column = 0; column < SIDE; column++) {
                spread(x * conv.stride() + column, lines[slot][x / strip][column], Math.min(strip, width - x));
            }
        }
    }

    /** Every pixel, or every second one, of the row from one on. */
    private void spread(int pixel, float[] line, int count) {
        if (conv.stride() == 1) {
            System.arraycopy(row, pixel * channels, line, 0, count * channels);
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(row, (pixel + i * conv.stride()) * channels, line, i * channels, channels);
            }
        }
    }

    private static void activate(float[] x, int n, Activation activation) {
        switch (activation.kind()) {
            case NONE -> {}
            case LEAKY_RELU -> Curves.leakyRelu(x, n, activation.slope());
            case RELU6 -> Curves.relu6(x, n);
            case SILU -> Curves.silu(x, n);
            case SIGMOID -> Curves.sigmoid(x, n);
        }
    }

    private static void start(float[] bias, float[] a, float[] u, float[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] = bias[i] + a[i] * u[i];
        }
    }

    private static void add(float[] a, float[] u, float[] b, float[] v, float[] sums, int n) {
        for (int i = 0; i < n; i++) {
            sums[i] += a[i] * u[i] + b[i] * v[i];
        }
    }
}
