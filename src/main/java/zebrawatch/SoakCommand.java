package zebrawatch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import zebrawatch.attention.AttentionSettings;
import zebrawatch.detect.DetectorPool;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.soak.Fault;
import zebrawatch.harness.soak.SoakJson;
import zebrawatch.harness.soak.SoakReport;
import zebrawatch.harness.soak.SoakTable;

/** Says how many cameras this machine can watch. */
@Command(
        name = "soak",
        description =
                "A whole station on this machine for some minutes: cameras over RTSP whose films are joined from the"
                        + " sample clips and their empty streets, cases read from Kafka; what was expected, found and missed, and"
                        + " what it cost.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Needs ffmpeg and GStreamer's RTSP server, and says what to install where they are not here."})
final class SoakCommand implements Callable<Integer> {
    private static final int MOST_CAMERAS = 500;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--cameras",
            paramLabel = "N",
            split = ",",
            defaultValue = "12",
            description = "how many cameras; several numbers are run one after the other (default: ${DEFAULT-VALUE})")
    private List<Integer> cameras;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "how long each run takes (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--share",
            paramLabel = "X",
            defaultValue = "0.15",
            description = "of the time in which people are there, 0 to 1 (default: ${DEFAULT-VALUE})")
    private double share;

    @Option(
            names = "--attention",
            paramLabel = "MODE",
            defaultValue = "auto",
            description = "auto, or always: every camera is followed all the time (default: ${DEFAULT-VALUE})")
    private String attention;

    @Option(
            names = "--find-limit",
            description = "stop after the first of several numbers of cameras at which a violation is missed")
    private boolean findLimit;

    @Option(
            names = "--faults",
            description = "instead: break cameras, broker, disk and station one after the other; a table in Markdown")
    private boolean faults;

    @Option(
            names = "--away",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "with --faults: how long the broker is away (default: ${DEFAULT-VALUE})")
    private int away;

    @Option(names = "--json", description = "print JSON instead of tables")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "soak-data",
            description = "where films, Kafka's data and the spool go (default: ${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "the clips, each with its truth (default: the program's own)")
    private @Nullable Path samples;

    @Mixin
    private WorkersOption workers;

    @Mixin
    private ModelsOption models;

    @Override
    public Integer call() {
        check();
        List<ClipFolder> clips = ClipFolder.in(
                samples != null ? samples : Path.of(System.getProperty("zebrawatch.home", "."), "samples"));
        PrintWriter out = spec.commandLine().getOut();
        int atATime = workers.asked().orElseGet(DetectorPool::usualWorkers);
        return faults ? tryFaults(clips, atATime, out) : soak(clips, atATime, out);
    }

    private int tryFaults(List<ClipFolder> clips, int atATime, PrintWriter out) {
        List<Fault> all = new ArrayList<>();
        try (FaultStage stage = FaultStage.set(new FaultStage.Settings(clips, data, models.folder(), atATime))) {
            out.println(Fault.head());
            Consumer<Fault> told = fault -> {
                all.add(fault);
                out.println(fault.row());
                out.flush();
            };
            Faults.play(stage, Duration.ofSeconds(away), told);
            told.accept(TakeOver.play(stage));
        }
        return all.stream().allMatch(f -> f.mastered() && f.lost() == 0) ? 0 : 1;
    }

    private int soak(List<ClipFolder> clips, int atATime, PrintWriter out) {
        Soak soak = new Soak(new Soak.Settings(
                clips,
                data,
                models.folder(),
                Duration.ofMillis(Math.round(minutes * 60_000)),
                share,
                AttentionSettings.Mode.valueOf(attention.toUpperCase(Locale.ROOT)),
                atATime));
        int missed = 0;
        for (int count : cameras) {
            SoakReport report = soak.run(count);
            out.println(json ? SoakJson.of(report) : SoakTable.of(report));
            out.flush();
            missed += report.missed();
            if (findLimit && report.missed() > 0) {
                return 0;
            }
        }
        return missed == 0 ? 0 : 1;
    }

    private void check() {
        if (!(minutes >= 1) || !(share > 0 && share <= 0.5)) {
            throw new ParameterException(
                    spec.commandLine(), "--minutes is 1 or more and --share above 0 and at most 0.5");
        }
        if (away < 1) {
            throw new ParameterException(spec.commandLine(), "--away is 1 or more seconds, got " + away);
        }
        if (cameras.stream().anyMatch(n -> n < 1 || n > MOST_CAMERAS)) {
            throw new ParameterException(spec.commandLine(), "--cameras is 1 to " + MOST_CAMERAS);
        }
        if (!attention.equals("auto") && !attention.equals("always")) {
            throw new ParameterException(spec.commandLine(), "--attention is auto or always, got " + attention);
        }
    }
}
