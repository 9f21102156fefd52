package zebrawatch.detect.run;

import java.nio.FloatBuffer;
import java.util.Arrays;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Shape;

/**
 * Winograd's minimal filtering F(4x4, 3x3) for 3x3 convolutions with stride 1 and padding 1: each tile of 6x6 input pixels
 * becomes 36 points, a matrix product at each point replaces the sums over the kernel, and 36 points become 4x4 output
 * pixels. That is a quarter of the multiplications (Lavin and Gray, Fast Algorithms for Convolutional Neural Networks,
 * CVPR 2016, section 4.3, whose matrices these are). The products are the caller's.
 *
 * <p>The transforms work on heap arrays, one for each of the 6x6 places of a tile, which hold that place of several tiles
 * one after the other: the JVM vectorises loops over few separate arrays with one common index, and only those.
 */
final class Winograd implements Transforms {
    /** Points of a tile. */
    static final int POINTS = 36;

    /** Floats of a cache line. */
    private static final int LINE = 16;

    private static final int STEP = 4;
    private static final int SIDE = 6;

    /** Floats worked on at a time: all lines of a strip fit a core's caches. */
    private static final int STRIP = 512;

    private static final double[][] KERNEL_TO_POINTS = {
        {1 / 4.0, 0, 0},
        {-1 / 6.0, -1 / 6.0, -1 / 6.0},
        {-1 / 6.0, 1 / 6.0, -1 / 6.0},
        {1 / 24.0, 1 / 12.0, 1 / 6.0},
        {1 / 24.0, -1 / 12.0, 1 / 6.0},
        {0, 0, 1}
    };

    private final FloatBuffer memory;
    private final float[] pixels;
    private final float[] sum12;
    private final float[] rest12;
    private final float[] sum34;
    private final float[] rest34;
    private final float[][] six;
    /** The same 36 lines twice: by column then row, and by row then column. */
    private final float[][][] byColumn = new float[SIDE][SIDE][];

    private final float[][][] byRow = new float[SIDE][SIDE][];

