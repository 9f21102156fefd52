package zebrawatch.harness;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.Material;
import zebrawatch.scene.Box;

class TrackScoreTest {
    private static final Offset<Double> SIX_DIGITS = within(5e-7);

    @ParameterizedTest
    @CsvSource({"TUD-Campus, test", "TUD-Campus, sort", "TUD-Stadtmitte, test", "TUD-Stadtmitte, sort"})
    void theScoresAreTrackEvals(String scene, String tracker) throws IOException {
        JsonNode golden = json("trackeval_golden.json").get(scene + "/" + tracker);

        TrackScore score = score(scene + "-gt.txt", scene + "-" + tracker + ".txt");

        Map<String, Number> named = score.byName();
        Map.of(
                        "HOTA",
                        "HOTA_mean",
                        "DetA",
                        "DetA_mean",
                        "AssA",
                        "AssA_mean",
                        "MOTA",
                        "MOTA",
                        "MOTP",
                        "MOTP",
                        "IDF1",
                        "IDF1",
                        "IDP",
                        "IDP",
                        "IDR",
                        "IDR")
                .forEach((ours, theirs) -> assertThat(
                                requireNonNull(named.get(ours)).doubleValue())
                        .as(ours)
                        .isCloseTo(golden.get(theirs).asDouble(), SIX_DIGITS));
        Map.of("TP", "CLR_TP", "FP", "CLR_FP", "FN", "CLR_FN", "IDSW", "IDSW", "Frag", "Frag", "MT", "MT", "ML", "ML")
                .forEach((ours, theirs) -> assertThat(
                                requireNonNull(named.get(ours)).intValue())
                        .as(ours)
                        .isEqualTo(golden.get(theirs).asInt()));
        assertThat(score.identity().truePositives())
                .isEqualTo(golden.get("IDTP").asInt());
        assertThat(score.identity().falsePositives())
                .isEqualTo(golden.get("IDFP").asInt());
        assertThat(score.identity().falseNegatives())
                .isEqualTo(golden.get("IDFN").asInt());
    }

    @ParameterizedTest
    @CsvSource({"TUD-Campus, test", "TUD-Campus, sort", "TUD-Stadtmitte, test", "TUD-Stadtmitte, sort"})
    void hotaIsTrackEvalsAtEveryOverlap(String scene, String tracker) throws IOException {
        JsonNode golden = json("trackeval_golden.json").get(scene + "/" + tracker);

        List<Hota.At> at =
                score(scene + "-gt.txt", scene + "-" + tracker + ".txt").hota().at();

        assertThat(at).hasSize(19);
        for (int i = 0; i < 19; i++) {
            assertThat(at.get(i).hota()).isCloseTo(golden.get("HOTA").get(i).asDouble(), SIX_DIGITS);
            assertThat(at.get(i).detection())
                    .isCloseTo(golden.get("DetA").get(i).asDouble(), SIX_DIGITS);
            assertThat(at.get(i).association())
                    .isCloseTo(golden.get("AssA").get(i).asDouble(), SIX_DIGITS);
            assertThat(at.get(i).localisation())
                    .isCloseTo(golden.get("LocA").get(i).asDouble(), SIX_DIGITS);
            assertThat(at.get(i).truePositives())
                    .isEqualTo(golden.get("HOTA_TP").get(i).asInt());
            assertThat(at.get(i).falsePositives())
                    .isEqualTo(golden.get("HOTA_FP").get(i).asInt());
            assertThat(at.get(i).falseNegatives())
                    .isEqualTo(golden.get("HOTA_FN").get(i).asInt());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_confusion", "with_confusion", "split_tracks"})
    void theTinyScenesScoreAsPublished(String name) throws IOException {
        JsonNode scene = json("synthetic_cases.json").get("cases").get(name);
        JsonNode expected = scene.get("expected");

        TrackScore score = TrackScore.of(comparison(scene));

        assertThat(score.clear().truePositives()).isEqualTo(expected.get("TP").asInt());
        assertThat(score.clear().falsePositives()).isEqualTo(expected.get("FP").asInt());
        assertThat(score.clear().falseNegatives()).isEqualTo(expected.get("FN").asInt());
        assertThat(score.clear().switches()).isEqualTo(expected.get("IDSW").asInt());
        assertThat(score.clear().mota()).isCloseTo(expected.get("MOTA").asDouble(), SIX_DIGITS);
        assertThat(score.identity())
                .isEqualTo(new IdentityScore(
                        expected.get("IDTP").asInt(),
                        expected.get("IDFP").asInt(),
                        expected.get("IDFN").asInt()));
        assertThat(score.identity().f1()).isCloseTo(expected.get("IDF1").asDouble(), SIX_DIGITS);
        assertThat(score.hota().hota()).isCloseTo(expected.get("HOTA").asDouble(), SIX_DIGITS);
    }

    @Test
    void theTruthItselfIsPerfect() {
        List<MotFile.Row> rows = List.of(row(1, 1, 10), row(1, 2, 200), row(2, 1, 12), row(2, 2, 210));

        TrackScore score = TrackScore.of(TrackComparison.of(rows, rows));

        assertThat(score.hota().hota()).isEqualTo(1);
        assertThat(score.identity().f1()).isEqualTo(1);
        assertThat(score.clear()).isEqualTo(new ClearMot(4, 0, 0, 0, 0, 2, 0, 1, 1));
    }

    @Test
    void nothingFoundScoresNothing() {
        TrackScore score = TrackScore.of(TrackComparison.of(List.of(row(1, 1, 10)), List.of()));

        assertThat(score.hota().hota()).isZero();
        assertThat(score.identity().f1()).isZero();
        assertThat(score.clear()).isEqualTo(new ClearMot(0, 0, 1, 0, 0, 0, 1, 0, 0));
    }

    private static MotFile.Row row(int frame, int id, double left) {
        return new MotFile.Row(frame, id, new Box(left, 0, 50, 100), 1);
    }

    private static TrackScore score(String truth, String result) {
        return TrackScore.of(TrackComparison.of(
                MotFile.tracks(Material.shared("data/tracking/" + truth)),
                MotFile.tracks(Material.shared("data/tracking/" + result))));
    }

    private static JsonNode json(String name) throws IOException {
        return new ObjectMapper()
                .readTree(Material.shared("data/tracking/" + name).toFile());
    }

    private static TrackComparison comparison(JsonNode scene) {
        JsonNode truth = scene.get("gt");
        JsonNode result = scene.get("tracker");
        List<TrackComparison.Moment> moments = new ArrayList<>();
        for (int t = 0; t < truth.get(0).size(); t++) {
            int[] truths = presentAt(truth, t);
            int[] results = presentAt(result, t);
            double[][] likeness = new double[truths.length][results.length];
            for (JsonNode same : scene.get("overlap_1")) {
                if (same.get(0).asInt() == t) {
                    int i = indexOf(truths, same.get(1).asInt());
                    int j = indexOf(results, same.get(2).asInt());
                    likeness[i][j] = 1;
                }
            }
            moments.add(new TrackComparison.Moment(truths, results, likeness));
        }
        return new TrackComparison(truth.size(), result.size(), moments);
    }

    private static int[] presentAt(JsonNode tracks, int t) {
        return IntStream.range(0, tracks.size())
                .filter(i -> tracks.get(i).get(t).asInt() == 1)
                .toArray();
    }

    private static int indexOf(int[] ids, int id) {
        return IntStream.range(0, ids.length)
                .filter(i -> ids[i] == id)
                .findFirst()
                .orElseThrow();
    }
}
