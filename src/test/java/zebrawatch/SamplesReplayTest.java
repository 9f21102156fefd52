package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

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
import picocli.CommandLine;

/**
 * The sample clips through the whole line but the net, whose detections are recorded beside each clip;
 * {@code -Dgolden=update} records them anew.
 */
class SamplesReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double LARGEST_TIME_ERROR = 1.0;

    @TempDir
    private Path out;

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            return folders.filter(f -> Files.exists(f.resolve("clip.mp4"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theRulingsAreTheExpectedOnes(Path sample) throws IOException {
        Path detections = sample.resolve("detections.jsonl");
        if (System.getProperty("golden", "check").equals("update")) {
            replay(sample, "--record-detections", detections.toString());
        } else {
            replay(sample, "--detections", detections.toString());
        }
        List<JsonNode> spoken = events();
        JsonNode expected = JSON.readTree(sample.resolve("truth.json").toFile()).get("expected");
        assertThat(spoken).as("rulings").hasSize(expected.size());
        for (int i = 0; i < spoken.size(); i++) {
            assertThat(spoken.get(i).get("kind")).isEqualTo(expected.get(i).get("kind"));
            assertThat(spoken.get(i).get("case")).isEqualTo(expected.get(i).get("case"));
            double error =
                    spoken.get(i).get("t").asDouble() - expected.get(i).get("t").asDouble();
            assertThat(Math.abs(error)).as("time error in seconds").isLessThanOrEqualTo(LARGEST_TIME_ERROR);
        }
    }

    @Test
    void aViolationLeavesAFolderWithFourPictures() throws IOException {
        Path sample = Path.of("samples/violation-near-side");
        replay(sample, "--detections", sample.resolve("detections.jsonl").toString());
        List<Path> cases = list(out.resolve("cases"));
        assertThat(cases).hasSize(1);
        assertThat(list(cases.get(0)).stream().map(f -> f.getFileName().toString()))
                .containsExactly("1-before.jpg", "2-on.jpg", "3-after.jpg", "4-vehicle.jpg", "case.json");
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
