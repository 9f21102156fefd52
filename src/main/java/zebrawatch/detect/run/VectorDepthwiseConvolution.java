package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/** A depthwise convolution with its bias and ReLU6 in one pass, by {@link Vectors}. */
record VectorDepthwiseConvolution(Layer.Depthwise conv) implements Step {
    @Override
    public List<String> reads() {
        return conv.inputs();
    }

    @Override
    public Map<String, Shape> writes() {
        return Map.of(conv.name(), conv.shape());
    }

    @Override
    public Work prepare(Native shared) {
        float[] weights = weights();
        return shop -> work(shop, weights);
    }

    /** Those of {@link Depthwise3x3}. */
    float[] weights() {
        Kernel k = conv.kernel();
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

    private Runnable work(Workshop shop, float[] weights) {
        Depthwise3x3 vectors = shop.depthwise().orElseThrow();
        Arena arena = shop.arena();
        Shape map = arena.shape(conv.input());
        Shape result = arena.shape(conv.name());
        Depthwise3x3.Window window = new Depthwise3x3.Window(
                arena.offset(conv.input()),
                map,
                map.height(),
                arena.offset(conv.name()),
                result,
                conv.stride(),
                conv.pad());
        return () -> vectors.run(window, weights, 0, result.height());
    }
}
