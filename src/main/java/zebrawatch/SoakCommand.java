package zebrawatch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
        Soak soak = new Soak(new Soak.Settings(
                clips,
                data,
                models.folder(),
                Duration.ofMillis(Math.round(minutes * 60_000)),
                share,
                AttentionSettings.Mode.valueOf(attention.toUpperCase(Locale.ROOT)),
                workers.asked().orElseGet(DetectorPool::usualWorkers)));
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
        if (cameras.stream().anyMatch(n -> n < 1 || n > MOST_CAMERAS)) {
            throw new ParameterException(spec.commandLine(), "--cameras is 1 to " + MOST_CAMERAS);
        }
        if (!attention.equals("auto") && !attention.equals("always")) {
            throw new ParameterException(spec.commandLine(), "--attention is auto or always, got " + attention);
        }
    }
}
