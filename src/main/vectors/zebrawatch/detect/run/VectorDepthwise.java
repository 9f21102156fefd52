package zebrawatch.detect.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Depthwise3x3} with the JDK's vectors, on the arena itself. A vector of channels goes along a row: each pixel is loaded once
 * and counts in the three results it belongs to, of which two are under way. Channels must be whole vectors.
 */
final class VectorDepthwise implements Depthwise3x3 {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    /** Rows that two rows of results need. */
    private static final int ROWS = 4;

    private final ByteBuffer memory;
    private final int zeros;
    private final int rest;
    /** Where the rows begin that are read, in bytes, and from one pixel to the next; a row outside the map is one pixel of zeros. */
    private final int[] begins = new int[ROWS];

    private final int[] steps = new int[ROWS];

    /**
     * @param zeros where in memory a pixel of zeros begins, in floats; the one behind it may be written over
     * @param mostChannels of any map this will work on
     */
    VectorDepthwise(ByteBuffer memory, int zeros, int mostChannels) {
        this.memory = memory;
        this.zeros = zeros * Float.BYTES;
        rest = (zeros + mostChannels) * Float.BYTES;
    }

    @Override
    public void run(Window window, float[] weights, int first, int end, int target) {
        int width = window.map().width();
        int n = window.map().channels();
        int pixel = n * Float.BYTES;
        int row = window.result().width() * pixel;
        int together = window.stride() == 1 ? 2 : 1;
        int least = window.relu6() ? 0 : Integer.MIN_VALUE;
        int most = window.relu6() ? Relu6.SIX : Integer.MAX_VALUE;
        for (int y = first; y < end; y += together) {
            findRows(window, y * window.stride() - window.pad());
            int to = target * Float.BYTES + (y - first) * row;
            boolean both = y + 1 < end;
            for (int c = 0; c < n; c += LANES.length()) {
                int at = c * Float.BYTES;
                if (together == 2) {
                    int next = both ? to + row + at : rest;
                    twoRows(at, width, weights, c, n, to + at, pixel, next, both ? pixel : 0, least, most);
                } else {
                    int results = window.result().width();
                    halvedRow(at, width, -window.pad(), weights, c, n, to + at, pixel, results, least, most);
                }
            }
        }
    }

    private void findRows(Window window, int first) {
        int pixel = window.map().channels() * Float.BYTES;
        for (int i = 0; i < ROWS; i++) {
            int y = first + i;
            boolean inside = y >= 0 && y < window.map().height();
            int row = y % window.rows() * window.map().width();
            begins[i] = inside ? window.from() * Float.BYTES + row * pixel : zeros;
            steps[i] = inside ? pixel : 0;
        }
    }

    // ---- the loops: see VectorTransforms for what C2 makes of longer ones ----

    private static FloatVector load(ByteBuffer memory, int at) {
        return FloatVector.fromByteBuffer(LANES, memory, at, ORDER);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(LANES, values, at);
    }

