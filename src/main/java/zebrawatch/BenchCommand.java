package zebrawatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import zebrawatch.detect.DetectorParts;
import zebrawatch.detect.DetectorPool;
import zebrawatch.detect.DetectorSettings;
import zebrawatch.harness.bench.DetectorBench;
import zebrawatch.harness.bench.Machine;
import zebrawatch.harness.bench.Progress;
import zebrawatch.harness.bench.Report;
import zebrawatch.harness.bench.ReportTable;
import zebrawatch.harness.bench.Sample;
import zebrawatch.harness.bench.Spread;
import zebrawatch.harness.bench.StagesBench;
import zebrawatch.harness.bench.Stopwatch;
import zebrawatch.harness.bench.WorkersBench;
import zebrawatch.meters.DetectorMeters;
import zebrawatch.rule.YieldRule;
import zebrawatch.video.FileSource;

/** Measures every part of the line on this machine, the detector beside its references. */
@Command(
        name = "bench",
        description =
                "What each part of the line costs on this machine; the detector beside ONNX Runtime, OpenCV DNN and"
                        + " DL4J's own output().",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final String SAMPLE = "yields-and-waits";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "60",
            description = "how often each runtime computes each net (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--net", paramLabel = "NAME", split = ",", description = "only these nets (default: all installed)")
    private List<String> chosen = new ArrayList<>();

    @Option(names = "--quick", description = "a minute instead of several; rough figures")
    private boolean quick;

    @Option(names = "--json", description = "print JSON instead of tables")
    private boolean json;

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "the sample clips, of which " + SAMPLE + " is used (default: the program's own)")
    private @Nullable Path samples;

    @Mixin
    private ModelsOption models;

    /** Measurements beside {@code --runs}. */
    private record Effort(int runs, int pictures, int rounds, Duration round) {}

    @Override
    public Integer call() {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs is 1 or more, got " + runs);
        }
        Path clips = samples != null ? samples : Path.of(System.getProperty("zebrawatch.home", "."), "samples");
        Sample sample = Sample.of(clips.resolve(SAMPLE));
        Effort effort = quick
                ? new Effort(Math.min(runs, 8), 30, 1, Duration.ofSeconds(2))
                : new Effort(runs, 120, 5, Duration.ofSeconds(5));
        Report report;
        try (Bars bars = new Bars()) {
            report = measure(sample, effort, bars);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? report.json() : ReportTable.of(report));
        out.flush();
        return 0;
    }

    private Report measure(Sample sample, Effort effort, Progress progress) {
        Machine machine = Machine.here();
        List<DetectorBench.Figures> detector = new ArrayList<>();
        Map<StagesBench.Stage, Stopwatch.Times> stages = Map.of();
        for (String net : nets()) {
            try (DetectorParts parts = DetectorParts.of(models.folder(), settings(net), sample.camera())) {
                detector.add(DetectorBench.measure(net, parts, sample, effort.runs(), progress));
                if (stages.isEmpty()) {
                    stages = StagesBench.measure(sample, parts, () -> rule(sample), effort.pictures(), progress);
                }
            }
        }
        return new Report(machine, detector, workers(sample, effort, progress), stages, line(sample, effort, progress));
    }

    private List<String> nets() {
        List<String> installed = DetectorParts.nets(models.folder());
        for (String net : chosen) {
            if (!isFile(net) && !installed.contains(net)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no net is called " + net + "; give an .onnx file or one of those installed: "
                                + String.join(", ", installed));
            }
        }
        return chosen.isEmpty() ? installed : chosen;
    }

    private static boolean isFile(String net) {
        return net.endsWith(".onnx");
    }

    private static DetectorSettings settings(String net) {
        return isFile(net) ? DetectorSettings.file(Path.of(net)) : DetectorSettings.net(net);
    }

    private static YieldRule rule(Sample sample) {
        return new YieldRule(Station.posts(sample.settings()));
    }

    private List<WorkersBench.Figures> workers(Sample sample, Effort effort, Progress progress) {
        return WorkersBench.measure(
                sample,
                workers -> DetectorPool.open(
                        models.folder(),
                        sample.settings().detector(),
                        workers,
                        new DetectorMeters(new SimpleMeterRegistry())),
                DetectorPool.usualWorkers(),
                effort.rounds(),
                effort.round(),
                progress);
    }

    /** A whole picture's way, cases and pictures of them included, but nowhere to send them. */
    private Spread line(Sample sample, Effort effort, Progress progress) {
        Stopwatch watch = new Stopwatch();
        FileSource source = sample.source();
        try (Station station = new Station(models.folder(), 1, new SimpleMeterRegistry());
                CameraLine line = station.line(
                        sample.settings(),
                        source,
                        station.detector(sample.settings()),
                        List.of(),
                        CameraLine.Onlooker.NOBODY)) {
            boolean more = true;
            for (int i = 0; more && i < effort.pictures(); i++) {
                progress.reached("whole line", i, effort.pictures());
                more = watch.time(line::step);
            }
        }
        progress.reached("whole line", effort.pictures(), effort.pictures());
        return watch.times().wall();
    }

    /** A bar for each task. */
    private static final class Bars implements Progress, AutoCloseable {
        private String task = "";
        private @Nullable ProgressBar bar;

        @Override
        public void reached(String name, int done, int all) {
            if (bar == null || !name.equals(task)) {
                close();
                task = name;
                bar = Bar.of(name, all, "rounds");
            }
            bar.stepTo(done);
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
