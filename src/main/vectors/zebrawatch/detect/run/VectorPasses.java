package zebrawatch.detect.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Shape;

/** {@link Passes} with the JDK's vectors, on the arena itself. */
final class VectorPasses implements Passes {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int BYTES = LANES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final ByteBuffer memory;
    private final Passes plain;
    private final float[] x = new float[LANES.length()];
    private final float[] b = new float[LANES.length()];

    /** @param plain does what vectors cannot do */
    VectorPasses(ByteBuffer memory, Passes plain) {
        this.memory = memory;
        this.plain = plain;
    }

    @Override
    public void finish(int at, int length, float[] bias, Activation activation) {
        for (int done = 0; done < length; done += bias.length) {
            int n = Math.min(bias.length, length - done);
            int vectors = LANES.loopBound(n);
            int from = (at + done) * Float.BYTES;
            switch (activation.kind()) {
                case NONE -> bias(memory, from, bias, vectors);
                case RELU6 -> relu6(memory, from, bias, vectors);
                case LEAKY_RELU -> leakyRelu(memory, from, bias, activation.slope(), vectors);
                case SILU -> silu(memory, from, bias, vectors);
                case SIGMOID -> vectors = 0;
            }
            for (int i = vectors; i < n; i += x.length) {
                rest(from + i * Float.BYTES, bias, i, Math.min(x.length, n - i), activation);
            }
        }
    }

    /** Less than a vector, or a curve that vectors do not have. */
    private void rest(int at, float[] bias, int first, int n, Activation activation) {
        for (int i = 0; i < n; i++) {
            x[i] = memory.getFloat(at + i * Float.BYTES);
            b[i] = bias[first + i];
        }
        Curves.finish(activation, x, b, n);
        for (int i = 0; i < n; i++) {
            memory.putFloat(at + i * Float.BYTES, x[i]);
        }
    }

    private static FloatVector load(ByteBuffer memory, int at) {
        return FloatVector.fromByteBuffer(LANES, memory, at, ORDER);
    }

    private static void bias(ByteBuffer memory, int at, float[] bias, int n) {
        for (int i = 0; i < n; i += LANES.length(), at += BYTES) {
            load(memory, at).add(FloatVector.fromArray(LANES, bias, i)).intoByteBuffer(memory, at, ORDER);
        }
    }

    private static void relu6(ByteBuffer memory, int at, float[] bias, int n) {
        for (int i = 0; i < n; i += LANES.length(), at += BYTES) {
            FloatVector y = load(memory, at).add(FloatVector.fromArray(LANES, bias, i));
            Relu6.of(y).intoByteBuffer(memory, at, ORDER);
        }
    }

    /** As {@link Curves} has it: max(y, slope y) is half y + rest |y|. */
    private static void leakyRelu(ByteBuffer memory, int at, float[] bias, float slope, int n) {
        float half = 0.5f * (1 + slope);
        FloatVector rest = FloatVector.broadcast(LANES, 1 - half);
        for (int i = 0; i < n; i += LANES.length(), at += BYTES) {
            FloatVector y = load(memory, at).add(FloatVector.fromArray(LANES, bias, i));
            y.abs().fma(rest, y.mul(half)).intoByteBuffer(memory, at, ORDER);
        }
    }

    /** The rational function of {@link Curves#silu}. */
    private static void silu(ByteBuffer memory, int at, float[] bias, int n) {
        FloatVector far = FloatVector.broadcast(LANES, Curves.FAR);
        for (int i = 0; i < n; i += LANES.length(), at += BYTES) {
            FloatVector y = load(memory, at).add(FloatVector.fromArray(LANES, bias, i));
            FloatVector z = y.min(far).max(far.neg());
            FloatVector s = z.mul(z);
            FloatVector p = s.mul(Curves.P4).add(Curves.P3);
            p = p.fma(s, FloatVector.broadcast(LANES, Curves.P2));
            p = p.fma(s, FloatVector.broadcast(LANES, Curves.P1));
            p = p.fma(s, FloatVector.broadcast(LANES, Curves.P0));
            FloatVector q = s.mul(Curves.Q4).add(Curves.Q3);
            q = q.fma(s, FloatVector.broadcast(LANES, Curves.Q2));
            q = q.fma(s, FloatVector.broadcast(LANES, Curves.Q1));
            q = q.fma(s, FloatVector.broadcast(LANES, 1));
            z.mul(p).div(q).add(0.5f).mul(y).intoByteBuffer(memory, at, ORDER);
        }
    }

