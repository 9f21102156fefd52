package zebrawatch.detect.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A 1x1 convolution as the matrix product it is, [pixels, inputs] by [inputs, outputs], with its bias and activation.
 *
 * @param parts the maps whose channels, one after the other, are its input
 */
record PointwiseConvolution(Layer.Conv conv, List<Layer> parts) implements Step {
    /** Floats worked on at a time, so that a product is still near the core when it gets its bias and activation. */
    private static final int CACHE = 16 << 10;

    @Override
    public List<String> reads() {
        return parts.stream().map(Layer::name).toList();
    }

    @Override
    public Map<String, Shape> writes() {
        return Map.of(conv.name(), conv.shape());
    }

    /** A product of some pixels. */
    interface Pixels {
        /**
         * Computes it with bias and activation.
         *
         * @param first of the pixels
         * @param target where the result begins, in floats
         */
        void run(int first, int count, int target);
    }

    @Override
    public Work prepare(Native shared) {
        FloatPointer weights = weights(shared);
        return shop -> work(shop, weights);
    }

    /** Each part's in panels. */
    FloatPointer weights(Native shared) {
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
        return shared.aligned(panels);
    }

    private Runnable work(Workshop shop, FloatPointer weights) {
        Pixels all = pixels(shop, weights, sources(shop.arena()));
        int pixels = shop.arena().shape(conv.name()).pixels();
        int target = shop.arena().offset(conv.name());
        return () -> all.run(0, pixels, target);
    }

    /** Where its parts begin, in floats. */
    int[] sources(Arena arena) {
        return parts.stream().mapToInt(p -> arena.offset(p.name())).toArray();
    }

    /**
     * The work for any of its pixels.
     *
     * @param sources where the parts begin, in floats
     */
    Pixels pixels(Workshop shop, FloatPointer weights, int[] sources) {
        Arena arena = shop.arena();
        int outputs = conv.kernel().outputs();
        int count = parts.size();
        int[] channels = parts.stream().mapToInt(p -> p.shape().channels()).toArray();
        Product[] products = new Product[count];
        for (int part = 0; part < count; part++) {
            products[part] = new Product(arena.pointer(), weights, arena.pointer(), channels[part], outputs);
        }
        int inputs = conv.kernel().inputs();
        // With fewer rows than inputs more weights than results would be read.
        int rows = Math.max(inputs, CACHE / (inputs + outputs));
        float[] bias = Passes.bias(conv.kernel().bias());
        Passes passes = shop.passes();
        return (first, pixels, target) -> {
            for (int done = 0; done < pixels; done += rows) {
                int some = Math.min(rows, pixels - done);
                int to = target + done * outputs;
                int channel = 0;
                for (int part = 0; part < count; part++) {
                    int from = sources[part] + (first + done) * channels[part];
                    products[part].run(some, from, channel * outputs, to, part == 0 ? 0 : 1);
                    channel += channels[part];
                }
                passes.finish(to, some * outputs, bias, conv.activation());
            }
        };
    }
}
