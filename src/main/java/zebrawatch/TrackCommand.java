package zebrawatch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.harness.MotFile;
import zebrawatch.harness.MotReplay;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.Tracker;

/** Runs the tracker over recorded detections. */
@Command(
        name = "track",
        description = "Follows recorded detections through time; reads and writes MOTChallenge text.",
        mixinStandardHelpOptions = true)
final class TrackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DET.txt", description = "detections, frames in order, scores from 0 to 1")
    private Path detections;

    @Option(names = "--out", required = true, paramLabel = "RES.txt", description = "where the tracks go")
    private Path out;

    @Option(
            names = "--fps",
            defaultValue = "25",
            paramLabel = "RATE",
            description = "frames a second (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--kind",
            defaultValue = "PEDESTRIAN",
            paramLabel = "KIND",
            description = "what was detected: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private RoadUser kind;

    @Option(names = "--sort", description = "SORT instead of our tracker, to compare with")
    private boolean sort;

    @Override
    public Integer call() {
        if (!(rate > 0)) {
            throw new ParameterException(spec.commandLine(), "--fps must be above 0, got " + rate);
        }
        List<MotFile.Row> seen = MotFile.detections(detections);
        MotFile.write(out, sort ? MotReplay.sort(seen) : MotReplay.follow(new Tracker(), seen, rate, kind));
        return 0;
    }
}
