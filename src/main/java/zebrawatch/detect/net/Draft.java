package zebrawatch.detect.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import zebrawatch.detect.DetectException;

/**
 * A net in the making: what a model does behind a convolution moves into it (scale, bias, activation, choice of channels),
 * and in the end only what an output needs stays.
 */
final class Draft {
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    /** Sums to the convolution in front of them that nothing else reads. */
    private final Map<String, String> shiftable = new HashMap<>();

    void add(Layer layer) {
        layers.put(layer.name(), layer);
    }

    Layer layer(String name) {
        Layer layer = layers.get(name);
        if (layer == null) {
            throw new IllegalStateException(name + " was changed while it was still read");
        }
        return layer;
    }

    Shape shape(String layer) {
        return layer(layer).shape();
    }

    /**
     * A convolution.
     *
     * @param weights [outputs, inputs / groups, size, size]
     * @param groups the inputs' channels are divided in, each of which makes its share of the outputs
     * @param before pixels of zero at the left and the top
     * @param after pixels of zero at the right and the bottom
     */
    void convolve(
            Operation at,
            String input,
            float[] weights,
            int size,
            int outputs,
            int groups,
            int stride,
            int before,
            int after) {
        Shape from = shape(input);
        if (weights.length * (long) groups != (long) outputs * from.channels() * size * size || outputs % groups != 0) {
            throw at.refused("has " + weights.length + " weights for " + from.channels() + " channels to " + outputs
                    + " in " + groups + " groups");
        }
        if (after != before && !isSame(from, size, stride, before, after)) {
            throw at.refused("pads unevenly");
        }
        Shape to = from.windowed(size, stride, before, after, outputs);
        float[] zeros = new float[outputs];
        if (groups == from.channels() && groups == outputs && groups > 1) {
            Kernel kernel = new Kernel(size, 1, outputs, weights, zeros);
            add(new Layer.Depthwise(at.name(), input, to, kernel, stride, before, after, Activation.NONE));
        } else {
            float[] dense = groups == 1 ? weights : dense(weights, from.channels(), outputs, groups, size * size);
            Kernel kernel = new Kernel(size, from.channels(), outputs, dense, zeros);
            add(new Layer.Conv(at.name(), input, to, kernel, stride, before, after, Activation.NONE));
        }
    }

    /** Whether the padding is what TensorFlow calls SAME, the only uneven one that DL4J has. */
    static boolean isSame(Shape from, int size, int stride, int before, int after) {
        return IntStream.of(from.height(), from.width()).allMatch(length -> {
            int all = same(length, size, stride);
            return before == all / 2 && after == all - all / 2;
        });
    }

    /** All pixels of padding with which a window leaves ceil(length / stride). */
    static int same(int length, int size, int stride) {
        return Math.max(0, ((length + stride - 1) / stride - 1) * stride + size - length);
    }

    /** A convolution in groups as a dense one: zero between the groups. */
    private static float[] dense(float[] weights, int inputs, int outputs, int groups, int pixels) {
        int inEach = inputs / groups;
        int outEach = outputs / groups;
        float[] all = new float[outputs * inputs * pixels];
        for (int o = 0; o < outputs; o++) {
            int to = (o * inputs + o / outEach * inEach) * pixels;
            System.arraycopy(weights, o * inEach * pixels, all, to, inEach * pixels);
        }
        return all;
    }

    /** Multiplies each channel of a map and shifts it; {@code alone}: nothing else reads the map as it is. */
    void scale(Operation at, String map, boolean alone, float[] factors, float[] shifts) {
        Layer.Convolution conv = changeable(at, map, alone);
        if (factors.length != conv.kernel().outputs() || shifts.length != factors.length) {
            throw at.refused(
                    "takes " + factors.length + " numbers for " + conv.kernel().outputs() + " channels");
        }
        add(conv.with(conv.name(), conv.kernel().scaled(factors, shifts), Activation.NONE));
    }

    /** Adds a number to each channel of a map. */
    void shift(Operation at, String map, boolean alone, float[] shifts) {
        String shifted = alone ? shiftable.getOrDefault(map, map) : map;
        scale(at, shifted, alone, ones(shifts.length), shifts);
    }

