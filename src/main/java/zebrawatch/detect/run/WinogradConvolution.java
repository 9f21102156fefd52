package zebrawatch.detect.run;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A 3x3 convolution in Winograd's way, with its bias and leaky activation.
 *
 * @param parts the maps whose channels, one after the other, are its input
 */
record WinogradConvolution(Layer.Conv conv, List<Layer> parts) implements Step {
    @Override
    public List<String> reads() {
        return parts.stream().map(Layer::name).toList();
    }

    @Override
    public Map<String, Shape> writes() {
        int tiles = Winograd.tiles(conv.shape());
        return Map.of(
                conv.name(), conv.shape(),
                inputPoints(), new Shape(Winograd.POINTS, tiles, conv.kernel().inputs()),
                outputPoints(), new Shape(Winograd.POINTS, tiles, conv.kernel().outputs()));
    }

    @Override
    public Runnable prepare(Workshop shop) {
        Kernel k = conv.kernel();
        Arena arena = shop.arena();
        int tiles = Winograd.tiles(conv.shape());
        INDArray weights = shop.calls()
                .keep(Nd4j.create(Winograd.weights(k), new long[] {Winograd.POINTS, k.inputs(), k.outputs()}, 'c'));
        Runnable products = shop.calls()
                .call(
                        "matmul",
                        List.of(arena.array(inputPoints(), Winograd.POINTS, tiles, k.inputs()), weights),
                        arena.array(outputPoints(), Winograd.POINTS, tiles, k.outputs()),
                        0,
                        0,
                        0);
        int[] sources = parts.stream().mapToInt(p -> arena.offset(p.name())).toArray();
        int[] channels = parts.stream().mapToInt(p -> p.shape().channels()).toArray();
        int before = arena.offset(inputPoints());
        int after = arena.offset(outputPoints());
        int target = arena.offset(conv.name());
        Shape input = conv.shape().withChannels(k.inputs());
        float[] bias = Winograd.strip(k.bias());
        float slope = conv.activation().kind() == Activation.Kind.LEAKY_RELU
                ? conv.activation().slope()
                : 1;
        Winograd winograd = shop.winograd();
        FloatBuffer memory = arena.floats();
        return () -> {
            winograd.toPoints(memory, sources, channels, input, before);
            products.run();
            winograd.fromPoints(memory, after, conv.shape(), bias, slope, target);
        };
    }

    private String inputPoints() {
        return conv.name() + " input points";
    }

    private String outputPoints() {
        return conv.name() + " output points";
    }
}
