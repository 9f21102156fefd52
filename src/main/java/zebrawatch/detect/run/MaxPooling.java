package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/** A max pooling by ND4J. */
record MaxPooling(Layer.MaxPool pool) implements Step {
    @Override
    public List<String> reads() {
        return pool.inputs();
    }

    @Override
    public Map<String, Shape> writes() {
        return Map.of(pool.name(), pool.shape());
    }

    @Override
    public Work prepare(Native shared) {
        return this::work;
    }

    private Runnable work(Workshop shop) {
        int k = pool.size();
        int s = pool.stride();
        int p = pool.pad();
        return shop.calls()
                .call(
                        "maxpool2d",
                        List.of(shop.arena().map(pool.input())),
                        shop.arena().map(pool.name()),
                        k,
                        k,
                        s,
                        s,
                        p,
                        p,
                        1,
                        1,
                        0,
                        0,
                        1);
    }
}
