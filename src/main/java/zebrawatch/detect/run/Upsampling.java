package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/** Each pixel twice as wide and twice as high. */
record Upsampling(Layer.Upsample layer) implements Step {
    @Override
    public List<String> reads() {
        return layer.inputs();
    }

    @Override
    public Map<String, Shape> writes() {
        return Map.of(layer.name(), layer.shape());
    }

    @Override
    public Work prepare(Native shared) {
        return this::work;
    }

    private Runnable work(Workshop shop) {
        int from = shop.arena().offset(layer.input());
        int to = shop.arena().offset(layer.name());
        Passes passes = shop.passes();
        Shape target = shop.arena().shape(layer.name());
        return () -> passes.repeat(from, target, to);
    }
}
