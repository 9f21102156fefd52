package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

/**
 * A net made ready for any number of {@link Executor}s: the steps of a run, the place of each map, and the weights in the
 * form in which the steps need them. It does not change; it must live as long as its executors.
 */
public final class Plan implements AutoCloseable {
    private final Net net;
    private final Native shared = new Native();
    private final Placement placement;
    private final List<Step.Work> program;

    private Plan(Net net, Function<Layer.Conv, Way> ways) {
        this.net = net;
        List<Step> steps = Planner.plan(net, ways);
        placement = Placement.of(
                steps, net.input().name(), net.input().shape(), net.outputs().values());
        program = steps.stream().map(step -> step.prepare(shared)).toList();
    }

    /** Prepares a net, which takes about a second: its convolutions are timed to find the fastest way for each. */
    public static Plan of(Net net) {
        Map<String, Way> ways = Race.ways(net);
        return of(net, c -> Objects.requireNonNull(ways.get(c.name())));
    }

    static Plan of(Net net, Function<Layer.Conv, Way> ways) {
        return new Plan(net, ways);
    }

    Net net() {
        return net;
    }

    Placement placement() {
        return placement;
    }

    /** The program for one worker. */
    Runnable[] program(Arena arena, Native calls) {
        int longestRow = greatest(s -> s.width() * s.channels());
        Step.Workshop workshop = new Step.Workshop(
                arena,
                calls,
                new Passes(arena.floats(), longestRow),
                new Winograd(arena.floats(), mostChannels()),
                Vectors.transforms(arena.bytes(), arena.zeros(), mostChannels()));
        return program.stream().map(work -> work.in(workshop)).toArray(Runnable[]::new);
    }

    /** Of any map, those included that lie in parts only. */
    int mostChannels() {
        return greatest(Shape::channels);
    }

    private int greatest(ToIntFunction<Shape> measure) {
        return net.layers().stream().map(Layer::shape).mapToInt(measure).max().orElseThrow();
    }

    @Override
    public void close() {
        shared.close();
    }
}
