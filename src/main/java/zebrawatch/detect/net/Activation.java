package zebrawatch.detect.net;

/**
 * What a convolution does with its sums.
 *
 * @param slope below zero, of {@link Kind#LEAKY_RELU} only
 */
public record Activation(Kind kind, float slope) {
    public static final Activation NONE = new Activation(Kind.NONE, 0);
    public static final Activation SIGMOID = new Activation(Kind.SIGMOID, 0);

    /** max(x, 0), a leaky one with slope 0. */
    public static final Activation RELU = leakyRelu(0);

    /** min(max(x, 0), 6). */
    public static final Activation RELU6 = new Activation(Kind.RELU6, 0);

    /** x sigmoid(x). */
    public static final Activation SILU = new Activation(Kind.SILU, 0);

    /** The forms a net of this program may have. */
    public enum Kind {
        NONE,
        LEAKY_RELU,
        RELU6,
        SIGMOID,
        SILU
    }

    /** max(x, slope x) for a slope between 0 and 1. */
    public static Activation leakyRelu(float slope) {
        return new Activation(Kind.LEAKY_RELU, slope);
    }
}
