package zebrawatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawnTextTest {
    private static final String FULL = """
            camera: kl-1
            place: "007"
            source: rtsp://cam:secret@10.0.0.1/main
            picture: {width: 1280, height: 720}
            policy: {zebra_margin: 0.4}
            crossings:
            - name: main
              outline: [[100, 600.5], [900, 600], [800, 400], [200, 400]]
              length: 12
              width: 5.0
              refuge: [5, 7]
              hours: {from: "06:30", to: "22:00"}
              policy: {let_pass_margin: 2.5}
              signal: {region: [[10, 10], [30, 10], [30, 60]]}
              exempt_zones:
              - corners: [[0, 0], [2, 0], [2, 2]]
              lanes:
              - {name: "1", from: 0.5, to: 4.5, direction: backward, kind: non-motor}
            - name: side
              outline: [[100, 300], [400, 300], [380, 250], [120, 250]]
              length: 8
              width: 4
              signal: {push: {valid: 5}}
            """;

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            return folders.map(f -> f.resolve("camera.yaml")).filter(Files::exists).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatWasDrawnAndGoesInAgainChangesNothing(Path file) throws IOException {
        assertUnchanged(Files.readString(file));
    }

    @Test
    void nothingIsLostOfAFileWithEverything() {
        assertUnchanged(FULL);
    }

    private static void assertUnchanged(String text) {
        DrawnText read = DrawnText.read("text", text);
        String again = read.with(read.crossings()).text();
        assertThat(parsed(again))
                .usingRecursiveComparison()
                .ignoringFields("sha256")
                .isEqualTo(parsed(text));
    }

    @Test
    void whatIsDrawnIsPlain() {
        assertThat(DrawnText.read("text", FULL).crossings())
                .extracting(c -> c.keySet().toString())
                .containsExactly(
                        "[was, name, outline, length, width, refuge, lanes, exempt_zones, region]",
                        "[was, name, outline, length, width]");
        assertThat(DrawnText.read("text", FULL).crossings().get(0))
                .containsEntry(
                        "outline",
                        List.of(List.of(100, 600.5), List.of(900, 600), List.of(800, 400), List.of(200, 400)))
                .containsEntry("refuge", List.of(5, 7));
    }

    @Test
    void whatIsNotDrawnStaysWithItsCrossing() {
        DrawnText read = DrawnText.read("text", FULL);
        List<Map<String, Object>> drawn = new ArrayList<>(read.crossings());
        Map<String, Object> fresh = new HashMap<>(drawn.get(1));
        fresh.remove("was");
        fresh.put("name", "new");
        Map<String, Object> main = new HashMap<>(drawn.get(0));
        main.remove("region");
        main.remove("lanes");
        main.put("length", 13.5);
        CameraSettings settings =
                parsed(read.with(List.of(fresh, drawn.get(1), main)).text());
        assertThat(settings.crossings()).extracting(c -> c.crossing().name()).containsExactly("new", "side", "main");
        CrossingSettings changed = settings.crossings().get(2);
        assertThat(changed.crossing().length()).isEqualTo(13.5);
        assertThat(changed.terms()).isEqualTo(parsed(FULL).crossings().get(0).terms());
        assertThat(changed.lamp()).isEmpty();
        assertThat(settings.crossings().get(1).lamp())
                .as("told over HTTP, not drawn")
                .isPresent();
        assertThat(settings.crossings().get(0).lamp()).isEmpty();
    }

    @Test
    void theAddressIsTakenOutAndPutBack() {
        DrawnText read = DrawnText.read("text", FULL);
        String shown = read.withoutSource().text();
        assertThat(shown).doesNotContain("secret", "rtsp");
        assertThat(parsed(DrawnText.read("text", shown).withSourceOf(read).text())
                        .source())
                .isEqualTo(parsed(FULL).source());
        String other = shown + "source: rtsp://10.0.0.2/main\n";
        assertThat(DrawnText.read("text", other).withSourceOf(read).text())
                .contains("10.0.0.2")
                .doesNotContain("secret");
    }

    @Test
    void aHalfDrawnFileCanBeReadAndNoYamlCannot() {
        assertThat(DrawnText.read("text", "camera: kl-1\npicture: {width: 640, height: 360}\n"))
                .satisfies(t -> assertThat(t.crossings()).isEmpty())
                .satisfies(t -> assertThat(t.picture()).containsEntry("width", 640));
        assertThatThrownBy(() -> DrawnText.read("text", "camera: [1"))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.problems()).hasSize(1));
    }

    private static CameraSettings parsed(String text) {
        return CameraFile.parse("text", text, Path.of(""));
    }
}
