package zebrawatch.detect.net;

/** The numbers of one dense square convolution. Its arrays are shared, never written. */
public final class Kernel {
    private final int size;
    private final int inputs;
    private final int outputs;
    private final float[] weights;
    private final float[] bias;

    /**
     * @param size pixels of a side
     * @param weights [outputs, inputs, size, size]
     * @param bias one for each output
     * @throws IllegalArgumentException if the lengths do not fit
     */
    public Kernel(int size, int inputs, int outputs, float[] weights, float[] bias) {
        if (weights.length != outputs * inputs * size * size || bias.length != outputs) {
            throw new IllegalArgumentException("a kernel of " + outputs + "x" + inputs + "x" + size + "x" + size
                    + " cannot have " + weights.length + " weights and " + bias.length + " biases");
        }
        this.size = size;
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = weights;
        this.bias = bias;
    }

    public int size() {
        return size;
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    /** [outputs, inputs, size, size]. */
    public float[] weights() {
        return weights;
    }

    public float[] bias() {
        return bias;
    }

    /** Each output multiplied and then shifted: y = factor y + shift. */
    Kernel scaled(float[] factors, float[] shifts) {
        float[] w = weights.clone();
        float[] b = new float[outputs];
        int each = inputs * size * size;
        for (int o = 0; o < outputs; o++) {
            for (int i = o * each; i < (o + 1) * each; i++) {
                w[i] *= factors[o];
            }
            b[o] = bias[o] * factors[o] + shifts[o];
        }
        return new Kernel(size, inputs, outputs, w, b);
    }

    /** The same convolution for some of its output channels, in the order asked for. */
    Kernel channels(int... wanted) {
        int each = inputs * size * size;
        float[] w = new float[wanted.length * each];
        float[] b = new float[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            System.arraycopy(weights, wanted[i] * each, w, i * each, each);
            b[i] = bias[wanted[i]];
        }
        return new Kernel(size, inputs, wanted.length, w, b);
    }
}
