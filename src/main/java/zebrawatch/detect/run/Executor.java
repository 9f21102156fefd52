package zebrawatch.detect.run;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.ToIntFunction;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

/**
 * Computes a {@link Net} with ND4J's native operations, more than ten times faster than {@code ComputationGraph.output}
 * does: every array and every call is prepared once, and a run allocates nothing. Used by one thread at a time.
 *
 * <p>{@link Planner} turns the net into {@link Step}s, {@link Placement} gives each map its place, then each step prepares
 * its work.
 */
public final class Executor implements AutoCloseable {
    private final Net net;
    private final Native calls = new Native();
    private final Arena arena;
    private final Runnable[] program;
    private @Nullable Thread prepared;
    private boolean closed;

    public Executor(Net net) {
        this.net = net;
        List<Step> steps = Planner.plan(net);
        Placement placement = Placement.of(
                steps, net.input().name(), net.input().shape(), net.outputs().values());
        arena = new Arena(placement, calls);
        int longestRow = greatest(net, s -> s.width() * s.channels());
        Step.Workshop shop = new Step.Workshop(
                arena, calls, new Passes(arena.floats(), longestRow), new Winograd(greatest(net, Shape::channels)));
        program = steps.stream().map(step -> step.prepare(shop)).toArray(Runnable[]::new);
    }

    private static int greatest(Net net, ToIntFunction<Shape> measure) {
        return net.layers().stream().map(Layer::shape).mapToInt(measure).max().orElseThrow();
    }

    /** The picture's place, floats in NHWC order; a run leaves it as it is. */
    public FloatPointer input() {
        return arena.pointer(net.input().name());
    }

    /** An output by its published name, floats in NHWC order, valid until the next run. */
    public FloatBuffer output(String name) {
        String map = outputMap(name);
        return arena.floats()
                .slice(arena.offset(map), arena.shape(map).length())
                .asReadOnlyBuffer();
    }

    /** The size of an output. */
    public Shape shape(String output) {
        return arena.shape(outputMap(output));
    }

    private String outputMap(String output) {
        String map = net.outputs().get(output);
        if (map == null) {
            throw new IllegalArgumentException("the net has no output " + output);
        }
        return map;
    }

    /**
     * Computes the outputs of the input.
     *
     * @throws IllegalStateException if this is closed
     */
    public void run() {
        if (closed) {
            throw new IllegalStateException("the executor is closed");
        }
        if (!Thread.currentThread().equals(prepared)) {
            Native.useOneThread();
            prepared = Thread.currentThread();
        }
        for (Runnable step : program) {
            step.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        calls.close();
    }
}
