package zebrawatch.detect.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import zebrawatch.detect.net.Activation;

/** {@link Elementwise} with the JDK's vectors, on the arena itself. */
final class VectorElementwise implements Elementwise {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int BYTES = LANES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final ByteBuffer memory;
    private final float[] x = new float[LANES.length()];
    private final float[] b = new float[LANES.length()];

    VectorElementwise(ByteBuffer memory) {
        this.memory = memory;
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
        add(memory, a * Float.BYTES, b * Float.BYTES, sum * Float.BYTES, vectors);
        for (int i = vectors; i < length; i++) {
            float both = memory.getFloat((a + i) * Float.BYTES) + memory.getFloat((b + i) * Float.BYTES);
            memory.putFloat((sum + i) * Float.BYTES, both);
        }
    }

    private static void add(ByteBuffer memory, int a, int b, int sum, int n) {
        for (int i = 0; i < n * Float.BYTES; i += BYTES) {
            load(memory, a + i).add(load(memory, b + i)).intoByteBuffer(memory, sum + i, ORDER);
        }
    }
}
