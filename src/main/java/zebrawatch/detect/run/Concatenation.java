package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * Channels of several maps brought together by ND4J.
 *
 * @param parts the maps, which may be other ones than the layer's when an input is itself not there as one map
 */
record Concatenation(Layer.Concat concat, List<Layer> parts) implements Step {
    @Override
    public List<String> reads() {
        return parts.stream().map(Layer::name).toList();
    }

    @Override
    public Map<String, Shape> writes() {
        return Map.of(concat.name(), concat.shape());
    }

    @Override
    public Work prepare(Native shared) {
        return this::work;
    }

    private Runnable work(Workshop shop) {
        return shop.calls()
                .call(
                        "concat",
                        parts.stream()
                                .map(part -> shop.arena().map(part.name()))
                                .toList(),
                        shop.arena().map(concat.name()),
                        3);
    }
}
