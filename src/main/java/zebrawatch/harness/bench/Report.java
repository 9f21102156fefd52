package zebrawatch.harness.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import zebrawatch.harness.bench.DetectorBench.Engine;
import zebrawatch.harness.bench.StagesBench.Stage;

/**
 * All figures of one run, for programs. Times are medians in milliseconds on the clock; {@code cpu} ones count only what
 * the thread had the processor.
 *
 * @param line the whole line for one picture, milliseconds, with one worker
 */
public record Report(
        Machine machine,
        List<DetectorBench.Figures> detector,
        List<WorkersBench.Figures> workers,
        Map<Stage, Stopwatch.Times> stages,
        Spread line) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The figures as JSON. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode here = root.putObject("machine");
        here.put("processor", machine.processor()).put("cores", machine.cores());
        machine.vectors().forEach(here.putArray("vectors")::add);
        here.put("load", machine.load()).put("java", machine.java());
        detector.forEach(figures -> root.withArrayProperty("detector").add(json(figures)));
        workers.forEach(figures -> root.withArrayProperty("workers").add(json(figures)));
        ObjectNode parts = root.putObject("stages");
        stages.forEach((stage, times) -> {
            ObjectNode part = parts.putObject(stage.name().toLowerCase(Locale.ROOT));
            put(part, "", times.wall());
            part.put("cpu_ms", rounded(times.cpu().median()));
        });
        put(parts.putObject("line"), "", line);
        return root.toPrettyString();
    }

    private static ObjectNode json(DetectorBench.Figures figures) {
        ObjectNode one = JSON.createObjectNode().put("model", figures.model());
        one.put("fitted_width", figures.input().width())
                .put("fitted_height", figures.input().height());
        for (Engine engine : Engine.values()) {
            String name = engine.name().toLowerCase(Locale.ROOT);
            Stopwatch.Times times = figures.times().get(engine);
            if (times == null) {
                one.putNull(name + "_ms");
                one.put(name + "_absent", figures.absent().get(engine));
            } else {
                put(one, name + "_", times.wall());
                one.put(name + "_cpu_ms", rounded(times.cpu().median()));
            }
        }
        figures.ratioToOrt(t -> t.wall().median())
                .ifPresentOrElse(r -> one.put("ratio_to_ort", rounded(r)), () -> one.putNull("ratio_to_ort"));
        figures.ratioToOrt(t -> t.cpu().median())
                .ifPresentOrElse(r -> one.put("cpu_ratio_to_ort", rounded(r)), () -> one.putNull("cpu_ratio_to_ort"));
        figures.differences()
                .forEach((engine, difference) ->
                        one.put("difference_to_" + engine.name().toLowerCase(Locale.ROOT), difference));
        return one;
    }

    private static ObjectNode json(WorkersBench.Figures figures) {
        return JSON.createObjectNode()
                .put("workers", figures.workers())
                .put("pictures_per_second", rounded(figures.perSecond().median()))
                .put("lower", rounded(figures.perSecond().lower()))
                .put("upper", rounded(figures.perSecond().upper()))
                .put("cpu_ms_per_picture", rounded(figures.cpuMillis().median()))
                .put("fewest_of_a_camera", figures.fewest())
                .put("most_of_a_camera", figures.most());
    }

    private static void put(ObjectNode node, String prefix, Spread spread) {
        node.put(prefix + "ms", rounded(spread.median()))
                .put(prefix + "lower_ms", rounded(spread.lower()))
                .put(prefix + "upper_ms", rounded(spread.upper()))
                .put(prefix + "runs", spread.count());
    }

    /** To four places, which is more than a clock is good for. */
    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
