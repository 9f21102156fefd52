package zebrawatch.detect.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import zebrawatch.detect.net.Shape;

/**
 * {@link Winograd}'s transforms with the JDK's vectors, on the arena itself: tile by tile, a tile's 36 places in the first cache.
 * The channels of every part must be whole vectors.
 */
final class VectorTransforms implements Transforms {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int BYTES = LANES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private static final int STEP = 4;
    private static final int SIDE = 6;

    /** A power of two of columns, enough for those of a tile. */
    private static final int COLUMNS = 8;

    private final ByteBuffer memory;
    private final int zeros;
    private final int rest;
    /** Of some columns of pixels their six points downwards: [columns, 6, channels]. */
    private final float[] columns;
    /** Four rows of points across: [4, 6, channels]. */
    private final float[] rows;

    /**
     * @param zeros where in memory a pixel of zeros begins, in floats; the one behind it may be written over
     * @param mostChannels of any map this will work on
     */
    VectorTransforms(ByteBuffer memory, int zeros, int mostChannels) {
        this.memory = memory;
        this.zeros = zeros * Float.BYTES;
        rest = (zeros + mostChannels) * Float.BYTES;
        columns = new float[COLUMNS * SIDE * mostChannels];
        rows = new float[STEP * SIDE * mostChannels];
    }

    @Override
    public void toPoints(int[] sources, int[] channels, Shape map, int first, int count, int points, int plane) {
        int across = Winograd.tiles(map.width());
        int n = map.channels();
        for (int down = 0; down < count; down++) {
            int y = (first + down) * STEP - 1;
            for (int tile = 0; tile < across; tile++) {
                for (int x = tile * STEP - (tile == 0 ? 1 : -1); x <= (tile + 1) * STEP; x++) {
                    int slot = (x & COLUMNS - 1) * SIDE * n;
                    if (x < 0 || x >= map.width()) {
                        Arrays.fill(columns, slot, slot + SIDE * n, 0);
                    } else {
                        column(sources, channels, map, y, x, slot);
                    }
                }
                int left = tile * STEP - 1;
                int to = points + (down * across + tile) * n;
                across(
                        columns,
                        slot(left, n),
                        slot(left + 1, n),
                        slot(left + 2, n),
                        slot(left + 3, n),
                        slot(left + 4, n),
                        slot(left + 5, n),
                        n,
                        memory,
                        to * Float.BYTES,
                        plane * Float.BYTES);
            }
        }
    }

    private static int slot(int x, int channels) {
        return (x & COLUMNS - 1) * SIDE * channels;
    }

    /** Six pixels of a column, from row y, to their points. */
    private void column(int[] sources, int[] channels, Shape map, int y, int x, int slot) {
        int n = map.channels();
        int done = 0;
        for (int part = 0; part < sources.length; part++) {
            int pixel = channels[part] * Float.BYTES;
            int row = map.width() * pixel;
            int at = sources[part] * Float.BYTES + y * row + x * pixel;
            down(
                    memory,
                    y < 0 ? zeros : at,
                    at + row,
                    y + 2 < map.height() ? at + 2 * row : zeros,
                    y + 3 < map.height() ? at + 3 * row : zeros,
                    y + 4 < map.height() ? at + 4 * row : zeros,
                    y + 5 < map.height() ? at + 5 * row : zeros,
                    channels[part],
                    columns,
                    slot + done,
                    n);
            done += channels[part];
        }
    }

    @Override
    public void fromPoints(
            int points, int plane, Shape map, int first, int count, float[] bias, float slope, int target) {
        int across = Winograd.tiles(map.width());
        int n = map.channels();
        int step = plane * Float.BYTES;
        for (int down = 0; down < count; down++) {
            for (int tile = 0; tile < across; tile++) {
                int from = (points + (down * across + tile) * n) * Float.BYTES;
                for (int column = 0; column < SIDE; column++) {
                    fromColumn(memory, from + column * step, SIDE * step, n, rows, column * n, SIDE * n);
                }
                int y = (first + down) * STEP;
                int left = tile * STEP;
                for (int row = 0; row < Math.min(STEP, map.height() - y); row++) {
                    int to = (target + ((y + row) * map.width() + left) * n) * Float.BYTES;
                    int pixel = n * Float.BYTES;
                    fromRow(
                            rows,
                            row * SIDE * n,
                            n,
                            bias,
                            slope,
                            memory,
                            to,
                            left + 1 < map.width() ? to + pixel : rest,
                            left + 2 < map.width() ? to + 2 * pixel : rest,
                            left + 3 < map.width() ? to + 3 * pixel : rest);
                }
            }
        }
    }

    // ---- the transforms in one dimension, six to six and six to four ----
    // The longer ones exceed what HotSpot inlines (325 bytes of code), and have to: C2 puts vectors on the heap where
    // more than some
    // fifty operations come together in one method.

    private static FloatVector load(ByteBuffer memory, int at) {
        return FloatVector.fromByteBuffer(LANES, memory, at, ORDER);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(LANES, values, at);
    }

