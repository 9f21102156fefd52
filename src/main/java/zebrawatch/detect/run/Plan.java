package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

/**
 * A net made ready for any number of {@link Executor}s, on pictures of any size: the steps of a run, and the weights in the
 * form in which they need them. It does not change; it must live as long as its executors.
 */
public final class Plan implements AutoCloseable {
    private final Net net;
    private final Function<Layer.Convolution, Way> ways;
    private final Native shared = new Native();
    private final List<Step.Work> program;

    private Plan(Net net, Function<Layer.Convolution, Way> ways) {
        this.net = net;
        this.ways = ways;
        program = Planner.plan(net, ways).stream()
                .map(step -> step.prepare(shared))
                .toList();
    }

    /**
     * Prepares a net, which takes some seconds: its convolutions are timed, on its own size of picture, to find the fastest way
     * for each.
     */
    public static Plan of(Net net) {
        Map<String, Way> ways = Race.ways(net);
        return of(net, c -> Objects.requireNonNull(ways.get(c.name())));
    }

    static Plan of(Net net, Function<Layer.Convolution, Way> ways) {
        return new Plan(net, ways);
    }

    Net net() {
        return net;
    }

    /** A worker's memory for pictures of one size. */
    Arena arena(Shape picture, Native calls) {
        Net sized = net.on(picture);
        Placement placement = Placement.of(
                Planner.plan(sized, ways),
                sized.input().name(),
                picture,
                sized.outputs().values());
        return new Arena(placement, mostChannels(), calls);
    }

    /** The program that works in such a memory. */
    Runnable[] program(Arena arena, Native calls) {
        Passes plain = new HeapPasses(arena.floats(), arena.longestRow());
        Step.Workshop workshop = new Step.Workshop(
                arena,
                calls,
                Vectors.FOUND.map(v -> v.passes(arena.bytes(), plain)).orElse(plain),
                new Winograd(arena.floats(), mostChannels()),
                Vectors.FOUND.map(v -> v.transforms(arena.bytes(), arena.zeros(), mostChannels())),
                Vectors.FOUND.map(v -> v.depthwise(arena.bytes(), arena.zeros(), mostChannels())));
        return program.stream().map(work -> work.in(workshop)).toArray(Runnable[]::new);
    }

    /** Of any map, those included that lie in parts only. */
    private int mostChannels() {
        return net.layers().stream()
                .mapToInt(layer -> layer.shape().channels())
                .max()
                .orElseThrow();
    }

    @Override
    public void close() {
        shared.close();
    }
}
