package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A 3x3 convolution in Winograd's way, with its bias and leaky activation. It goes down the map by some rows of tiles at a
 * time, so that their points are still in the core's cache when they are multiplied and brought back.
 *
 * @param parts the maps whose channels, one after the other, are its input
 * @param vectors whether the transforms are done with vectors
 */
record WinogradConvolution(Layer.Conv conv, List<Layer> parts, boolean vectors) implements Step {
    /**
     * Floats of points worked on at a time, about a second cache of 2 MB: weights are gone through once for each. A third as many took
     * 1.024 of the time of NanoDet-g on an Intel Xeon with such a cache, twice as many the same.
     */
    private static final int CACHE = 480 << 10;

    @Override
    public List<String> reads() {
        return parts.stream().map(Layer::name).toList();
    }

    @Override
    public Map<String, Shape> writes() {
        int tiles = rows(conv.shape()) * Winograd.tiles(conv.shape().width());
        return Map.of(
                conv.name(), conv.shape(),
                inputPoints(),
                        new Shape(
                                Winograd.POINTS,
                                Winograd.plane(tiles, conv.kernel().inputs()),
                                1),
                outputPoints(),
                        new Shape(
                                Winograd.POINTS,
                                Winograd.plane(tiles, conv.kernel().outputs()),
                                1));
    }

    /** Rows of tiles worked on at a time; all about the same. */
    private int rows(Shape map) {
        int all = Winograd.tiles(map.height());
        int floats = Winograd.POINTS
                * Winograd.tiles(map.width())
                * (conv.kernel().inputs() + conv.kernel().outputs());
        int times = Math.min(all, (all * floats + CACHE - 1) / CACHE);
        return (all + times - 1) / times;
    }

    @Override
    public Work prepare(Native shared) {
        FloatPointer weights = shared.aligned(Product.panels(
                Winograd.weights(conv.kernel()),
                conv.kernel().inputs(),
                conv.kernel().outputs()));
        return shop -> work(shop, weights);
    }

    private Runnable work(Workshop shop, FloatPointer weights) {
        Kernel k = conv.kernel();
        Arena arena = shop.arena();
        Transforms transforms = vectors ? shop.vectors().orElseThrow() : shop.lines();
        int[] sources = parts.stream().mapToInt(p -> arena.offset(p.name())).toArray();
        int[] channels = parts.stream().mapToInt(p -> p.shape().channels()).toArray();
        int target = arena.offset(conv.name());
        int before = arena.offset(inputPoints());
        int after = arena.offset(outputPoints());
        Shape output = arena.shape(conv.name());
        Shape input = output.withChannels(k.inputs());
        float[] bias = Winograd.strip(k.bias());
        float slope = conv.activation().kind() == Activation.Kind.LEAKY_RELU
                ? conv.activation().slope()
                : 1;
        Product product = new Product(arena.pointer(), weights, arena.pointer(), k.inputs(), k.outputs());
        int across = Winograd.tiles(input.width());
        int all = Winograd.tiles(input.height());
        int rows = rows(output);
        int planeBefore = Winograd.plane(rows * across, k.inputs());
        int planeAfter = Winograd.plane(rows * across, k.outputs());
        return () -> {
            for (int row = 0; row < all; row += rows) {
                int down = Math.min(rows, all - row);
                transforms.toPoints(sources, channels, input, row, down, before, planeBefore);
                for (int p = 0; p < Winograd.POINTS; p++) {
                    product.run(
                            down * across,
                            before + p * planeBefore,
                            p * k.inputs() * k.outputs(),
                            after + p * planeAfter,
                            0);
                }
                transforms.fromPoints(after, planeAfter, output, row, down, bias, slope, target);
            }
        };
    }

    private String inputPoints() {
        return conv.name() + " input points";
    }

    private String outputPoints() {
        return conv.name() + " output points";
    }
}
