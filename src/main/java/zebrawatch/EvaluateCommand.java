package zebrawatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.detect.Weights;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.evidence.Lettering;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.evaluate.ClipScore;
import zebrawatch.harness.evaluate.Evaluation;
import zebrawatch.harness.evaluate.LineRun;
import zebrawatch.harness.evaluate.Rejudging;
import zebrawatch.harness.evaluate.ScoreJson;
import zebrawatch.harness.evaluate.ScoreTable;
import zebrawatch.harness.evaluate.Tally;
import zebrawatch.harness.evaluate.ThresholdSweep;
import zebrawatch.harness.report.Report;
import zebrawatch.rule.Ruling;

/** Runs clips with truth through the line and scores what it said. */
@Command(
        name = "evaluate",
        description = "Runs clips with truth through the line and scores what it said. Precision and recall are of"
                + " failures to yield; what counts as right is in samples/README.md.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description = "holds a folder for each clip with clip.mp4, camera.yaml, truth.json; or is such a folder")
    private Path dir;

    @Option(names = "--report", paramLabel = "DIR", description = "write a page to send round there: index.html")
    private @Nullable Path report;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Option(
            names = "--recorded",
            description = "take the detections from each clip's detections.jsonl instead of running the net")
    private boolean recorded;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "15",
            description = "look at no more than N pictures a second (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--require-precision",
            paramLabel = "P",
            description = "end with 1 if the precision of all clips together is below P, from 0 to 1")
    private @Nullable Double requiredPrecision;

    @Option(
            names = "--require-recall",
            paramLabel = "R",
            description = "end with 1 if the recall of all clips together is below R, from 0 to 1")
    private @Nullable Double requiredRecall;

    @Mixin
    private ModelsOption models;

    @Override
    public Integer call() {
        if (!(rate > 0)) {
            throw new ParameterException(spec.commandLine(), "--rate is a number above 0, got " + rate);
        }
        Rejudging rejudging = new Rejudging(Station::posts);
        Evaluation evaluation = evaluate(ClipFolder.in(dir), rejudging);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ScoreJson.of(evaluation).toPrettyString());
        } else {
            ScoreTable.of(evaluation).forEach(out::println);
        }
        out.flush();
        if (report != null) {
            Report.write(
                    report,
                    evaluation,
                    ThresholdSweep.of(evaluation, rejudging),
                    LocalDate.now(EvidenceSettings.standard().zone()),
                    new Lettering(Weights.in(models.folder()).font()));
            spec.commandLine().getErr().println("Report: " + report.resolve("index.html"));
        }
        List<String> missed = missed(evaluation.tally(Ruling.Kind.FAILURE_TO_YIELD));
        missed.forEach(spec.commandLine().getErr()::println);
        return missed.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Evaluation evaluate(List<ClipFolder> clips, Rejudging rejudging) {
        if (recorded) {
            return new Evaluation(scores(clips, rejudging, ClipRun::recorded), true);
        }
        try (Station rooms = new Station(models.folder(), 1, new SimpleMeterRegistry())) {
            return new Evaluation(scores(clips, rejudging, clip -> ClipRun.whole(clip, rooms, rate)), false);
        }
    }

    private static List<ClipScore> scores(
            List<ClipFolder> clips, Rejudging rejudging, Function<ClipFolder, LineRun> line) {
        return clips.stream()
                .map(clip -> ClipScore.of(clip, line.apply(clip), rejudging))
                .toList();
    }

    private List<String> missed(Tally tally) {
        List<String> missed = new ArrayList<>();
        below("precision", tally.precision(), requiredPrecision).ifPresent(missed::add);
        below("recall", tally.recall(), requiredRecall).ifPresent(missed::add);
        return missed;
    }

    private static Optional<String> below(String name, double value, @Nullable Double required) {
        return required == null || value >= required
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "the %s is %.3f, but at least %.3f is required", name, value, required));
    }
}
