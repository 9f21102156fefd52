package zebrawatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import zebrawatch.harness.MotFile;
import zebrawatch.harness.TrackComparison;
import zebrawatch.harness.TrackScore;

/** Scores found tracks against true ones. */
@Command(
        name = "score",
        description = "Scores tracks against the truth: HOTA, MOTA, IDF1 and their parts, as TrackEval computes them.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--truth", required = true, paramLabel = "GT.txt", description = "true tracks, MOTChallenge text")
    private Path truth;

    @Option(
            names = "--result",
            required = true,
            paramLabel = "RES.txt",
            description = "found tracks, MOTChallenge text")
    private Path result;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, Number> scores = TrackScore.of(TrackComparison.of(MotFile.tracks(truth), MotFile.tracks(result)))
                .byName();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode object = new ObjectMapper().createObjectNode();
            scores.forEach((name, value) -> object.putPOJO(name, value));
            out.println(object);
        } else {
            scores.forEach((name, value) -> out.println(
                    value instanceof Integer
                            ? String.format(Locale.ROOT, "%-5s %7d", name, value.intValue())
                            : String.format(Locale.ROOT, "%-5s %7.4f", name, value.doubleValue())));
        }
        return 0;
    }
}
