package zebrawatch.detect.run;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A 1x1 convolution as the matrix product it is, without its activation: [pixels, inputs] by [inputs, outputs], added to
 * the bias.
 *
 * @param parts the maps whose channels, one after the other, are its input
 */
record PointwiseConvolution(Layer.Conv conv, List<Layer> parts) implements Step {
    /** Floats worked on at a time, so that a bias is still in the core's cache when the product is added to it. */
    private static final int CACHE = 128 << 10;

    @Override
    public List<String> reads() {
        return parts.stream().map(Layer::name).toList();
    }

    @Override
    public Map<String, Shape> writes() {
        return Map.of(conv.name(), conv.shape());
    }

    @Override
    public Work prepare(Native shared) {
        Kernel k = conv.kernel();
        float[] turned = new float[k.weights().length];
        for (int i = 0; i < turned.length; i++) {
            turned[i % k.inputs() * k.outputs() + i / k.inputs()] = k.weights()[i];
        }
        float[] panels = new float[turned.length];
        int at = 0;
        for (Layer part : parts) {
            int length = part.shape().channels() * k.outputs();
            float[] rows = Arrays.copyOfRange(turned, at, at + length);
            System.arraycopy(Product.panels(rows, part.shape().channels(), k.outputs()), 0, panels, at, length);
            at += length;
        }
        FloatPointer weights = shared.aligned(panels);
        return shop -> work(shop, weights);
    }

    private Runnable work(Workshop shop, FloatPointer weights) {
        Arena arena = shop.arena();
        FloatBuffer memory = arena.floats();
        int outputs = conv.kernel().outputs();
        int count = parts.size();
        int[] sources = parts.stream().mapToInt(p -> arena.offset(p.name())).toArray();
        int[] channels = parts.stream().mapToInt(p -> p.shape().channels()).toArray();
        Product[] products = new Product[count];
        for (int part = 0; part < count; part++) {
            products[part] = new Product(arena.pointer(), weights, arena.pointer(), channels[part], outputs);
        }
        int rows = CACHE / (conv.kernel().inputs() + outputs);
        float[] bias = new float[rows * outputs];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = conv.kernel().bias()[i % outputs];
        }
        int pixels = conv.shape().pixels();
        int target = arena.offset(conv.name());
        return () -> {
            for (int row = 0; row < pixels; row += rows) {
                int some = Math.min(rows, pixels - row);
                int to = target + row * outputs;
                memory.put(to, bias, 0, some * outputs);
                int channel = 0;
                for (int part = 0; part < count; part++) {
                    products[part].run(some, sources[part] + row * channels[part], channel * outputs, to, 1);
                    channel += channels[part];
                }
            }
        };
    }
}