    /** y = gamma (x - mean) / sqrt(variance + epsilon) + beta (Ioffe and Szegedy, Batch Normalization, ICML 2015). */
    void normalise(
            Operation at,
            String map,
            boolean alone,
            float[] gamma,
            float[] beta,
            float[] mean,
            float[] variance,
            float epsilon) {
        if (IntStream.of(beta.length, mean.length, variance.length).anyMatch(length -> length != gamma.length)) {
            throw at.refused("has numbers for different counts of channels");
        }
        float[] factors = new float[gamma.length];
        float[] shifts = new float[gamma.length];
        for (int i = 0; i < gamma.length; i++) {
            double factor = gamma[i] / Math.sqrt(variance[i] + (double) epsilon);
            factors[i] = (float) factor;
            shifts[i] = (float) (beta[i] - mean[i] * factor);
        }
        scale(at, map, alone, factors, shifts);
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    void activate(Operation at, String map, boolean alone, Activation activation) {
        Layer.Convolution conv = changeable(at, map, alone);
        add(conv.with(conv.name(), conv.kernel(), activation));
    }

    /** The activation of a sum, which has none itself: a depthwise convolution that takes each channel as it is. */
    void activateSum(Operation at, String map, Activation activation) {
        int channels = shape(map).channels();
        convolve(at, map, ones(channels), 1, channels, channels, 1, 0, 0);
        activate(at, at.name(), true, activation);
    }

    /** More channels, the new ones zero: a convolution that takes each of the old ones as it is. */
    void widen(Operation at, String map, int channels) {
        int inputs = shape(map).channels();
        float[] weights = new float[channels * inputs];
        for (int i = 0; i < inputs; i++) {
            weights[i * inputs + i] = 1;
        }
        convolve(at, map, weights, 1, channels, 1, 1, 0, 0);
    }

    private Layer.Convolution changeable(Operation at, String map, boolean alone) {
        if (alone
                && layer(map) instanceof Layer.Convolution conv
                && conv.activation().equals(Activation.NONE)) {
            return conv;
        }
        throw at.refused("does not follow a convolution of its own");
    }

    /** Some channels of a convolution as a convolution of their own, which is called {@code name}. */
    void choose(Operation at, String map, String name, int from, int to) {
        if (!(layer(map) instanceof Layer.Conv conv)) {
            throw at.refused("does not follow a convolution, whose channels could be computed apart");
        }
        int[] channels = IntStream.range(from, to).toArray();
        add(conv.with(name, conv.kernel().channels(channels), conv.activation()));
    }

    /** The sum of two maps; {@code alone}: nothing else reads that side. */
    void sum(Operation at, String left, boolean leftAlone, String right, boolean rightAlone) {
        if (!shape(left).equals(shape(right))) {
            throw at.refused("works on maps of different size: " + shape(left) + " and " + shape(right));
        }
        add(new Layer.Add(at.name(), left, right, shape(left)));
        if (leftAlone && isPlain(left)) {
            shiftable.put(at.name(), left);
        } else if (rightAlone && isPlain(right)) {
            shiftable.put(at.name(), right);
        }
    }

    private boolean isPlain(String map) {
        return layer(map) instanceof Layer.Convolution c && c.activation().equals(Activation.NONE);
    }

    void concat(Operation at, List<String> parts) {
        Shape first = shape(parts.get(0));
        int channels = 0;
        for (String part : parts) {
            Shape s = shape(part);
            if (s.height() != first.height() || s.width() != first.width()) {
                throw at.refused("joins maps of different size: " + first + " and " + s);
            }
            channels += s.channels();
        }
        add(new Layer.Concat(at.name(), parts, first.withChannels(channels)));
    }

    /** Bilinear with half-pixel centres, or the nearest pixel. */
    void resize(Operation at, String map, int height, int width, boolean nearest) {
        Shape from = shape(map);
        Shape to = new Shape(height, width, from.channels());
        boolean twice = height == 2 * from.height() && width == 2 * from.width();
        boolean half = 2 * height == from.height() && 2 * width == from.width();
        if (nearest && twice) {
            add(new Layer.Upsample(at.name(), map, to));
        } else if (!nearest && (twice || half)) {
            add(new Layer.Resize(at.name(), map, to, twice));
        } else {
            throw at.refused("resizes " + from + " to " + to + "; expected twice" + (nearest ? "" : " or half"));
        }
    }

    /**
     * The net of the layers that the outputs need.
     *
     * @throws DetectException naming the layer whose numbers are none
     */
    Net net(String file, Map<String, String> outputs) {
        Set<String> needed = new HashSet<>();
        need(outputs.values(), needed);
        List<Layer> kept = new ArrayList<>();
        for (Layer layer : layers.values()) {
            if (layer instanceof Layer.Input || needed.contains(layer.name())) {
                kept.add(layer);
            }
            if (layer instanceof Layer.Convolution c && needed.contains(c.name())) {
                requireNumbers(file, c.name(), "weights", c.kernel().weights());
                requireNumbers(file, c.name(), "bias", c.kernel().bias());
            }
        }
        return new Net(kept, outputs);
    }

    private void need(Collection<String> maps, Set<String> needed) {
        for (String map : maps) {
            if (needed.add(map)) {
                need(layer(map).inputs(), needed);
            }
        }
    }

    private static void requireNumbers(String file, String layer, String what, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new DetectException(file + ": the " + what + " of " + layer + " hold " + value
                        + "; the file is damaged or its training has failed");
            }
        }
    }
}
