package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Remark;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.verify.PackageFolder;
import zebrawatch.evidence.verify.Verification;
import zebrawatch.harness.Trajectories;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.evaluate.ClipScore;
import zebrawatch.harness.evaluate.Rejudging;
import zebrawatch.harness.evaluate.ScoreJson;
import zebrawatch.rule.Ruling;

/**
 * The sample clips through the whole line but the net, whose detections are recorded beside each clip, and what comes of
 * them: right where the line is right, and its known errors where it is not. {@code -Dgolden=outcomes} writes the outcomes
 * anew, {@code -Dgolden=update} the detections too.
 */
class SamplesReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path out;

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            return folders.filter(f -> Files.exists(f.resolve("clip.mp4"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theOutcomesAreTheGoldenOnes(Path sample) throws IOException {
        String golden = System.getProperty("golden", "check");
        if (golden.equals("update")) {
            replay(
                    sample,
                    "--record-detections",
                    sample.resolve("detections.jsonl").toString());
        }
        Path file = sample.resolve("outcomes.jsonl");
        List<String> outcomes = outcomes(sample);
        if (golden.equals("update") || golden.equals("outcomes")) {
            Files.write(file, outcomes);
        }
        assertThat(file).as("-Dgolden=outcomes writes it").exists();
        assertThat(outcomes).as("what came of the clip").isEqualTo(Files.readAllLines(file));
    }

    private static List<String> outcomes(Path sample) {
        ClipFolder clip = ClipFolder.in(sample).get(0);
        ClipScore score = ClipScore.of(clip, ClipRun.recorded(clip), new Rejudging(Station::posts));
        return score.outcomes().stream()
                .map(outcome -> ScoreJson.outcome(score, outcome).toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"violation-near-side", "yields-and-waits"})
    void withoutPicturesTheSameIsSaidAsWithThem(String name) throws IOException {
        Path sample = Path.of("samples", name);
        replay(sample, "--detections", sample.resolve("detections.jsonl").toString());
        List<Ruling> rulings = ClipRun.recorded(ClipFolder.in(sample).get(0)).rulings();
        assertThat(rulings).hasSameSizeAs(events());
        for (int i = 0; i < rulings.size(); i++) {
            JsonNode event = events().get(i);
            assertThat(rulings.get(i).kind().code()).isEqualTo(event.get("kind").asText());
            assertThat(Trajectories.seconds(rulings.get(i).time()))
                    .isCloseTo(event.get("t").asDouble(), within(0.001));
        }
    }

    @Test
    void aViolationLeavesAWholeSealedPackage() throws IOException {
        Path sample = Path.of("samples/violation-near-side");
        replay(sample, "--detections", sample.resolve("detections.jsonl").toString());
        List<Path> cases = list(out.resolve("cases"));
        assertThat(cases).hasSize(1);
        assertThat(list(cases.get(0)).stream().map(f -> f.getFileName().toString()))
                .containsExactly(
                        "1-before.jpg",
                        "2-on.jpg",
                        "3-after.jpg",
                        "4-vehicle.jpg",
                        "5-before_marked.jpg",
                        "6-on_marked.jpg",
                        "7-after_marked.jpg",
                        "8-composite.jpg",
                        "9-clip.mp4",
                        "case.json");
        Verification verification = new Verification(KeyRing.empty(), false);
        assertThat(verification.check(PackageFolder.read(cases.get(0)))).isEmpty();
        CaseFile file = PackageFolder.load(cases.get(0)).caseFile();
        assertThat(file.background().orElseThrow().remarks()).containsExactly(Remark.CLOCK_UNKNOWN);
        assertThat(file.background().orElseThrow().sketch().vehicle()).hasSizeGreaterThan(20);
    }

    @Test
    void withoutABrokerTheRunGoesOnAndTheCaseStaysOnDisk() throws IOException {
        Path sample = Path.of("samples/violation-near-side");
        replay(sample, "--detections", sample.resolve("detections.jsonl").toString(), "--bootstrap", "127.0.0.1:1");
        assertThat(events()).hasSize(1);
        assertThat(list(out.resolve("cases"))).hasSize(1);
        assertThat(list(out.resolve("spool"))).isNotEmpty();
    }

    @Test
    void aClipThatBreaksOffIsSaidAfterWhatWasThere() throws IOException {
        Path sample = Path.of("samples/violation-near-side");
        byte[] whole = Files.readAllBytes(sample.resolve("clip.mp4"));
        Path cut = Files.write(out.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 3));
        String said = run(
                "replay",
                "--camera",
                sample.resolve("camera.yaml").toString(),
                "--out",
                out.toString(),
                "--detections",
                sample.resolve("detections.jsonl").toString(),
                cut.toString());
        assertThat(said).contains(cut + ": breaks off after").contains("looked at");
    }

    private void replay(Path sample, String... options) {
        List<String> words = new ArrayList<>(
                List.of("replay", "--camera", sample.resolve("camera.yaml").toString(), "--out", out.toString()));
        words.addAll(List.of(options));
        words.add(sample.resolve("clip.mp4").toString());
        run(words.toArray(String[]::new));
    }

    private static String run(String... words) {
        StringWriter said = new StringWriter();
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
        assertThat(commands.execute(words)).as(said.toString()).isZero();
        return said.toString();
    }

    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("events.jsonl"))) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
