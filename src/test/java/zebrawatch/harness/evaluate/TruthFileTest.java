package zebrawatch.harness.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.RoadUser;

class TruthFileTest {
    private static final String GOOD = """
            {"clip": "clip.mp4", "width": 640, "fps": 12, "complete": true,
             "crossing": {"name": "main"},
             "actors": [{"id": "car-1", "kind": "car", "plate": "A"}, {"id": "ped-1", "kind": "pedestrian"}],
             "frames": [
              {"t": 0.0, "boxes": [{"id": "car-1", "box": [1, 2, 30, 40], "visible": 0.5, "ground": [3, -4]}]},
              {"t": 0.1, "boxes": [{"id": "ped-1", "box": [5, 6, 7, 8], "plate_box": [1, 1, 1, 1]}]}],
             "expected": [
              {"t": 1.5, "kind": "failure_to_yield", "vehicle": "car-1", "pedestrian": "ped-1", "case": 3, "why": "w"},
              {"from": 2, "to": 3, "kind": "yielded", "ambiguous": true}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void everythingIsRead() throws IOException {
        Truth truth = TruthFile.read(file(GOOD));

        assertThat(truth.clip()).isEqualTo("clip.mp4");
        assertThat(truth.crossing()).contains("main");
        assertThat(truth.complete()).isTrue();
        assertThat(truth.kind("car-1")).isEqualTo(RoadUser.CAR);
        assertThat(truth.moments()).hasSize(2);
        TrueBox car = truth.moments().get(0).of("car-1").orElseThrow();
        assertThat(car.visible()).isEqualTo(0.5);
        assertThat(car.ground().orElseThrow().v()).isEqualTo(-4);
        assertThat(truth.moments().get(1).of("ped-1").orElseThrow().visible()).isEqualTo(1);
        ExpectedRuling failure = truth.expected().get(0);
        assertThat(failure.kind()).isEqualTo(Ruling.Kind.FAILURE_TO_YIELD);
        assertThat(failure.from()).isEqualTo(failure.to()).isEqualTo(1.5);
        assertThat(failure.ambiguous()).isFalse();
        ExpectedRuling doubtful = truth.expected().get(1);
        assertThat(doubtful.ambiguous()).isTrue();
        assertThat(doubtful.vehicle()).isEmpty();
        assertThat(doubtful.error(2.5)).isZero();
        assertThat(doubtful.error(1)).isEqualTo(-1);
        assertThat(doubtful.error(5)).isEqualTo(2);
    }

    @Test
    void handLabelsNeedNeitherActorsNorFrames() throws IOException {
        Truth truth = TruthFile.read(file("{\"expected\": [{\"t\": 1, \"kind\": \"yielded\"}]}"));

        assertThat(truth.clip()).isEqualTo("clip.mp4");
        assertThat(truth.moments()).isEmpty();
        assertThat(truth.complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void whoTellsHowMuchOfEachIsVisibleHasDrawnThemAll(boolean tells, boolean complete) throws IOException {
        String box = "\"box\": [1, 2, 3, 4]" + (tells ? ", \"visible\": 1" : "");

        Truth truth = TruthFile.read(file("{\"actors\": [{\"id\": \"a\", \"kind\": \"car\"}], \"expected\": [],"
                + " \"frames\": [{\"t\": 0, \"boxes\": [{\"id\": \"a\", " + box + "}]}]}"));

        assertThat(truth.complete()).isEqualTo(complete);
    }

    /** Each row: what stands instead of what, and what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "vehicle": "car-1"              | "vehicle": "car-9"          | expected[0].vehicle: there is no actor 'car-9'; the actors are car-1, ped-1
            "pedestrian": "ped-1"           | "pedestrian": "ped-2"       | expected[0].pedestrian: there is no actor 'ped-2'; the actors are car-1, ped-1
            "vehicle": "car-1"              | "vehicle": "ped-1"          | expected[0].vehicle: 'ped-1' is a pedestrian, no vehicle
            "pedestrian": "ped-1"           | "pedestrian": "car-1"       | expected[0].pedestrian: 'car-1' is a vehicle, no pedestrian
            [{"id": "car-1", "box": [1      | [{"id": "dog", "box": [1    | frames[0].boxes[0].id: there is no actor 'dog'; the actors are car-1, ped-1
            "failure_to_yield"              | "speeding"                  | expected[0].kind: expected failure_to_yield or yielded, got 'speeding'
            "kind": "car"                   | "kind": "sedan"             | actors[0].kind: expected one of pedestrian, bicycle, motorcycle, car, bus, truck, got 'sedan'
            "id": "ped-1", "kind"           | "id": "car-1", "kind"       | actors[1].id: the actor 'car-1' stands twice
            "t": 1.5                        | "at": 1.5                   | expected[0]: the key 'from' is missing
            "t": 1.5                        | "t": "soon"                 | expected[0].t: expected a number, got "soon"
            "from": 2                       | "from": 4                   | expected[1].to: lies before 'from', which is 4.0 s
            "t": 0.1                        | "t": 0.0                    | frames[1].t: times grow from frame to frame, got 0.0 after 0.0
            [1, 2, 30, 40]                  | [1, 2, 30]                  | frames[0].boxes[0].box: expected [left, top, width, height], got [1,2,30]
            [1, 2, 30, 40]                  | [1, 2, 0, 40]               | frames[0].boxes[0].box: a box needs a size, got [1,2,0,40]
            "visible": 0.5                  | "visible": 50               | frames[0].boxes[0].visible: expected a share from 0 to 1, got 50.0
            "ground": [3, -4]               | "ground": [3]               | frames[0].boxes[0].ground: expected [u, v] in metres
            "case": 3                       | "case": "three"             | expected[0].case: expected a whole number from 0 up, got "three"
            "ambiguous": true               | "ambiguous": "yes"          | expected[1].ambiguous: expected true or false, got "yes"
            "expected"                      | "rulings"                   | the key 'expected' is missing
            "actors": [{                    | "actors": [{{               | no valid JSON
            """, quoteCharacter = '`')
    void whatIsWrongIsOneSentenceWithItsPlace(String instead, String of, String said) throws IOException {
        assertThat(GOOD).contains(instead);
        Path file = file(GOOD.replaceFirst(Pattern.quote(instead), of));

        assertThatThrownBy(() -> TruthFile.read(file))
                .isInstanceOf(TruthException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(said)
                .message()
                .hasLineCount(1);
    }

    @Test
    void brokenJsonIsToldWithLineAndColumn() throws IOException {
        Path file = file("{\n  \"expected\": [},\n}");

        assertThatThrownBy(() -> TruthFile.read(file)).hasMessageStartingWith(file + ":2:16: no valid JSON: ");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> TruthFile.read(folder.resolve("truth.json")))
                .hasMessage(folder.resolve("truth.json") + ": there is no such file");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("truth.json"), text);
    }
}
