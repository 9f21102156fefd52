package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A depthwise convolution by ND4J, then its bias and activation. oneDNN takes a fifth of the time of loops on the heap, which must
 * bring each row there and back.
 */
record DepthwiseConvolution(Layer.Depthwise conv) implements Step {
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
        Kernel k = conv.kernel();
        INDArray hwc;
        try (INDArray chw = Nd4j.createFromArray(k.weights())) {
            hwc = shared.keep(chw.reshape('c', k.outputs(), 1, k.size(), k.size())
                    .permute(2, 3, 0, 1)
                    .dup('c'));
        }
        float[] bias = Passes.bias(k.bias());
        return shop -> work(shop, hwc, bias);
    }

    private Runnable work(Workshop shop, INDArray weights, float[] bias) {
        Arena arena = shop.arena();
        Passes passes = shop.passes();
        int at = arena.offset(conv.name());
        int length = arena.shape(conv.name()).length();
        Runnable sums = shop.calls()
                .call(
                        "depthwise_conv2d",
                        List.of(arena.map(conv.input()), weights),
                        arena.map(conv.name()),
                        NativeConvolution.window(conv));
        return () -> {
            sums.run();
            passes.finish(at, length, bias, conv.activation());
        };
    }
}