    private static void down(
            ByteBuffer memory, int a, int b, int c, int d, int e, int f, int n, float[] to, int at, int step) {
        for (int i = 0; i < n; i += LANES.length()) {
            int k = i * Float.BYTES;
            FloatVector v0 = FloatVector.fromByteBuffer(LANES, memory, a + k, ORDER);
            FloatVector v1 = FloatVector.fromByteBuffer(LANES, memory, b + k, ORDER);
            FloatVector v2 = FloatVector.fromByteBuffer(LANES, memory, c + k, ORDER);
            FloatVector v3 = FloatVector.fromByteBuffer(LANES, memory, d + k, ORDER);
            FloatVector v4 = FloatVector.fromByteBuffer(LANES, memory, e + k, ORDER);
            FloatVector v5 = FloatVector.fromByteBuffer(LANES, memory, f + k, ORDER);
            v0.mul(4).sub(v2.mul(5)).add(v4).intoArray(to, at + i);
            FloatVector even = v4.sub(v2.mul(4));
            FloatVector odd = v3.sub(v1.mul(4));
            even.add(odd).intoArray(to, at + step + i);
            even.sub(odd).intoArray(to, at + 2 * step + i);
            even = v4.sub(v2);
            odd = v3.sub(v1).mul(2);
            even.add(odd).intoArray(to, at + 3 * step + i);
            even.sub(odd).intoArray(to, at + 4 * step + i);
            v1.mul(4).sub(v3.mul(5)).add(v5).intoArray(to, at + 5 * step + i);
        }
    }

    private static void across(
            float[] from, int a, int b, int c, int d, int e, int f, int n, ByteBuffer memory, int target, int plane) {
        for (int row = 0; row < SIDE; row++) {
            int line = row * n;
            int point = target + row * SIDE * plane;
            for (int i = 0; i < n; i += LANES.length()) {
                int to = point + i * Float.BYTES;
                FloatVector v0 = FloatVector.fromArray(LANES, from, a + line + i);
                FloatVector v1 = FloatVector.fromArray(LANES, from, b + line + i);
                FloatVector v2 = FloatVector.fromArray(LANES, from, c + line + i);
                FloatVector v3 = FloatVector.fromArray(LANES, from, d + line + i);
                FloatVector v4 = FloatVector.fromArray(LANES, from, e + line + i);
                FloatVector v5 = FloatVector.fromArray(LANES, from, f + line + i);
                v0.mul(4).sub(v2.mul(5)).add(v4).intoByteBuffer(memory, to, ORDER);
                FloatVector even = v4.sub(v2.mul(4));
                FloatVector odd = v3.sub(v1.mul(4));
                even.add(odd).intoByteBuffer(memory, to + plane, ORDER);
                even.sub(odd).intoByteBuffer(memory, to + 2 * plane, ORDER);
                even = v4.sub(v2);
                odd = v3.sub(v1).mul(2);
                even.add(odd).intoByteBuffer(memory, to + 3 * plane, ORDER);
                even.sub(odd).intoByteBuffer(memory, to + 4 * plane, ORDER);
                v1.mul(4).sub(v3.mul(5)).add(v5).intoByteBuffer(memory, to + 5 * plane, ORDER);
            }
        }
    }

    private static void fromColumn(ByteBuffer memory, int from, int step, int n, float[] to, int at, int next) {
        for (int i = 0; i < n; i += LANES.length()) {
            int k = from + i * Float.BYTES;
            FloatVector v1 = load(memory, k + step);
            FloatVector v2 = load(memory, k + 2 * step);
            FloatVector v3 = load(memory, k + 3 * step);
            FloatVector v4 = load(memory, k + 4 * step);
            FloatVector sum12 = v1.add(v2);
            FloatVector rest12 = v1.sub(v2);
            FloatVector sum34 = v3.add(v4);
            FloatVector rest34 = v3.sub(v4);
            load(memory, k).add(sum12).add(sum34).intoArray(to, at + i);
            rest12.add(rest34.mul(2)).intoArray(to, at + next + i);
            sum12.add(sum34.mul(4)).intoArray(to, at + 2 * next + i);
            load(memory, k + 5 * step).add(rest12).add(rest34.mul(8)).intoArray(to, at + 3 * next + i);
        }
    }

    /** max(y, slope y) is half y + rest |y|. */
    private static void fromRow(
            float[] from,
            int at,
            int n,
            float[] bias,
            float slope,
            ByteBuffer memory,
            int to,
            int to1,
            int to2,
            int to3) {
        float half = 0.5f * (1 + slope);
        float rest = 1 - half;
        for (int i = 0; i < n; i += LANES.length()) {
            FloatVector b = load(bias, i);
            FloatVector v1 = load(from, at + n + i);
            FloatVector v2 = load(from, at + 2 * n + i);
            FloatVector v3 = load(from, at + 3 * n + i);
            FloatVector v4 = load(from, at + 4 * n + i);
            FloatVector sum12 = v1.add(v2);
            FloatVector rest12 = v1.sub(v2);
            FloatVector sum34 = v3.add(v4);
            FloatVector rest34 = v3.sub(v4);
            int k = i * Float.BYTES;
            FloatVector y = load(from, at + i).add(sum12).add(sum34).add(b);
            y.mul(half).add(y.abs().mul(rest)).intoByteBuffer(memory, to + k, ORDER);
            y = rest12.add(rest34.mul(2)).add(b);
            y.mul(half).add(y.abs().mul(rest)).intoByteBuffer(memory, to1 + k, ORDER);
            y = sum12.add(sum34.mul(4)).add(b);
            y.mul(half).add(y.abs().mul(rest)).intoByteBuffer(memory, to2 + k, ORDER);
            y = load(from, at + 5 * n + i).add(rest12).add(rest34.mul(8)).add(b);
            y.mul(half).add(y.abs().mul(rest)).intoByteBuffer(memory, to3 + k, ORDER);
        }
    }
}
