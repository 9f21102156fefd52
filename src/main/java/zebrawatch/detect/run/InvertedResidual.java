package zebrawatch.detect.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A depthwise convolution by {@link Vectors}, with the 1x1 convolution before it and the one behind it where their maps are of no
 * use to anybody else: the block of MobileNetV2 (Sandler et al. 2018), without its sum. It goes down the map by some rows at a time, so
 * that the maps between, the largest of the net, stay in the core's cache and are never whole.
 *
 * @param map the size of what is convolved depthwise
 * @param left to do by the convolution that made what is read, if that is no 1x1 convolution
 */
record InvertedResidual(
        Optional<PointwiseConvolution> expansion,
        Shape map,
        Activation left,
        Layer.Depthwise depthwise,
        Optional<PointwiseConvolution> projection)
        implements Step {
    /** Floats of a second cache of 1 MB: a map that fits is expanded at once, so that weights come from memory once. */
    private static final int CACHE = 256 << 10;

    /** Floats of another that are made at a time; of what is expanded twice as many are kept. */
    private static final int SOME = 64 << 10;

    /** The fewest rows at a time: a window reaches back to three rows of those before. */
    private static final int ROWS = 4;

    /**
     * How it goes down the map.
     *
     * @param map that is convolved
     * @param rows of it at a time
     */
    private record Descent(Layer.Depthwise conv, Shape map, Shape result, int rows) {
        static Descent of(Layer.Depthwise conv, Shape map, Shape result) {
            boolean whole = map.length() <= CACHE;
            int some = Math.max(ROWS, SOME / (map.width() * map.channels()));
            return new Descent(conv, map, result, whole ? map.height() : some);
        }

        /** Rows of the map that must be kept. */
        int kept() {
            return Math.min(map.height(), 2 * rows);
        }

        /** Rows of the result that so many rows of the map are enough for. */
        int ready(int end) {
            return end == map.height() ? result.height() : (end - 3 + conv.pad()) / conv.stride() + 1;
        }

        /** The most rows of the result at a time. */
        int most() {
            int most = 0;
            for (int row = 0; row < map.height(); row += rows) {
                int before = row == 0 ? 0 : ready(row);
                most = Math.max(most, ready(Math.min(row + rows, map.height())) - before);
            }
            return most;
        }
    }

    @Override
    public List<String> reads() {
        return expansion.map(PointwiseConvolution::reads).orElse(depthwise.inputs());
    }

    @Override
    public Map<String, Shape> writes() {
        Shape result = depthwise.shape();
        Descent descent = Descent.of(depthwise, map, result);
        Map<String, Shape> maps = new HashMap<>();
        expansion.ifPresent(e -> maps.put(rows(e.conv()), new Shape(descent.kept(), map.width(), map.channels())));
        projection.ifPresentOrElse(
                p -> {
                    maps.put(rows(depthwise), new Shape(descent.most(), result.width(), result.channels()));
                    maps.put(p.conv().name(), p.conv().shape());
                },
                () -> maps.put(depthwise.name(), result));
        return maps;
    }

    private static String rows(Layer layer) {
        return layer.name() + " rows";
    }

    @Override
    public Work prepare(Native shared) {
        float[] windows = windows(depthwise.kernel());
        Optional<FloatPointer> wide = expansion.map(e -> e.weights(shared));
        Optional<FloatPointer> narrow = projection.map(p -> p.weights(shared));
        return shop -> work(shop, wide, windows, narrow);
    }

    /** The weights of {@link Depthwise3x3}. */
    private static float[] windows(Kernel k) {
        int places = k.size() * k.size();
        float[] weights = new float[(places + 1) * k.outputs()];
        for (int channel = 0; channel < k.outputs(); channel++) {
            for (int place = 0; place < places; place++) {
                weights[place * k.outputs() + channel] = k.weights()[channel * places + place];
            }
        }
        System.arraycopy(k.bias(), 0, weights, places * k.outputs(), k.outputs());
        return weights;
    }

    /** What is done before or behind, to some rows: nothing, if it is no part of this. */
    private interface Rows {
        void run(int first, int end);
    }

    private Runnable work(Workshop shop, Optional<FloatPointer> wide, float[] windows, Optional<FloatPointer> narrow) {
        Arena arena = shop.arena();
        Depthwise3x3 vectors = shop.depthwise().orElseThrow();
        int channels = depthwise.shape().channels();
        Shape from = arena.shape(reads().get(0)).withChannels(channels);
        String last = projection.map(p -> p.conv().name()).orElse(depthwise.name());
        Shape result = arena.shape(last).withChannels(channels);
        Descent descent = Descent.of(depthwise, from, result);
        int rows = descent.rows();
        int place = arena.offset(expansion.map(e -> rows(e.conv())).orElse(depthwise.input()));
        int kept = expansion.isPresent() ? descent.kept() : from.height();
        Activation activation = depthwise.activation();
        boolean relu6 = activation.kind() == Activation.Kind.RELU6;
        Depthwise3x3.Window window =
                new Depthwise3x3.Window(place, from, kept, result, depthwise.stride(), depthwise.pad(), relu6);
        float[] noBias = Passes.bias(new float[channels]);
        Rows before = expansion.isPresent()
                ? expansion(shop, wide, from, place, kept)
                : activation(shop, from, place, noBias);
        int target = arena.offset(projection.isPresent() ? rows(depthwise) : depthwise.name());
        Rows behind = projection(shop, narrow, result, target);
        int length = result.width() * channels;
        int row = projection.isPresent() ? 0 : length;
        Passes passes = shop.passes();
        return () -> {
            int done = 0;
            for (int first = 0; first < from.height(); first += rows) {
                int end = Math.min(first + rows, from.height());
                before.run(first, end);
                int ready = descent.ready(end);
                vectors.run(window, windows, done, ready, target + done * row);
                if (!relu6) {
                    passes.finish(target + done * row, (ready - done) * length, noBias, activation);
                }
                behind.run(done, ready);
                done = ready;
            }
        };
    }

    private Rows expansion(Workshop shop, Optional<FloatPointer> weights, Shape map, int place, int kept) {
        PointwiseConvolution conv = expansion.orElseThrow();
        PointwiseConvolution.Pixels pixels = conv.pixels(shop, weights.orElseThrow(), conv.sources(shop.arena()));
        int width = map.width();
        return (first, end) ->
                pixels.run(first * width, (end - first) * width, place + first % kept * width * map.channels());
    }

    private Rows activation(Workshop shop, Shape map, int place, float[] noBias) {
        if (left.equals(Activation.NONE)) {
            return (first, end) -> {};
        }
        Passes passes = shop.passes();
        int row = map.width() * map.channels();
        return (first, end) -> passes.finish(place + first * row, (end - first) * row, noBias, left);
    }

    private Rows projection(Workshop shop, Optional<FloatPointer> weights, Shape map, int source) {
        if (projection.isEmpty()) {
            return (first, end) -> {};
        }
        Layer.Conv conv = projection.get().conv();
        PointwiseConvolution.Pixels pixels = projection.get().pixels(shop, weights.orElseThrow(), new int[] {source});
        int target = shop.arena().offset(conv.name());
        int width = map.width();
        int row = width * conv.shape().channels();
        return (first, end) -> pixels.run(0, (end - first) * width, target + first * row);
    }
}
