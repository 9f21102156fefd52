package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.rule.CrossingRule;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.Settled;

/** Every scene file is judged as it says. */
class ScenesTest {
    private static final Path FOLDER = Path.of("src/test/resources/scenes");

    static Stream<String> scenes() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".scene"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void aSceneIsJudgedAsItSays(String file) throws IOException {
        Scene scene = Scene.read(FOLDER.resolve(file));
        List<String> rulings = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        CrossingRule rule = new CrossingRule(scene.crossing(), scene.terms());
        Instant end = Instant.EPOCH;
        List<Judgement> judgements = new ArrayList<>();
        for (Trajectories.Situation now : new Trajectories(scene.rows()).situations()) {
            judgements.add(rule.observe(now.time(), scene.seen(now), scene.signal(now.time())));
            end = now.time();
        }
        judgements.add(rule.finish(end.plusMillis(100)));
        for (Judgement judgement : judgements) {
            judgement.rulings().forEach(r -> rulings.add(say(scene, r)));
            judgement
                    .jaywalks()
                    .forEach(j -> rulings.add(
                            String.format(Locale.ROOT, "jaywalked, at %.1f", Trajectories.seconds(j.time()))));
            judgement.encounters().forEach(e -> reasons.add(say(scene, e)));
        }
        List<String> expected =
                scene.rulings().stream().filter(r -> !r.equals("none")).toList();
        assertThat(rulings)
                .as("%s%nencounters: %s", scene.title(), reasons)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(scene.reasons()).as("reasons given").isNotEmpty();
        assertThat(reasons.isEmpty() ? List.of("no encounter") : reasons)
                .as(scene.title())
                .containsAll(scene.reasons());
    }

    private static String say(Scene scene, Ruling r) {
        return String.format(
                Locale.ROOT,
                "%s by %s to %s, %sat %.1f",
                r.kind().code(),
                scene.name(r.vehicle().track()),
                scene.name(r.pedestrian().track()),
                r.policeCase() == 0 ? "" : "case " + r.policeCase() + ", ",
                Trajectories.seconds(r.time()));
    }

    private static String say(Scene scene, Settled e) {
        return scene.name(e.vehicle().track()) + " " + scene.name(e.pedestrian().track()) + " "
                + e.reason().code();
    }
}
