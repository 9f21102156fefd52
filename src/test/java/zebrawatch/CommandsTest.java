package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.publish.CaseFolder;
import zebrawatch.publish.FolderSink;

/** What people see who call the program wrongly, or with files that cannot be used. */
class CommandsTest {
    private static final Path SAMPLE = Path.of("samples/violation-near-side");

    @TempDir
    private Path folder;

    private record Outcome(int exit, String out, String err) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "replay",
                "evaluate",
                "labels",
                "judge",
                "track",
                "score",
                "check",
                "verify",
                "print",
                "key",
                "key create",
                "key show",
                "camera",
                "camera suggest",
                "cameras",
                "cameras import",
                "cameras list",
                "cameras move",
                "cameras remove",
                "cameras confirm",
                "bench",
                "soak",
                "models",
                "models install"
            })
    void everyCommandExplainsItself(String command) {
        String[] words = (command + " --help").split(" ");
        Outcome outcome = run(words);
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("Usage: zebrawatch " + command).contains("--help");
    }

    @Test
    void aWrongCommandIsAnsweredWithTheNearestOne() {
        Outcome outcome = run("repaly");
        assertThat(outcome.exit()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(outcome.err()).contains("Did you mean: zebrawatch replay");
    }

    /** Each row: what the clip holds, and what is said of it. */
    @ParameterizedTest
    @CsvSource({
        "missing, no such file",
        "empty, is empty",
        "text, not a video",
        "truncated, ",
        "folder, is a folder",
    })
    void aClipThatCannotBeReadIsOneSentence(String kind, String said) throws IOException {
        Path clip = folder.resolve(kind + ".mp4");
        byte[] whole = Files.readAllBytes(SAMPLE.resolve("clip.mp4"));
        switch (kind.toLowerCase(Locale.ROOT)) {
            case "empty" -> Files.createFile(clip);
            case "text" -> Files.writeString(clip, "this is no video\n".repeat(100));
            case "truncated" -> Files.write(clip, Arrays.copyOf(whole, 1000));
            case "folder" -> Files.createDirectory(clip);
            default -> assertThat(clip).doesNotExist();
        }
        Outcome outcome = replay(clip);
        assertOneSentence(outcome);
        assertThat(outcome.err()).contains(clip.toString()).containsIgnoringCase(said == null ? "" : said);
    }

    @Test
    void aZebraIsSuggestedAsAPartOfACameraFile() {
        Path picture = folder.resolve("seen.png");
        Outcome outcome = run(
                "camera",
                "suggest",
                Path.of("samples/right-turn-channel/clip.mp4").toString(),
                "--annotate",
                picture.toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        CameraSettings camera = CameraFile.parse("suggested", "camera: c\nplace: p\n" + outcome.out(), folder);
        assertThat(camera.crossings()).hasSize(1);
        assertThat(outcome.out()).startsWith("# confidence high, 6 bars seen");
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    void aPictureWithoutAZebraIsOneSentence() throws IOException {
        Path sign = folder.resolve("sign.png");
        ImageIO.write(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "png", sign.toFile());
        Outcome outcome = run("camera", "suggest", sign.toString());
        assertOneSentence(outcome);
        assertThat(outcome.err()).startsWith(sign + ": no zebra found");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneSentence() {
        Outcome outcome = run(
                "replay",
                "--camera",
                SAMPLE.resolve("camera.yaml").toString(),
                "--out",
                "/dev/null/out",
                SAMPLE.resolve("clip.mp4").toString());
        assertOneSentence(outcome);
        assertThat(outcome.err()).contains("/dev/null/out");
    }

    @Test
    void aPortInUseIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Outcome outcome = run(
                    "demo",
                    "--port",
                    Integer.toString(taken.getLocalPort()),
                    "--samples",
                    "samples",
                    "--data",
                    folder.toString());
            assertOneSentence(outcome);
            assertThat(outcome.err()).contains("port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void aNetThatIsNotInstalledIsAnsweredWithThoseThatAre() {
        Outcome outcome = run("bench", "--net", "yolo");
        assertThat(outcome.exit()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(outcome.err())
                .contains("no net is called yolo; give an .onnx file or one of those installed: nanodet-g");
    }

    @Test
    void checkTellsEveryProblemOfACameraFile() throws IOException {
        String camera = Files.readString(SAMPLE.resolve("camera.yaml"));
        Path file = Files.writeString(
                folder.resolve("camera.yaml"),
                camera.replace("length:", "lenght:").replace("place:", "plce:"));
        Outcome outcome = run("check", file.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("did you mean 'length'?")
                .contains("did you mean 'place'?")
                .doesNotContain("\tat ");
    }

    @Test
    void checkDescribesAGoodCameraFile() {
        Outcome outcome = run("check", SAMPLE.resolve("camera.yaml").toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("camera sample-violation, crossing main: 10.5 m long, 4.0 m wide");
    }

    @Test
    void aKeyIsMadeShownAndNeverOverwritten() {
        String file = folder.resolve("station.key").toString();
        Outcome made = run("key", "create", file);
        Outcome shown = run("key", "show", file);
        assertThat(made.exit()).isZero();
        assertThat(shown.out()).isEqualTo(made.out()).startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(shown.err()).containsPattern("fingerprint [0-9a-f]{16}");
        Outcome again = run("key", "create", file);
        assertOneSentence(again);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    void verifyFindsWhatWasDoneToAPackageAndEndsWithOne() throws IOException {
        Path cases = folder.resolve("cases");
        new FolderSink(CaseFolder.open(cases), Cases.sealer("box-07")).accept(Cases.of("c-1", 1000));
        Outcome sound = run("verify", cases.toString());
        assertThat(sound.exit()).isZero();
        assertThat(sound.out()).contains("all as they were sealed").contains("taken at its word");
        Files.delete(cases.resolve("c-1/2-on.jpg"));
        Outcome found = run("verify", "--json", cases.toString());
        assertThat(found.exit()).isEqualTo(1);
        JsonNode report = new ObjectMapper().readTree(found.out());
        assertThat(report.at("/sound").asBoolean()).isFalse();
        assertThat(report.at("/findings/0/kind").asText()).isEqualTo("missing");
        assertThat(report.at("/findings/0/sentence").asText()).isEqualTo("2-on.jpg is missing");
    }

    @Test
    void anOfficeDoesNotStartWithAnAddressThatIsNone() {
        Outcome office = run("office", "--bootstrap", "nowhere");

        assertThat(office.exit()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(office.err()).startsWith("--bootstrap: Kafka's address is host:port, got 'nowhere'");
    }

    @Test
    void verifyWantsToKnowWhat() {
        assertThat(run("verify").exit()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("verify", "--bootstrap", "nowhere").exit()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertOneSentence(run("verify", folder.resolve("nothing").toString()));
        assertOneSentence(run("verify", folder.toString()));
        assertOneSentence(run("print", folder.toString()));
    }

    private Outcome replay(Path clip) {
        return run(
                "replay",
                "--camera",
                SAMPLE.resolve("camera.yaml").toString(),
                "--out",
                folder.resolve("out").toString(),
                clip.toString());
    }

    private static void assertOneSentence(Outcome outcome) {
        assertThat(outcome.exit()).isEqualTo(1);
        List<String> lines = outcome.err().lines().toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).doesNotContain("Exception");
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