    @Override
    public void add(int a, int b, int sum, int length) {
        int vectors = LANES.loopBound(length);
        add(memory, a * Float.BYTES, b * Float.BYTES, sum * Float.BYTES, vectors * Float.BYTES);
        for (int i = vectors; i < length; i++) {
            float both = memory.getFloat((a + i) * Float.BYTES) + memory.getFloat((b + i) * Float.BYTES);
            memory.putFloat((sum + i) * Float.BYTES, both);
        }
    }

    private static void add(ByteBuffer memory, int a, int b, int sum, int n) {
        for (int i = 0; i < n; i += BYTES) {
            load(memory, a + i).add(load(memory, b + i)).intoByteBuffer(memory, sum + i, ORDER);
        }
    }

    private static boolean isWhole(int channels) {
        return channels % LANES.length() == 0;
    }

    @Override
    public void join(int[] from, int[] channels, int pixels, int to) {
        int all = 0;
        for (int n : channels) {
            if (!isWhole(n)) {
                plain.join(from, channels, pixels, to);
                return;
            }
            all += n;
        }
        int target = to * Float.BYTES;
        for (int part = 0; part < from.length; part++) {
            int n = channels[part] * Float.BYTES;
            for (int pixel = 0; pixel < pixels; pixel++) {
                copy(memory, from[part] * Float.BYTES + pixel * n, target + pixel * all * Float.BYTES, n);
            }
            target += n;
        }
    }

    private static void copy(ByteBuffer memory, int from, int to, int n) {
        for (int i = 0; i < n; i += BYTES) {
            load(memory, from + i).intoByteBuffer(memory, to + i, ORDER);
        }
    }

    @Override
    public void twice(int from, Shape map, int base, int to) {
        if (!isWhole(map.channels())) {
            plain.twice(from, map, base, to);
            return;
        }
        int pixel = map.channels() * Float.BYTES;
        int row = map.width() * pixel;
        for (int y = 0; y < 2 * map.height(); y++) {
            int next = Math.min(Math.max(y / 2 + (y % 2 == 0 ? -1 : 1), 0), map.height() - 1);
            int near = from * Float.BYTES + y / 2 * row;
            int far = from * Float.BYTES + next * row;
            int target = to * Float.BYTES + y * 2 * row;
            for (int c = 0; c < pixel; c += BYTES) {
                twice(memory, near + c, far + c, target + c, pixel, map.width());
            }
            if (base != NONE) {
                add(memory, target, base * Float.BYTES + y * 2 * row, target, 2 * row);
            }
        }
    }

    /** A row of results along a vector of channels: of each pixel its left half and its right one. */
    private static void twice(ByteBuffer memory, int near, int far, int to, int pixel, int width) {
        FloatVector left = between(memory, near, far);
        FloatVector here = left;
        for (int x = 1; x <= width; x++, to += 2 * pixel) {
            int at = Math.min(x, width - 1) * pixel;
            FloatVector right = between(memory, near + at, far + at);
            FloatVector most = here.mul(0.75f);
            left.mul(0.25f).add(most).intoByteBuffer(memory, to, ORDER);
            right.mul(0.25f).add(most).intoByteBuffer(memory, to + pixel, ORDER);
            left = here;
            here = right;
        }
    }

    private static FloatVector between(ByteBuffer memory, int near, int far) {
        return load(memory, near).mul(0.75f).add(load(memory, far).mul(0.25f));
    }

    @Override
    public void half(int from, Shape map, int base, int to) {
        if (!isWhole(map.channels())) {
            plain.half(from, map, base, to);
            return;
        }
        int pixel = map.channels() * Float.BYTES;
        int row = map.width() * pixel;
        for (int y = 0; y < map.height() / 2; y++) {
            int target = to * Float.BYTES + y * (row / 2);
            for (int x = 0; x < map.width() / 2; x++) {
                int at = from * Float.BYTES + 2 * (y * row + x * pixel);
                half(memory, at, row, pixel, target + x * pixel);
            }
            if (base != NONE) {
                add(memory, target, base * Float.BYTES + y * (row / 2), target, row / 2);
            }
        }
    }

    private static void half(ByteBuffer memory, int at, int row, int pixel, int to) {
        for (int i = 0; i < pixel; i += BYTES) {
            FloatVector above = load(memory, at + i).add(load(memory, at + i + pixel));
            FloatVector below = load(memory, at + row + i).add(load(memory, at + row + i + pixel));
            above.add(below).mul(0.25f).intoByteBuffer(memory, to + i, ORDER);
        }
    }

    @Override
    public void repeat(int from, Shape target, int to) {
        plain.repeat(from, target, to);
    }
}
