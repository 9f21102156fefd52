package zebrawatch.detect.run;

import java.nio.FloatBuffer;
import java.util.function.Function;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

/**
 * Computes a net with native operations, more than ten times faster than {@code ComputationGraph.output} does:
 * every array and every call is prepared once, and a run allocates nothing on the heap. Used by one thread at a time; what
 * several workers share is in their {@link Plan}.
 *
 * <p>{@link Planner} turns the net into {@link Step}s, {@link Placement} gives each map its place, each step prepares its
 * weights once and then its work for each executor.
 */
public final class Executor implements AutoCloseable {
    private final Plan plan;
    private final boolean ownsPlan;
    private final Native calls = new Native();
    private final Arena arena;
    private final Runnable[] program;
    private @Nullable Thread prepared;
    private boolean closed;

    /** A worker of that plan, which is closed by the caller after all its workers. */
    public Executor(Plan plan) {
        this(plan, plan.net().input().shape());
    }

    /**
     * A worker of that plan for pictures of another size than its net's.
     *
     * @throws zebrawatch.detect.DetectException if the net cannot take them
     */
    public Executor(Plan plan, Shape picture) {
        this(plan, picture, false);
    }

    /** The only worker of a plan of its own. */
    public Executor(Net net) {
        this(Plan.of(net), net.input().shape(), true);
    }

    /** The only worker of a net whose convolutions are computed in these ways. */
    static Executor alone(Net net, Function<Layer.Convolution, Way> ways) {
        return new Executor(Plan.of(net, ways), net.input().shape(), true);
    }

    private Executor(Plan plan, Shape picture, boolean ownsPlan) {
        this.plan = plan;
        this.ownsPlan = ownsPlan;
        arena = plan.arena(picture, calls);
        program = plan.program(arena, calls);
    }

    /** The picture's place, floats in NHWC order; a run leaves it as it is. */
    public FloatPointer input() {
        return arena.pointer(plan.net().input().name());
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
        String map = plan.net().outputs().get(output);
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
        if (ownsPlan) {
            plan.close();
        }
    }
}
