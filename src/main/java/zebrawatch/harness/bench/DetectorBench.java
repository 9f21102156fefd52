package zebrawatch.harness.bench;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import zebrawatch.detect.DetectorParts;
import zebrawatch.detect.net.Shape;
import zebrawatch.video.Frame;

/**
 * One net computed by this program and by others: the same weights, the same crop of a real picture, one thread, in turns
 * within one process, so that whatever else the machine does disturbs all alike.
 */
public final class DetectorBench {
    private static final int WARM_UP = 5;

    /** {@code ComputationGraph.output()} takes ten times as long; a fourth of the rounds says enough. */
    private static final int STOCK_EVERY = 4;

    /** Who computes a net. */
    public enum Engine {
        /** This program's executor. */
        DL4J,
        /** The same on an input no larger than the crop needs, which is what cameras' pictures get. */
        FITTED,
        /** ONNX Runtime. */
        ORT,
        /** OpenCV DNN. */
        OPENCV,
        /** {@code ComputationGraph.output()} of the whole published net. */
        STOCK
    }

    /**
     * What came out for one net.
     *
     * @param input that the crop needs
     * @param times of those runtimes that could compute it
     * @param differences the greatest between our outputs and theirs
     * @param absent why the others could not
     */
    public record Figures(
            String model,
            Shape input,
            Map<Engine, Stopwatch.Times> times,
            Map<Engine, Double> differences,
            Map<Engine, String> absent) {

        /** Our median as a share of ONNX Runtime's, if that could run. */
        public OptionalDouble ratioToOrt(ToDoubleFunction<Stopwatch.Times> figure) {
            Stopwatch.Times ours = times.get(Engine.DL4J);
            Stopwatch.Times others = times.get(Engine.ORT);
            return ours == null || others == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(figure.applyAsDouble(ours) / figure.applyAsDouble(others));
        }
    }

    private record Contender(Engine engine, Rival rival, Stopwatch watch) {}

    private final Map<Engine, String> absent = new EnumMap<>(Engine.class);
    private final List<Contender> contenders = new ArrayList<>();

    private DetectorBench() {}

    /**
     * Measures one net.
     *
     * @param model the net's name
     * @param rounds in each of which every runtime computes it once
     */
    public static Figures measure(String model, DetectorParts parts, Sample sample, int rounds, Progress progress) {
        Task task = task(parts, sample);
        DetectorBench bench = new DetectorBench();
        try {
            bench.enter(Engine.DL4J, () -> new OwnRun(parts.square()));
            bench.enter(Engine.FITTED, () -> new OwnRun(parts.executor()));
            bench.enter(Engine.ORT, () -> new OnnxRuntimeRival(task));
            bench.enter(Engine.OPENCV, () -> new OpenCvRival(task));
            bench.enter(Engine.STOCK, () -> new StockRival(parts.stockGraph(), task));
            return bench.run(model, parts.input(), task, rounds, progress);
        } finally {
            bench.contenders.forEach(c -> c.rival().close());
        }
    }

    private static Task task(DetectorParts parts, Sample sample) {
        try (Frame frame = sample.pictures(1).get(0)) {
            parts.fill(frame);
            return Task.of(parts, frame);
        }
    }

    /** A runtime that cannot compute the net, or is not on this machine, is left out and said. */
    private void enter(Engine engine, Supplier<Rival> maker) {
        try {
            Rival rival = maker.get();
            rival.run();
            contenders.add(new Contender(engine, rival, new Stopwatch()));
        } catch (BenchException e) {
            absent.put(engine, e.getMessage());
        } catch (LinkageError e) {
            absent.put(engine, "not on this machine: " + e);
        }
    }

    private Figures run(String model, Shape input, Task task, int rounds, Progress progress) {
        for (int i = 0; i < WARM_UP; i++) {
            contenders.stream()
                    .filter(c -> c.engine() != Engine.STOCK)
                    .forEach(c -> c.rival().run());
        }
        for (int round = 0; round < rounds; round++) {
            progress.reached("detector " + model, round, rounds);
            for (int i = 0; i < contenders.size(); i++) {
                Contender next = contenders.get((i + round) % contenders.size());
                if (next.engine() != Engine.STOCK || round % STOCK_EVERY == 0) {
                    next.watch().run(next.rival()::run);
                }
            }
        }
        progress.reached("detector " + model, rounds, rounds);
        Map<Engine, Stopwatch.Times> times = new EnumMap<>(Engine.class);
        contenders.forEach(c -> times.put(c.engine(), c.watch().times()));
        return new Figures(model, input, times, differences(task), absent);
    }

    /** The stock graph's outputs are scores of all classes, ours are logits of some: they cannot be compared. */
    private Map<Engine, Double> differences(Task task) {
        Map<Engine, Double> differences = new EnumMap<>(Engine.class);
        Rival ours = contenders.get(0).rival();
        for (Contender other : contenders) {
            if (other.engine() == Engine.ORT || other.engine() == Engine.OPENCV) {
                double greatest = task.outputs().keySet().stream()
                        .mapToDouble(name ->
                                difference(ours.output(name), other.rival().output(name)))
                        .max()
                        .orElseThrow();
                differences.put(other.engine(), greatest);
            }
        }
        return differences;
    }

    private static double difference(FloatBuffer a, FloatBuffer b) {
        double greatest = 0;
        for (int i = 0; i < a.remaining(); i++) {
            greatest = Math.max(greatest, Math.abs(a.get(i) - b.get(i)));
        }
        return greatest;
    }
}
