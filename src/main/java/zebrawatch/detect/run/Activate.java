package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Shape;

/** An activation in place. */
record Activate(String map, Shape shape, Activation activation) implements Step {
    @Override
    public List<String> reads() {
        return List.of(map);
    }

    @Override
    public Map<String, Shape> writes() {
        return Map.of(map, shape);
    }

    @Override
    public Work prepare(Native shared) {
        return this::work;
    }

    private Runnable work(Workshop shop) {
        int at = shop.arena().offset(map);
        Passes passes = shop.passes();
        float[] bias = Passes.bias(new float[shape.channels()]);
        int length = shop.arena().shape(map).length();
        return () -> passes.finish(at, length, bias, activation);
    }
}
