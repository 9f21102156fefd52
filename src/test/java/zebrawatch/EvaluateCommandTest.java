package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The sample clip with one failure to yield, at 6.0 s by car-1, as it is and with its files spoilt. */
class EvaluateCommandTest {
    private static final Path SAMPLE = Path.of("samples/violation-near-side");

    @TempDir
    private Path suite;

    private Path clip;

    private record Outcome(int exit, String out, String err) {}

    @BeforeEach
    void aSuiteOfOneClip() throws IOException {
        clip = Files.createDirectory(suite.resolve("near"));
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, clip.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void theScoresComeAsJson() throws IOException {
        Outcome outcome = evaluate("--recorded", "--json");

        assertThat(outcome.exit()).isZero();
        JsonNode scores = new ObjectMapper().readTree(outcome.out());
        JsonNode total = scores.get("total");
        assertThat(total.get("tp").asInt()).isEqualTo(1);
        assertThat(total.get("fp").asInt()).isZero();
        assertThat(total.get("fn").asInt()).isZero();
        assertThat(total.get("precision").asDouble()).isEqualTo(1);
        assertThat(total.get("recall").asDouble()).isEqualTo(1);
        assertThat(total.get("time_error_max").asDouble()).isLessThan(0.5);
        assertThat(total.at("/detection_recall/pedestrian/all/recall").asDouble())
                .isGreaterThan(0.9);
        assertThat(total.at("/detection_recall/vehicle/all/recall").asDouble()).isGreaterThan(0.9);
        assertThat(total.at("/tracks/IDF1").asDouble()).isGreaterThan(0.9);
        assertThat(total.get("frames_per_second").asDouble()).isPositive();
        JsonNode only = scores.get("clips").get(0);
        assertThat(only.get("clip").asText()).isEqualTo("near");
        assertThat(only.at("/outcomes/0/mark").asText()).isEqualTo("tp");
        assertThat(only.at("/outcomes/0/vehicle").asText()).isEqualTo("car-1");
    }

    @Test
    void theTableHasARowForEachClipAndOneForAll() throws IOException {
        copy(clip, Files.createDirectory(suite.resolve("other")));

        assertThat(evaluate("--recorded").out().lines().toList())
                .anyMatch(line -> line.matches("near +1 +0 +0 +1\\.000 +1\\.000 .*"))
                .anyMatch(line -> line.matches("other +1 +0 +0 .*"))
                .anyMatch(line -> line.matches("total +2 +0 +0 +1\\.000 +1\\.000 .*"));
    }

    @Test
    void aFolderThatIsAClipCanBeEvaluatedItself() {
        Outcome outcome = run("evaluate", clip.toString(), "--recorded");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("near ");
    }

    @Test
    void whatIsRequiredAndMissedEndsInOneSentence() throws IOException {
        replace("truth.json", "\"vehicle\": \"car-1\"", "\"vehicle\": \"car-2\"");

        Outcome outcome = evaluate("--recorded", "--require-precision", "0.9", "--require-recall", "0");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).isEqualToIgnoringNewLines("the precision is 0.000, but at least 0.900 is required");
        assertThat(evaluate("--recorded").exit()).isZero();
    }

