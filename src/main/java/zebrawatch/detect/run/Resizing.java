package zebrawatch.detect.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Shape;

/**
 * A bilinear resize, to which a map may be added in the same pass.
 *
 * @param base the map that is added
 * @param target the map that is filled
 */
record Resizing(Layer.Resize resize, Optional<String> base, String target) implements Step {
    @Override
    public List<String> reads() {
        List<String> maps = new ArrayList<>(resize.inputs());
        base.ifPresent(maps::add);
        return maps;
    }

    @Override
    public Map<String, Shape> writes() {
        return Map.of(target, resize.shape());
    }

    @Override
    public Work prepare(Native shared) {
        return this::work;
    }

    private Runnable work(Workshop shop) {
        int source = shop.arena().offset(resize.input());
        Shape from = shop.arena().shape(resize.input());
        int added = base.map(shop.arena()::offset).orElse(Passes.NONE);
        int to = shop.arena().offset(target);
        Passes passes = shop.passes();
        return resize.twice()
                ? () -> passes.twice(source, from, added, to)
                : () -> passes.half(source, from, added, to);
    }
}
