package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import zebrawatch.publish.EmbeddedBroker;

/** The commands about the city's cameras, one after the other as somebody would use them, on a real broker. */
@Timeout(300)
class CamerasCommandIT {
    private static final String CAMERA = """
              - camera: %s
                place: 凯里市%s路
                source: %s
                picture: {width: 1280, height: 720}
                crossings:
                  - name: main
                    outline: [[100, 600], [900, 600], [800, 400], [200, 400]]
                    length: %s
                    width: 5
            """;

    @TempDir
    private Path folder;

    private String bootstrap = "";

    private record Outcome(int exit, String out, String err) {}

    @Test
    void camerasAreImportedListedConfirmedAndRemoved() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
            bootstrap = broker.bootstrap();
            String first = CAMERA.formatted("kl-1", "北京", "rtsp://cam:secret@10.0.0.1/main", 12);
            String second = CAMERA.formatted("kl-2", "韶山", "rtsp://10.0.0.2/main", 12);

            Outcome wrong = importing("cameras:\n" + first + second.replace("length", "lenght"));
            assertThat(wrong.exit()).isEqualTo(1);
            assertThat(wrong.err()).contains("city.yaml:", "did you mean 'length'?");
            assertThat(list()).isEmpty();

            Outcome all = importing("cameras:\n" + first + second);
            assertThat(all.out())
                    .isEqualToNormalizingNewlines("kl-1: new\nkl-2: new\n2 camera(s) written, 0 as they were before\n");
            assertThat(all.err()).contains("kl-1").doesNotContain("kl-2").doesNotContain("secret");
            JsonNode before = list();

            Outcome policy = importing("policy: {zebra_margin: 0.4}\ncameras:\n" + second);
            assertThat(policy.out())
                    .contains("kl-2: changed", "1 camera(s) written", "1 camera(s) in Kafka are not in");
            assertThat(confirmed(list(), 1)).as("drawn as before").isEqualTo(confirmed(before, 1));
            importing("cameras:\n" + second.replace("length: 12", "length: 13"));
            assertThat(confirmed(list(), 1)).as("drawn anew").isAfter(confirmed(before, 1));
            assertThat(importing("cameras:\n" + first).out()).contains("0 camera(s) written, 1 as they were before");

            assertThat(run("confirm", "kl-1").out()).contains("kl-1: confirmed");
            assertThat(confirmed(list(), 0)).isAfter(confirmed(before, 0));
            assertThat(list().at("/0/version").asInt()).isEqualTo(2);
            assertThat(run("list").out()).contains("凯里市韶山路", "ALARM: 2 camera(s) are watched by nobody");

            assertOneSentence(run("move", "kl-1", "box-7"), "station box-7 is not there; those that are: none");
            assertOneSentence(run("confirm", "kl-1", "kl-3"), "there is no camera kl-3 in Kafka");
            assertOneSentence(run("remove", "kl 1"), "got 'kl 1'");
            assertThat(run("remove", "kl-1").out()).contains("kl-1: removed");
            assertThat(list()).hasSize(1);
        }
    }

    private Outcome importing(String city) throws IOException {
        return run(
                "import", Files.writeString(folder.resolve("city.yaml"), city).toString());
    }

    private JsonNode list() throws IOException {
        return new JsonMapper().readTree(run("list", "--json").out());
    }

    private static Instant confirmed(JsonNode list, int camera) {
        return Instant.parse(list.path(camera).path("confirmed").asText());
    }

    private static void assertOneSentence(Outcome outcome, String said) {
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err().lines()).singleElement().asString().contains(said);
    }

    private Outcome run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[words.length + 3];
        all[0] = "cameras";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--bootstrap";
        all[words.length + 2] = bootstrap;
        int exit = commands.execute(all);
        return new Outcome(exit, out.toString(), err.toString());
    }
}