    /** Two rows of results at stride 1, which have two of four rows in common. */
    private void twoRows(
            int at, int width, float[] w, int c, int n, int to, int step, int toNext, int stepNext, int least, int most) {
        FloatVector w00 = load(w, c);
        FloatVector w01 = load(w, c + n);
        FloatVector w02 = load(w, c + 2 * n);
        FloatVector w10 = load(w, c + 3 * n);
        FloatVector w11 = load(w, c + 4 * n);
        FloatVector w12 = load(w, c + 5 * n);
        FloatVector w20 = load(w, c + 6 * n);
        FloatVector w21 = load(w, c + 7 * n);
        FloatVector w22 = load(w, c + 8 * n);
        FloatVector bias = load(w, c + 9 * n);
        int row0 = begins[0] + at;
        int row1 = begins[1] + at;
        int row2 = begins[2] + at;
        int row3 = begins[3] + at;
        int step0 = steps[0];
        int step1 = steps[1];
        int step2 = steps[2];
        int step3 = steps[3];
        IntVector low = IntVector.broadcast(BITS, least);
        IntVector high = IntVector.broadcast(BITS, most);
        FloatVector second = bias;
        FloatVector third = bias;
        FloatVector secondNext = bias;
        FloatVector thirdNext = bias;
        int out = rest;
        int outNext = rest;
        for (int x = 0; x <= width; x++) {
            if (x == width) {
                row0 = zeros;
                row1 = zeros;
                row2 = zeros;
                row3 = zeros;
            }
            FloatVector v0 = load(memory, row0);
            FloatVector v1 = load(memory, row1);
            FloatVector v2 = load(memory, row2);
            FloatVector v3 = load(memory, row3);
            FloatVector sum = v2.fma(w22, v1.fma(w12, v0.fma(w02, third)));
            FloatVector sumNext = v3.fma(w22, v2.fma(w12, v1.fma(w02, thirdNext)));
            third = v2.fma(w21, v1.fma(w11, v0.fma(w01, second)));
            thirdNext = v3.fma(w21, v2.fma(w11, v1.fma(w01, secondNext)));
            second = v2.fma(w20, v1.fma(w10, v0.fma(w00, bias)));
            secondNext = v3.fma(w20, v2.fma(w10, v1.fma(w00, bias)));
            Relu6.between(sum, low, high).intoByteBuffer(memory, out, ORDER);
            Relu6.between(sumNext, low, high).intoByteBuffer(memory, outNext, ORDER);
            row0 += step0;
            row1 += step1;
            row2 += step2;
            row3 += step3;
            out = to;
            outNext = toNext;
            to += step;
            toNext += stepNext;
        }
    }

    /**
     * A row of results at stride 2; the third column of one is the first of the next. Only the first and the last column can be outside:
     * asking at each load took 1.4 times as long.
     */
    private void halvedRow(
            int at, int width, int first, float[] w, int c, int n, int to, int step, int results, int least, int most) {
        FloatVector w00 = load(w, c);
        FloatVector w01 = load(w, c + n);
        FloatVector w02 = load(w, c + 2 * n);
        FloatVector w10 = load(w, c + 3 * n);
        FloatVector w11 = load(w, c + 4 * n);
        FloatVector w12 = load(w, c + 5 * n);
        FloatVector w20 = load(w, c + 6 * n);
        FloatVector w21 = load(w, c + 7 * n);
        FloatVector w22 = load(w, c + 8 * n);
        FloatVector bias = load(w, c + 9 * n);
        int step0 = steps[0];
        int step1 = steps[1];
        int step2 = steps[2];
        int left0 = begins[0] + at + (first + 1) * step0;
        int left1 = begins[1] + at + (first + 1) * step1;
        int left2 = begins[2] + at + (first + 1) * step2;
        IntVector low = IntVector.broadcast(BITS, least);
        IntVector high = IntVector.broadcast(BITS, most);
        FloatVector begun = bias;
        if (first >= 0) {
            FloatVector v0 = load(memory, left0 - step0);
            FloatVector v1 = load(memory, left1 - step1);
            FloatVector v2 = load(memory, left2 - step2);
            begun = v2.fma(w20, v1.fma(w10, v0.fma(w00, bias)));
        }
        int edge = first + 2 * results == width ? results - 1 : results;
        for (int x = 0; x < results; x++) {
            int right0 = left0 + step0;
            int right1 = left1 + step1;
            int right2 = left2 + step2;
            if (x == edge) {
                right0 = zeros;
                right1 = zeros;
                right2 = zeros;
            }
            FloatVector v0 = load(memory, left0);
            FloatVector v1 = load(memory, left1);
            FloatVector v2 = load(memory, left2);
            FloatVector sum = v2.fma(w21, v1.fma(w11, v0.fma(w01, begun)));
            v0 = load(memory, right0);
            v1 = load(memory, right1);
            v2 = load(memory, right2);
            sum = v2.fma(w22, v1.fma(w12, v0.fma(w02, sum)));
            begun = v2.fma(w20, v1.fma(w10, v0.fma(w00, bias)));
            Relu6.between(sum, low, high).intoByteBuffer(memory, to, ORDER);
            to += step;
            left0 += 2 * step0;
            left1 += 2 * step1;
            left2 += 2 * step2;
        }
    }
}
