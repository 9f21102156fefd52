package zebrawatch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.config.CrossingFile;
import zebrawatch.config.CrossingSettings;
import zebrawatch.harness.TrackFile;
import zebrawatch.harness.Trajectories;
import zebrawatch.rule.CrossingRule;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Jaywalk;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.Settled;
import zebrawatch.rule.Verdict;
import zebrawatch.scene.Signal;
import zebrawatch.video.LampSettings;

/** The rule alone, on trajectories in metres: prints each ruling as a line of JSON. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = "Judges trajectories in metres and prints each ruling as a line of JSON.")
final class JudgeCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--crossing",
            required = true,
            paramLabel = "FILE",
            description = "the crossing and its policy, YAML")
    private Path crossing;

    @Option(names = "--encounters", description = "also print every encounter, whatever came of it")
    private boolean encounters;

    @Parameters(paramLabel = "TRACKS.csv", description = "t,id,kind,u,v[,heading] in seconds, metres, radians")
    private Path tracks;

    @Override
    public Integer call() {
        CrossingSettings settings = CrossingFile.read(crossing);
        judge(settings, new Trajectories(TrackFile.read(tracks)).situations());
        return 0;
    }

    private void judge(CrossingSettings settings, List<Trajectories.Situation> situations) {
        CrossingRule rule = new CrossingRule(settings.crossing(), settings.terms());
        Instant end = Instant.EPOCH;
        for (Trajectories.Situation now : situations) {
            print(rule.observe(now.time(), now.tracks(), signal(settings, now.time())));
            end = now.time();
        }
        print(rule.finish(end.plusMillis(1)));
    }

    /** There are no pictures to see a lamp in, and nobody tells anything. */
    private static Signal signal(CrossingSettings settings, Instant time) {
        return settings.lamp()
                .filter(LampSettings.Timed.class::isInstance)
                .map(lamp -> ((LampSettings.Timed) lamp).cycle().at(time))
                .orElse(Signal.UNKNOWN);
    }

    private void print(Judgement judgement) {
        PrintWriter out = spec.commandLine().getOut();
        if (encounters) {
            judgement.encounters().forEach(e -> out.println(line(e)));
        }
        judgement.rulings().forEach(r -> out.println(line(r)));
        judgement.jaywalks().forEach(j -> out.println(line(j)));
        out.flush();
    }

    private static ObjectNode line(Settled encounter) {
        ObjectNode line = JSON.createObjectNode()
                .put("t", Trajectories.seconds(encounter.time()))
                .put("verdict", encounter.verdict().name())
                .put("reason", encounter.reason().code());
        return parties(
                line,
                encounter.vehicle().track(),
                encounter.pedestrian().track(),
                encounter.policeCase(),
                encounter.facts());
    }

    private static ObjectNode line(Ruling ruling) {
        ObjectNode line = JSON.createObjectNode().put("t", Trajectories.seconds(ruling.time()));
        switch (ruling.kind()) {
            case FAILURE_TO_YIELD -> line.put("verdict", Verdict.VIOLATED.name());
            case YIELDED -> line.put("verdict", Verdict.YIELDED.name());
            case BLOCKED -> line.putNull("verdict");
        }
        line.put("kind", ruling.kind().code());
        return parties(
                line, ruling.vehicle().track(), ruling.pedestrian().track(), ruling.policeCase(), ruling.facts());
    }

    private static ObjectNode line(Jaywalk jaywalk) {
        ObjectNode line = JSON.createObjectNode()
                .put("t", Trajectories.seconds(jaywalk.time()))
                .put("kind", Jaywalk.CODE);
        return facts(line, jaywalk.facts());
    }

    private static ObjectNode parties(
            ObjectNode line, long vehicle, long pedestrian, int policeCase, List<Fact> facts) {
        line.put("vehicle", vehicle).put("pedestrian", pedestrian).put("case", policeCase);
        facts.stream()
                .filter(f -> f.name().equals("post_encroachment"))
                .findFirst()
                .ifPresentOrElse(f -> line.put("pet", f.measured()), () -> line.putNull("pet"));
        return facts(line, facts);
    }

    private static ObjectNode facts(ObjectNode line, List<Fact> facts) {
        ObjectNode all = line.putObject("facts");
        for (Fact fact : facts) {
            ObjectNode one = all.putObject(fact.name()).put("measured", fact.measured());
            fact.limit().ifPresent(limit -> one.put("limit", limit));
            one.put("unit", fact.unit());
        }
        return line;
    }
}
