package zebrawatch.detect.run;

import java.nio.FloatBuffer;
import java.util.Arrays;
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
    private final float[] fourth;

    /** @param longestRow floats of the longest row of any map */
    HeapPasses(FloatBuffer memory, int longestRow) {
        this.memory = memory;
        int length = Math.max(BLOCK, longestRow);
        first = new float[length];
        second = new float[length];
        third = new float[length];
        fourth = new float[length];
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
    public void join(int[] from, int[] channels, int pixels, int to) {
        int all = Arrays.stream(channels).sum();
        int some = Math.max(1, BLOCK / all);
        for (int done = 0; done < pixels; done += some) {
            int count = Math.min(some, pixels - done);
            int channel = 0;
            for (int part = 0; part < from.length; part++) {
                int n = channels[part];
                memory.get(from[part] + done * n, first, 0, count * n);
                for (int pixel = 0; pixel < count; pixel++) {
                    System.arraycopy(first, pixel * n, second, pixel * all + channel, n);
                }
                channel += n;
            }
            memory.put(to + done * all, second, 0, count * all);
        }
    }

    @Override
    public void twice(int from, Shape map, int base, int to) {
        int height = map.height();
        int width = map.width();
        int n = map.channels();
        int row = width * n;
        for (int y = 0; y < 2 * height; y++) {
            int neighbour = Math.min(Math.max(y / 2 + (y % 2 == 0 ? -1 : 1), 0), height - 1);
            memory.get(from + y / 2 * row, first, 0, row);
            memory.get(from + neighbour * row, second, 0, row);
            mix(first, second, third, row);
            System.arraycopy(third, 0, first, 0, n);
            System.arraycopy(third, 0, first, n, row - n);
            System.arraycopy(third, n, second, 0, row - n);
            System.arraycopy(third, row - n, second, row - n, n);
            mix(third, first, first, row);
            mix(third, second, second, row);
            for (int x = 0; x < width; x++) {
                System.arraycopy(first, x * n, fourth, 2 * x * n, n);
                System.arraycopy(second, x * n, fourth, (2 * x + 1) * n, n);
            }
            finish(fourth, base, y * 2 * row, to, 2 * row);
        }
    }

    @Override
    public void half(int from, Shape map, int base, int to) {
        int n = map.channels();
        int row = map.width() * n;
        for (int y = 0; y < map.height() / 2; y++) {
            memory.get(from + 2 * y * row, first, 0, row);
            memory.get(from + (2 * y + 1) * row, second, 0, row);
            add(first, second, row);
            for (int x = 0; x < map.width() / 2; x++) {
                System.arraycopy(first, 2 * x * n, third, x * n, n);
                System.arraycopy(first, (2 * x + 1) * n, fourth, x * n, n);
            }
            quarterOfSum(third, fourth, row / 2);
            finish(third, base, y * (row / 2), to, row / 2);
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

    // ---- one index for all arrays: other loops are not vectorised ----

    private static void mix(float[] near, float[] far, float[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] = 0.75f * near[i] + 0.25f * far[i];
        }
    }

    private static void quarterOfSum(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = 0.25f * (x[i] + y[i]);
        }
    }
}
