package zebrawatch.detect.run;

import java.nio.FloatBuffer;

/**
 * The passes over memory that ND4J does slowly. They bring a block of the arena to the heap, work there and put it back:
 * the JVM vectorises loops over arrays, not loops over buffers. All places are floats from the arena's begin.
 */
final class Kernels {
    private static final int BLOCK = 4096;

    private final FloatBuffer memory;
    private final float[] first;
    private final float[] second;
    private final float[] third;

    /** @param longestRow floats of the longest row of any map */
    Kernels(FloatBuffer memory, int longestRow) {
        this.memory = memory;
        int length = Math.max(BLOCK, longestRow);
        first = new float[length];
        second = new float[length];
        third = new float[length];
    }

    /** x = max(x, slope x), for a slope between 0 and 1. */
    void leakyRelu(int at, int length, float slope) {
        for (int done = 0; done < length; done += BLOCK) {
            int n = Math.min(BLOCK, length - done);
            memory.get(at + done, first, 0, n);
            leakyRelu(first, n, slope);
            memory.put(at + done, first, 0, n);
        }
    }

    /** x = 1 / (1 + e^-x). */
    void sigmoid(int at, int length) {
        for (int i = at; i < at + length; i++) {
            memory.put(i, (float) (1 / (1 + Math.exp(-memory.get(i)))));
        }
    }

    /** sum = a + b. */
    void add(int a, int b, int sum, int length) {
        for (int done = 0; done < length; done += BLOCK) {
            int n = Math.min(BLOCK, length - done);
            memory.get(a + done, first, 0, n);
            memory.get(b + done, second, 0, n);
            add(first, second, n);
            memory.put(sum + done, first, 0, n);
        }
    }

    /** Bilinear x2 with half-pixel centres: each pixel is 3/4 of its own and 1/4 of the next on its side, both ways. */
    void twice(int from, int height, int width, int channels, int to) {
        int n = width * channels;
        for (int y = 0; y < 2 * height; y++) {
            int neighbour = Math.min(Math.max(y / 2 + (y % 2 == 0 ? -1 : 1), 0), height - 1);
            memory.get(from + y / 2 * n, first, 0, n);
            memory.get(from + neighbour * n, second, 0, n);
            mix(first, 0, second, 0, first, 0, n);
            for (int x = 0; x < width; x++) {
                int at = x * channels;
                mix(first, at, first, Math.max(x - 1, 0) * channels, third, 2 * at, channels);
                mix(first, at, first, Math.min(x + 1, width - 1) * channels, third, 2 * at + channels, channels);
            }
            memory.put(to + y * 2 * n, third, 0, 2 * n);
        }
    }

    /** Bilinear x0.5 with half-pixel centres: the mean of 2x2. */
    void half(int from, int height, int width, int channels, int to) {
        int n = width * channels;
        for (int y = 0; y < height / 2; y++) {
            memory.get(from + 2 * y * n, first, 0, n);
            memory.get(from + (2 * y + 1) * n, second, 0, n);
            add(first, second, n);
            for (int x = 0; x < width / 2; x++) {
                quarterOfSum(first, 2 * x * channels, second, x * channels, channels);
            }
            memory.put(to + y * (n / 2), second, 0, n / 2);
        }
    }

    private static void leakyRelu(float[] x, int n, float slope) {
        for (int i = 0; i < n; i++) {
            x[i] = Math.max(x[i], slope * x[i]);
        }
    }

    private static void add(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] += y[i];
        }
    }

    private static void mix(float[] near, int nearAt, float[] far, int farAt, float[] to, int at, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] = 0.75f * near[nearAt + i] + 0.25f * far[farAt + i];
        }
    }

    private static void quarterOfSum(float[] from, int fromAt, float[] to, int at, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] = 0.25f * (from[fromAt + i] + from[fromAt + n + i]);
        }
    }
}