    /** @param mostChannels of any map this will work on */
    Winograd(FloatBuffer memory, int mostChannels) {
        this.memory = memory;
        int longest = Math.max(STRIP, mostChannels);
        pixels = new float[STEP * longest + 2 * mostChannels];
        sum12 = new float[longest];
        rest12 = new float[longest];
        sum34 = new float[longest];
        rest34 = new float[longest];
        six = new float[SIDE][longest + mostChannels];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                float[] line = new float[longest];
                byColumn[column][row] = line;
                byRow[row][column] = line;
            }
        }
    }

    /** Tiles along a side of a map. */
    static int tiles(int length) {
        return (length + STEP - 1) / STEP;
    }

    /**
     * Floats from one point of some tiles to the next, for tiles of so many channels: an odd number of cache lines, or the 36 points
     * of a tile would share few places of a first cache.
     */
    static int plane(int tiles, int channels) {
        return ((tiles * channels + LINE - 1) / LINE | 1) * LINE;
    }

    /** A kernel's weights at the points: [36, inputs, outputs]. */
    static float[] weights(Kernel k) {
        int plane = k.inputs() * k.outputs();
        float[] points = new float[POINTS * plane];
        double[] rows = new double[SIDE * 3];
        for (int in = 0; in < k.inputs(); in++) {
            for (int out = 0; out < k.outputs(); out++) {
                int from = (out * k.inputs() + in) * 9;
                for (int column = 0; column < 3; column++) {
                    for (int row = 0; row < SIDE; row++) {
                        double[] m = KERNEL_TO_POINTS[row];
                        rows[row * 3 + column] = m[0] * k.weights()[from + column]
                                + m[1] * k.weights()[from + 3 + column]
                                + m[2] * k.weights()[from + 6 + column];
                    }
                }
                int at = in * k.outputs() + out;
                for (int row = 0; row < SIDE; row++) {
                    for (int column = 0; column < SIDE; column++, at += plane) {
                        double[] m = KERNEL_TO_POINTS[column];
                        points[at] =
                                (float) (m[0] * rows[row * 3] + m[1] * rows[row * 3 + 1] + m[2] * rows[row * 3 + 2]);
                    }
                }
            }
        }
        return points;
    }

    @Override
    public void toPoints(int[] sources, int[] channels, Shape map, int first, int rows, int points, int plane) {
        int across = tiles(map.width());
        int strip = strip(across, map.channels());
        for (int tile = 0; tile < across; tile += strip) {
            int count = Math.min(strip, across - tile);
            int n = count * map.channels();
            for (int down = 0; down < rows; down++) {
                if (down > 0) {
                    turn(byRow);
                }
                for (int row = down == 0 ? 0 : SIDE - STEP; row < SIDE; row++) {
                    int y = (first + down) * STEP - 1 + row;
                    if (y < 0 || y >= map.height()) {
                        clear(byRow[row], n);
                    } else {
                        int channel = 0;
                        for (int part = 0; part < sources.length; part++) {
                            int source = sources[part] + y * map.width() * channels[part];
                            spread(source, channels[part], channel, map, tile, count);
                            channel += channels[part];
                        }
                        System.arraycopy(six[0], map.channels(), six[STEP], 0, n);
                        System.arraycopy(six[1], map.channels(), six[STEP + 1], 0, n);
                        pixelsToPoints(six, byRow[row], n);
                    }
                }
                int at = points + (down * across + tile) * map.channels();
                for (int column = 0; column < SIDE; column++) {
                    for (int row = 0; row < SIDE; row++) {
                        byColumn[column][row] = byRow[row][column];
                    }
                    pixelsToPoints(byColumn[column], six, n);
                    for (int row = 0; row < SIDE; row++) {
                        memory.put(at + (row * SIDE + column) * plane, six[row], 0, n);
                    }
                }
            }
        }
    }

    /** The last two rows of the tiles above are the first two of the next. */
    private static void turn(float[][][] rows) {
        for (int i = 0; i < SIDE - STEP; i++) {
            float[][] row = rows[i];
            rows[i] = rows[STEP + i];
            rows[STEP + i] = row;
        }
    }

    /** Tiles worked on at a time: all strips of a row about the same, none longer than fits. */
    private static int strip(int across, int channels) {
        int most = Math.max(1, STRIP / channels);
        int strips = (across + most - 1) / most;
        return (across + strips - 1) / strips;
    }

    @Override
    public void fromPoints(
            int points, int plane, Shape map, int first, int rows, float[] bias, float slope, int target) {
        int across = tiles(map.width());
        int channels = map.channels();
        int strip = strip(across, channels);
        for (int down = 0; down < rows; down++) {
            for (int tile = 0; tile < across; tile += strip) {
                int n = Math.min(strip, across - tile) * channels;
                int at = points + (down * across + tile) * channels;
                for (int column = 0; column < SIDE; column++) {
                    for (int row = 0; row < SIDE; row++) {
                        byColumn[column][row] = byRow[row][column];
                        memory.get(at + (row * SIDE + column) * plane, six[row], 0, n);
                    }
                    if (column == 1) {
                        add(six[1], bias, n);
                    }
                    pointsToPixels(six, 1, byColumn[column], n);
                }
                int y = (first + down) * STEP;
                int from = tile * STEP;
                int width = Math.min(map.width() - from, n / channels * STEP);
                for (int row = 0; row < Math.min(STEP, map.height() - y); row++) {
                    pointsToPixels(byRow[row], slope, six, n);
                    for (int x = 0; x < width; x++) {
                        System.arraycopy(six[x % STEP], x / STEP * channels, pixels, x * channels, channels);
                    }
                    memory.put(target + ((y + row) * map.width() + from) * channels, pixels, 0, width * channels);
                }
            }
        }
    }

    /** A bias for {@link #fromPoints}: repeated for each tile of a strip. */
    static float[] strip(float[] bias) {
        float[] repeated = new float[Math.max(1, STRIP / bias.length) * bias.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = bias[i % bias.length];
        }
        return repeated;
    }

    /** One row of some tiles: to each line of {@link #six} its pixel of each tile, zero beyond the map. */
    private void spread(int row, int channels, int channel, Shape map, int tile, int count) {
        int from = Math.max(0, tile * STEP - 1);
        int to = Math.min(map.width(), (tile + count) * STEP + 1);
        memory.get(row + from * channels, pixels, 0, (to - from) * channels);
        for (int i = 0; i < count * STEP + SIDE - STEP; i++) {
            int x = tile * STEP - 1 + i;
            int at = i / STEP * map.channels() + channel;
            if (x < from || x >= to) {
                Arrays.fill(six[i % STEP], at, at + channels, 0);
            } else {
                System.arraycopy(pixels, (x - from) * channels, six[i % STEP], at, channels);
            }
        }
    }

    private static void clear(float[][] lines, int n) {
        for (float[] line : lines) {
            Arrays.fill(line, 0, n, 0);
        }
    }

    // ---- the transforms in one dimension, six lines to six and six to four ----

    private static void pixelsToPoints(float[][] d, float[][] p, int n) {
        outer(d[0], d[2], d[4], p[0], n);
        inner(d[1], d[2], d[3], d[4], 4, 1, p[1], p[2], n);
        inner(d[1], d[2], d[3], d[4], 1, 2, p[3], p[4], n);
        outer(d[1], d[3], d[5], p[5], n);
    }

    private static void outer(float[] a, float[] b, float[] c, float[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] = 4 * a[i] - 5 * b[i] + c[i];
        }
    }

    private static void inner(
            float[] a, float[] b, float[] c, float[] d, float near, float odd, float[] sum, float[] rest, int n) {
        for (int i = 0; i < n; i++) {
            float even = d[i] - near * b[i];
            float other = odd * (c[i] - near * a[i]);
            sum[i] = even + other;
            rest[i] = even - other;
        }
    }

    /** The activation as in {@link Curves}; the slope 1 is none. */
    private void pointsToPixels(float[][] p, float slope, float[][] d, int n) {
        sumAndRest(p[1], p[2], sum12, rest12, n);
        sumAndRest(p[3], p[4], sum34, rest34, n);
        add(p[0], sum12, sum34, 1, slope, d[0], n);
        add(rest12, rest34, 2, slope, d[1], n);
        add(sum12, sum34, 4, slope, d[2], n);
        add(p[5], rest12, rest34, 8, slope, d[3], n);
    }

    private static void sumAndRest(float[] a, float[] b, float[] sum, float[] rest, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[i];
            float y = b[i];
            sum[i] = x + y;
            rest[i] = x - y;
        }
    }

    private static void add(float[] a, float[] b, int n) {
        for (int i = 0; i < n; i++) {
            a[i] += b[i];
        }
    }

    private static void add(float[] a, float[] b, float factor, float slope, float[] to, int n) {
        float half = 0.5f * (1 + slope);
        float rest = 1 - half;
        for (int i = 0; i < n; i++) {
            float x = a[i] + factor * b[i];
            to[i] = half * x + rest * Math.abs(x);
        }
    }

    private static void add(float[] a, float[] b, float[] c, float factor, float slope, float[] to, int n) {
        float half = 0.5f * (1 + slope);
        float rest = 1 - half;
        for (int i = 0; i < n; i++) {
            float x = a[i] + b[i] + factor * c[i];
            to[i] = half * x + rest * Math.abs(x);
        }
    }
}
