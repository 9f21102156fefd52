package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/** The sum of two maps. */
record Addition(Layer.Add add) implements Step {
    @Override
    public List<String> reads() {
        return add.inputs();
    }

    @Override
    public Map<String, Shape> writes() {
        return Map.of(add.name(), add.shape());
    }

    @Override
    public Work prepare(Native shared) {
        return this::work;
    }

    private Runnable work(Workshop shop) {
        int left = shop.arena().offset(add.left());
        int right = shop.arena().offset(add.right());
        int sum = shop.arena().offset(add.name());
        Passes passes = shop.passes();
        int length = shop.arena().shape(add.name()).length();
        return () -> passes.add(left, right, sum, length);
    }
}