    @Test
    void theSamplesPassTheirGate() {
        Outcome outcome =
                run("evaluate", "samples", "--recorded", "--require-precision", "1", "--require-recall", "0.95");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void thePageNeedsNothingFromOutsideAndShowsEveryOutcome() throws IOException {
        replace("truth.json", "\"t\": 6.0,", "\"t\": 8.5,");
        replace("truth.json", "it does not slow down.", "it <b>does</b> not slow down.");
        Path report = suite.resolve("deep/report");

        assertThat(evaluate("--recorded", "--report", report.toString()).exit()).isZero();

        String page = Files.readString(report.resolve("index.html"));
        assertThat(page)
                .doesNotContain("src=\"http")
                .doesNotContain("href=\"http")
                .doesNotContain("url(");
        assertThat(page).contains("误报").contains("漏报").contains("车辆正确，但时刻相差超过 1 秒");
        assertThat(page).contains("it &lt;b&gt;does&lt;/b&gt; not slow down.").doesNotContain("<b>does");
        assertThat(page).contains("class=\"timeline\"").contains("class=\"sweep\"");
        Matcher pictures = Pattern.compile("data:image/jpeg;base64,([^\"]+)").matcher(page);
        assertThat(pictures.results().map(m -> Base64.getDecoder().decode(m.group(1))))
                .hasSize(2)
                .allSatisfy(jpeg -> assertThat(jpeg).startsWith(0xff, 0xd8).hasSizeGreaterThan(10_000));
        assertThat(new ObjectMapper()
                        .readTree(report.resolve("scores.json").toFile())
                        .at("/total/fp")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void thePageShowsWhatAnotherThresholdWouldHaveFound() throws IOException {
        Path report = suite.resolve("report");

        evaluate("--recorded", "--report", report.toString());

        assertThat(Files.readString(report.resolve("index.html")))
                .contains("3.0 米：查全率 100%（正确 1，误报 0，漏报 0）")
                .contains("0.5 米：查全率 0%（正确 0，误报 0，漏报 1）");
    }

    /** Each row: which file, what stands instead of what (or nothing: the file is missing), and what is said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            truth.json       | "vehicle": "car-1"   | "vehicle": "car-9" | truth.json: expected[0].vehicle: there is no actor 'car-9'; the actors are car-1, car-2, ped-1, ped-2
            truth.json       | "t": 6.0             | "t": 66.0          | truth.json: expected[0]: 66.00 s lies outside the clip, which lasts 10.00 s
            truth.json       | "t": 6.0             | "t": -6.0          | truth.json: expected[0]: -6.00 s lies outside the clip, which lasts 10.00 s
            truth.json       | {"t": 9.9167,        | {"t": 99.9167,     | truth.json: frames[119].t: 99.92 s lies outside the clip, which lasts 10.00 s
            truth.json       | failure_to_yield     | speeding           | truth.json: expected[0].kind: expected failure_to_yield or yielded, got 'speeding'
            truth.json       | "case": 3            | "crossing": "x"    | truth.json: expected[0].crossing: camera.yaml has no crossing 'x', only main
            truth.json       | "fps": 12,           | "fps": 12,,        | truth.json:5:12: no valid JSON
            truth.json       | "clip.mp4"           | "other.mp4"        | other.mp4: there is no such file
            truth.json       |                      |                    | truth.json: there is no such file
            clip.mp4         |                      |                    | clip.mp4: there is no such file
            camera.yaml      |                      |                    | camera.yaml: there is no such file
            detections.jsonl |                      |                    | detections.jsonl is not there
            camera.yaml      | length:              | lenght:            | did you mean 'length'?
            """)
    void whatCannotBeEvaluatedIsOneSentenceWithItsFile(String file, String instead, String of, String said)
            throws IOException {
        if (instead == null) {
            Files.delete(clip.resolve(file));
        } else {
            replace(file, instead, of);
        }

        Outcome outcome = evaluate("--recorded");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().filter(line -> line.contains(said))).hasSize(1);
        assertThat(outcome.err()).contains(clip.toString()).doesNotContain("Exception");
    }

    @Test
    void theProblemsOfAllClipsAreToldAtOnce() throws IOException {
        copy(clip, Files.createDirectory(suite.resolve("other")));
        Files.delete(clip.resolve("clip.mp4"));
        Files.delete(suite.resolve("other/camera.yaml"));

        assertThat(evaluate("--recorded").err().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("near/clip.mp4"))
                .anyMatch(line -> line.contains("other/camera.yaml"));
    }

    @ParameterizedTest
    @CsvSource({"nowhere, there is no such folder", "empty, holds no clip", "file, is no folder"})
    void aFolderWithoutClipsIsOneSentence(String name, String said) throws IOException {
        Path dir = suite.resolve(name);
        if (name.equals("empty")) {
            Files.createDirectory(dir);
        } else if (name.equals("file")) {
            Files.createFile(dir);
        }

        Outcome outcome = run("evaluate", dir.toString());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).startsWith(dir + ": " + said);
    }

    @Test
    void labelsWritesATruthFile() throws IOException {
        Path labels = Files.writeString(suite.resolve("x.labels.json"), """
                {"clip": "x.mp4", "width": 640, "height": 352, "pedestrians": [], "vehicles": [
                 {"id": "a", "crosswalk": "near", "on_from": 1, "violation_conflict": true}]}
                """);

        assertThat(run(
                        "labels",
                        labels.toString(),
                        "--out",
                        suite.resolve("truth.json").toString()))
                .isEqualTo(new Outcome(0, "", ""));
        assertThat(Files.readString(suite.resolve("truth.json"))).contains("\"kind\" : \"failure_to_yield\"");
        assertThat(run("labels", labels.toString()).out()).contains("\"vehicle\" : \"a\"");
        assertThat(run("labels", labels.toString(), "--out", "/nowhere/truth.json")
                        .err())
                .isEqualToIgnoringNewLines(
                        "/nowhere/truth.json cannot be written; its folder must exist and be mine to write to");
    }

    /** In a truth file, what is expected comes last. */
    private void replace(String file, String instead, String of) throws IOException {
        String text = Files.readString(clip.resolve(file));
        assertThat(text).contains(instead);
        int at = text.lastIndexOf(instead);
        Files.writeString(clip.resolve(file), text.substring(0, at) + of + text.substring(at + instead.length()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private Outcome evaluate(String... options) {
        return run(Stream.concat(Stream.of("evaluate", suite.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private static Outcome run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = commands.execute(words);
        return new Outcome(exit, out.toString(), err.toString());
    }
}
