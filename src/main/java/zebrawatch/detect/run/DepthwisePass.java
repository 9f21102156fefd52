package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A 3x3 depthwise convolution with its activation in one pass.
 *
 * @param from the size of the map it reads
 * @param before the activation of that map, which is done as it is read
 */
record DepthwisePass(Layer.Depthwise conv, Shape from, Activation before) implements Step {
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
        return shop -> {
            DepthwiseRows rows = new DepthwiseRows(shop.arena().floats(), conv, from, before);
            int source = shop.arena().offset(conv.input());
            int target = shop.arena().offset(conv.name());
            return () -> rows.run(source, target);
        };
    }
}
