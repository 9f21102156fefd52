package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * Channels of several maps brought together.
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
        Arena arena = shop.arena();
        Passes passes = shop.passes();
        int to = arena.offset(concat.name());
        int pixels = arena.shape(concat.name()).pixels();
        int[] from = parts.stream().mapToInt(p -> arena.offset(p.name())).toArray();
        int[] channels = parts.stream().mapToInt(p -> p.shape().channels()).toArray();
        return () -> passes.join(from, channels, pixels, to);
    }
}
