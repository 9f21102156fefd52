package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import zebrawatch.detect.net.Shape;

/**
 * A 1x1 convolution and the depthwise one that alone reads it, some rows at a time: the map between them, the largest of a
 * residual block turned inside out (MobileNetV2), stays in the core's cache and is never whole.
 */
record ExpandedDepthwiseConvolution(PointwiseConvolution expansion, VectorDepthwiseConvolution depthwise)
        implements Step {
    /** Floats of a second cache of 1 MB: a map that fits is expanded at once, so that weights come from memory once. */
    private static final int CACHE = 256 << 10;

    /** Floats of another that are expanded at a time; twice as many are kept. */
    private static final int SOME = 64 << 10;

    /** The fewest rows at a time: a window reaches back to three rows of those before. */
    private static final int ROWS = 4;

    @Override
    public List<String> reads() {
        return expansion.reads();
    }

    @Override
    public Map<String, Shape> writes() {
        Shape map = expansion.conv().shape();
        return Map.of(
                depthwise.conv().name(),
                depthwise.conv().shape(),
                between(),
                new Shape(kept(map), map.width(), map.channels()));
    }

    private static int rows(Shape map) {
        return map.length() <= CACHE ? map.height() : Math.max(ROWS, SOME / (map.width() * map.channels()));
    }

    private static int kept(Shape map) {
        return Math.min(map.height(), 2 * rows(map));
    }

    private String between() {
        return expansion.conv().name() + " rows";
    }

    @Override
    public Work prepare(Native shared) {
        FloatPointer matrix = expansion.weights(shared);
        float[] windows = depthwise.weights();
        return shop -> work(shop, matrix, windows);
    }

    private Runnable work(Workshop shop, FloatPointer matrix, float[] windows) {
        PointwiseConvolution.Pixels pixels = expansion.pixels(shop, matrix);
        Depthwise3x3 vectors = shop.depthwise().orElseThrow();
        Arena arena = shop.arena();
        int place = arena.offset(between());
        Shape map = arena.shape(expansion.reads().get(0))
                .withChannels(expansion.conv().shape().channels());
        int rows = rows(map);
        int stride = depthwise.conv().stride();
        int pad = depthwise.conv().pad();
        int target = arena.offset(depthwise.conv().name());
        Shape result = arena.shape(depthwise.conv().name());
        Depthwise3x3.Window window = new Depthwise3x3.Window(place, map, kept(map), target, result, stride, pad);
        int width = map.width();
        return () -> {
            int done = 0;
            for (int row = 0; row < map.height(); row += rows) {
                int end = Math.min(row + rows, map.height());
                int slot = row / rows % 2 * rows;
                pixels.run(row * width, (end - row) * width, place + slot * width * map.channels());
                int ready = end == map.height() ? result.height() : (end - 3 + pad) / stride + 1;
                vectors.run(window, windows, done, ready);
                done = ready;
            }
        };
    }
}
