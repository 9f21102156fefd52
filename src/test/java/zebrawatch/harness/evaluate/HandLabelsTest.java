package zebrawatch.harness.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.Material;
import zebrawatch.rule.Ruling;

class HandLabelsTest {
    private static final String LABELS = """
            {"clip": "street.mp4", "width": 1280, "height": 720,
             "pedestrians": [
              {"id": "p1", "crosswalk": "near", "on_from": 4, "on_to": 9, "boxes": {"5.0": [10, 20, 30, 60]}},
              {"crosswalk": null, "from": 0.5, "to": 2, "box": [1, 2, 3, 4]}],
             "vehicles": [
              {"id": "cuts", "crosswalk": "near", "on_from": 6, "on_to": 7, "violation_strict": true,
               "violation_conflict": true, "why": "w"},
              {"id": "strict", "crosswalk": "near", "on_from": 8, "on_to": 9, "violation_strict": true,
               "violation_conflict": false},
              {"id": "doubtful", "crosswalk": "near", "on_from": 5, "on_to": 5.5, "violation_conflict": true,
               "ambiguous": true},
              {"id": "waits", "crosswalk": "near", "waits_from": 5, "waits_to": 20, "yielded": true,
               "wait_box": [100, 100, 50, 40]},
              {"id": "alone", "crosswalk": "far", "waits_from": 5, "waits_to": 20, "yielded": true},
              {"id": "drives", "crosswalk": "near", "on_from": 15, "on_to": 16, "violation_strict": false}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void whatWasLabelledBecomesWhatIsExpected() throws IOException {
        Truth truth = converted(LABELS);

        assertThat(truth.clip()).isEqualTo("street.mp4");
        assertThat(truth.complete()).isFalse();
        ExpectedRuling cuts = expected(truth, "cuts");
        assertThat(cuts.kind()).isEqualTo(Ruling.Kind.FAILURE_TO_YIELD);
        assertThat(cuts.ambiguous()).isFalse();
        assertThat(cuts.from()).isEqualTo(cuts.to()).isEqualTo(6);
        assertThat(cuts.pedestrian()).contains("p1");
        assertThat(cuts.crossing()).contains("near");
        assertThat(cuts.why()).isEqualTo("w");
        assertThat(expected(truth, "strict").ambiguous()).isTrue();
        assertThat(expected(truth, "doubtful").ambiguous()).isTrue();
        ExpectedRuling waits = expected(truth, "waits");
        assertThat(waits.kind()).isEqualTo(Ruling.Kind.YIELDED);
        assertThat(waits.ambiguous()).isFalse();
        assertThat(waits.to()).isEqualTo(9);
        assertThat(expected(truth, "alone").ambiguous()).isTrue();
        assertThat(truth.expected()).hasSize(5);
    }

    @Test
    void boxesBecomeFramesAndWhoeverStaysHasOneEverySecond() throws IOException {
        Truth truth = converted(LABELS);

        assertThat(truth.moments())
                .extracting(Truth.Moment::t)
                .startsWith(1.0, 2.0, 5.0, 6.0)
                .endsWith(20.0);
        assertThat(truth.moments().get(2).boxes()).extracting(TrueBox::actor).containsExactly("p1", "waits");
        assertThat(truth.actors())
                .extracting(Actor::id)
                .doesNotContain("drives")
                .contains("pedestrian-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "5.0"           | "five"       | pedestrians[0].boxes.five: expected a time in seconds as key, got 'five'
            "id": "strict"  | "id": "cuts" | vehicles[1]: the id 'cuts' stands twice
            "on_from": 6    | "on": 6      | vehicles[0]: the key 'on_from' is missing
            "vehicles"      | "cars"       | the key 'vehicles' is missing
            """)
    void whatCannotBeConvertedIsOneSentence(String instead, String of, String said) throws IOException {
        Path file = Files.writeString(folder.resolve("x.labels.json"), LABELS.replace(instead, of));

        assertThatThrownBy(() -> HandLabels.read(file)).hasMessage(file + ": " + said);
    }

    @ParameterizedTest
    @CsvSource({"kilmer-intersection, 3", "madison-randall-crosswalk, 0"})
    void theRealLabelsConvert(String name, int yields) throws IOException {
        Path labels = Material.shared("data/footage/" + name + ".labels.json");

        Truth truth = converted(Files.readString(labels));

        assertThat(truth.expected()).hasSize(yields).allMatch(e -> e.kind() == Ruling.Kind.YIELDED && !e.ambiguous());
        assertThat(truth.moments()).isNotEmpty();
    }

    private Truth converted(String labels) throws IOException {
        Path file = Files.writeString(folder.resolve("x.labels.json"), labels);
        return TruthFile.read(Files.writeString(
                folder.resolve("truth.json"), HandLabels.read(file).toString()));
    }

    private static ExpectedRuling expected(Truth truth, String vehicle) {
        return truth.expected().stream()
                .filter(e -> e.vehicle().filter(vehicle::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
