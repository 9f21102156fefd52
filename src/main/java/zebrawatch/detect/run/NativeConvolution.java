package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A convolution by ND4J's conv2d, without its activation. Of the three orders of weights, HWIO is the fastest. Uneven padding
 * is its mode SAME.
 */
record NativeConvolution(Layer.Conv conv) implements Step {
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
        INDArray hwio;
        try (INDArray oihw = Nd4j.createFromArray(k.weights())) {
            hwio = shared.keep(oihw.reshape('c', k.outputs(), k.inputs(), k.size(), k.size())
                    .permute(2, 3, 1, 0)
                    .dup('c'));
        }
        INDArray bias = shared.keep(Nd4j.createFromArray(k.bias()));
        return shop -> shop.calls()
                .call(
                        "conv2d",
                        List.of(shop.arena().map(conv.input()), hwio, bias),
                        shop.arena().map(conv.name()),
                        window(conv));
    }

    /** What ND4J's convolutions want to know: sides, strides, padding, dilation, whether SAME, NHWC, the order of weights. */
    static long[] window(Layer.Convolution conv) {
        int size = conv.kernel().size();
        int same = conv.padAfter() == conv.pad() ? 0 : 1;
        return new long[] {size, size, conv.stride(), conv.stride(), conv.pad(), conv.pad(), 1, 1, same, 1, 0};
    }
}
