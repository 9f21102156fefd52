package zebrawatch.detect.run;

import java.nio.FloatBuffer;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Shape;

/**
 * {@link Passes} by plain loops. They bring a block of the arena to the heap, work there and put it back: the JVM vectorises
 * loops over arrays, not loops over buffers.
 */
final class HeapPasses implements Passes {
    private static final int BLOCK = 4096;

    private final FloatBuffer memory;
    private final float[] first;
    private final float[] second;
    private final float[] third;

    /** @param longestRow floats of the longest row of any map */
    HeapPasses(FloatBuffer memory, int longestRow) {
        this.memory = memory;
        int length = Math.max(BLOCK, longestRow);
        first = new float[length];
        second = new float[length];
        third = new float[length];
    }

    @Override
    public void finish(int at, int length, float[] bias, Activation activation) {
        for (int done = 0; done < length; done += bias.length) {
            int n = Math.min(bias.length, length - done);
            memory.get(at + done, first, 0, n);
            Curves.finish(activation, first, bias, n);
            memory.put(at + done, first, 0, n);
        }
    }

    @Override
    public void add(int a, int b, int sum, int length) {
        for (int done = 0; done < length; done += BLOCK) {
            int n = Math.min(BLOCK, length - done);
            memory.get(a + done, first, 0, n);
            memory.get(b + done, second, 0, n);
            add(first, second, n);
            memory.put(sum + done, first, 0, n);
        }
    }

    @Override
    public void widen(int from, Shape map, int to, int channels) {
        int n = map.channels();
        int row = map.width() * n;
        for (int y = 0; y < map.height(); y++) {
            int wide = to + y * map.width() * channels;
            int length = (map.width() - 1) * channels + n;
            memory.get(from + y * row, first, 0, row);
            memory.get(wide, second, 0, length);
            for (int x = 0; x < map.width(); x++) {
                System.arraycopy(first, x * n, second, x * channels, n);
            }
            memory.put(wide, second, 0, length);
        }
    }

    @Override
    public void twice(int from, Shape map, int base, int to) {
        int height = map.height();
        int width = map.width();
        int channels = map.channels();
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
            finish(third, base, y * 2 * n, to, 2 * n);
        }
    }

    @Override
    public void half(int from, Shape map, int base, int to) {
        int width = map.width();
        int channels = map.channels();
        int n = width * channels;
        for (int y = 0; y < map.height() / 2; y++) {
            memory.get(from + 2 * y * n, first, 0, n);
            memory.get(from + (2 * y + 1) * n, second, 0, n);
            add(first, second, n);
            for (int x = 0; x < width / 2; x++) {
                quarterOfSum(first, 2 * x * channels, third, x * channels, channels);
            }
            finish(third, base, y * (n / 2), to, n / 2);
        }
    }

    @Override
    public void repeat(int from, Shape target, int to) {
        int channels = target.channels();
        int n = target.width() * channels;
        for (int y = 0; y < target.height(); y += 2) {
            memory.get(from + y / 2 * (n / 2), first, 0, n / 2);
            for (int x = 0; x < target.width() / 2; x++) {
                System.arraycopy(first, x * channels, second, 2 * x * channels, channels);
                System.arraycopy(first, x * channels, second, (2 * x + 1) * channels, channels);
            }
            memory.put(to + y * n, second, 0, n);
            memory.put(to + (y + 1) * n, second, 0, n);
        }
    }

    private void finish(float[] row, int base, int at, int to, int n) {
        if (base != NONE) {
            memory.get(base + at, second, 0, n);
            add(row, second, n);
        }
        memory.put(to + at, row, 0, n);
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
