package zebrawatch.detect.net;

/**
 * What a convolution does with its sums.
 *
 * @param slope below zero, of {@link Kind#LEAKY_RELU} only
 */
public record Activation(Kind kind, float slope) {
    public static final Activation NONE = new Activation(Kind.NONE, 0);
    public static final Activation SIGMOID = new Activation(Kind.SIGMOID, 0);

    /** The forms a net of this program may have. */
    public enum Kind {
        NONE,
        LEAKY_RELU,
        SIGMOID
    }

    /** max(x, slope x) for a slope between 0 and 1. */
    public static Activation leakyRelu(float slope) {
        return new Activation(Kind.LEAKY_RELU, slope);
    }
}
