package zebrawatch.detect.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

/** Writes nets for tests, with random weights of such a size that maps keep the size of the picture's values. */
final class SmallNet {
    static final String PICTURE = "picture";

    private final Random random = new Random(5);
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    SmallNet(int height, int width) {
        layers.put(PICTURE, new Layer.Input(PICTURE, new Shape(height, width, 3)));
    }

    void conv(String name, String input, int size, int stride, int outputs, Activation activation) {
        Shape in = shape(input);
        int pad = size / 2;
        int each = in.channels() * size * size;
        Kernel kernel = new Kernel(
                size, in.channels(), outputs, random(outputs * each, 1 / Math.sqrt(each)), random(outputs, 0.1));
        Shape out = new Shape(
                (in.height() + 2 * pad - size) / stride + 1, (in.width() + 2 * pad - size) / stride + 1, outputs);
        layers.put(name, new Layer.Conv(name, input, out, kernel, stride, pad, activation));
    }

    void depthwise(String name, String input, int size, int stride, int pad, int padAfter, Activation activation) {
        Shape in = shape(input);
        Kernel kernel = new Kernel(
                size, 1, in.channels(), random(in.channels() * size * size, 1.0 / size), random(in.channels(), 0.1));
        Shape out = new Shape(
                (in.height() + pad + padAfter - size) / stride + 1,
                (in.width() + pad + padAfter - size) / stride + 1,
                in.channels());
        layers.put(name, new Layer.Depthwise(name, input, out, kernel, stride, pad, padAfter, activation));
    }

    void upsample(String name, String input) {
        Shape in = shape(input);
        Shape out = new Shape(2 * in.height(), 2 * in.width(), in.channels());
        layers.put(name, new Layer.Upsample(name, input, out));
    }

    void maxPool(String name, String input, int size, int stride, int pad) {
        Shape in = shape(input);
        Shape out = new Shape(
                (in.height() + 2 * pad - size) / stride + 1, (in.width() + 2 * pad - size) / stride + 1, in.channels());
        layers.put(name, new Layer.MaxPool(name, input, out, size, stride, pad));
    }

    void concat(String name, String... inputs) {
        int channels = Arrays.stream(inputs).mapToInt(i -> shape(i).channels()).sum();
        layers.put(
                name, new Layer.Concat(name, List.of(inputs), shape(inputs[0]).withChannels(channels)));
    }

    void add(String name, String left, String right) {
        layers.put(name, new Layer.Add(name, left, right, shape(left)));
    }

    void resize(String name, String input, boolean twice) {
        Shape in = shape(input);
        Shape out = twice
                ? new Shape(2 * in.height(), 2 * in.width(), in.channels())
                : new Shape(in.height() / 2, in.width() / 2, in.channels());
        layers.put(name, new Layer.Resize(name, input, out, twice));
    }

    /** The net written so far with these outputs. */
    Net with(String... outputs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String output : outputs) {
            names.put(output, output);
        }
        return new Net(new ArrayList<>(layers.values()), names);
    }

    /** Of the ways to compute a convolution the most special one. */
    static Way lastWay(Layer.Convolution c) {
        List<Way> ways = Way.of(c);
        return ways.get(ways.size() - 1);
    }

    private Shape shape(String layer) {
        Layer found = layers.get(layer);
        if (found == null) {
            throw new IllegalArgumentException(layer);
        }
        return found.shape();
    }

    private float[] random(int length, double deviation) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }
}
