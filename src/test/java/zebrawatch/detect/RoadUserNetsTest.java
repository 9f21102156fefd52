package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.Material;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

class RoadUserNetsTest {
    /** Of COCO's 80 classes. */
    private static final Map<Integer, RoadUser> KINDS = new HashMap<>();

    private static RoadUserNet.Blueprint blueprint;
    private static RoadUserNets net;

    @BeforeAll
    static void load() {
        Weights weights = Installed.weights();
        blueprint = RoadUserNet.Blueprint.of(weights, DetectorSettings.standard());
        net = new RoadUserNets(blueprint);
        weights.description(Weights.DEFAULT_NET).classes().forEach((kind, number) -> KINDS.put(number, kind));
    }

    @AfterAll
    static void close() {
        net.close();
        blueprint.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 200, 300, 400})
    void findsInAWholePictureWhatAnotherRuntimeFinds(int number) throws IOException {
        List<Detection> expected = golden(number);
        List<Detection> found;
        try (Mat picture = Street.frame(number);
                Rect all = new Rect(0, 0, Street.WIDTH, Street.HEIGHT)) {
            found = Suppression.of(net.look(picture, all));
        }

        assertThat(expected).hasSizeGreaterThan(2);
        assertThat(expected)
                .allSatisfy(e -> assertThat(found).anySatisfy(f -> {
                    assertThat(f.kind()).isEqualTo(e.kind());
                    assertThat(f.box().iou(e.box())).isGreaterThan(0.9);
                    assertThat(Math.abs(f.score() - e.score())).isLessThan(0.02);
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200})
    void findsTheSameInAPieceOfThePictureWhereItLiesInTheWhole(int number) {
        try (Mat picture = Street.frame(number);
                Rect all = new Rect(0, 0, Street.WIDTH, Street.HEIGHT);
                Rect most = new Rect(40, 30, Street.WIDTH - 40, Street.HEIGHT - 30)) {
            List<Detection> whole = Suppression.of(net.look(picture, all));
            List<Detection> piece = Suppression.of(net.look(picture, most));

            assertThat(whole)
                    .filteredOn(d -> d.score() > 0.7)
                    .isNotEmpty()
                    .allSatisfy(d -> assertThat(piece)
                            .anyMatch(p -> p.kind() == d.kind() && p.box().iou(d.box()) > 0.75));
        }
    }

    /** Golden boxes of road users above 0.4; where two of one class overlap, the surer one. */
    private static List<Detection> golden(int number) throws IOException {
        JsonNode boxes = new ObjectMapper()
                .readTree(Material.shared("data/golden/vtest-golden.json").toFile())
                .at("/frames/" + number);
        List<Detection> golden = new ArrayList<>();
        for (JsonNode each : boxes) {
            RoadUser kind = KINDS.get(each.get("class").asInt());
            double score = each.get("score").asDouble();
            if (kind != null && score > 0.4) {
                JsonNode xyxy = each.get("box_xyxy");
                golden.add(new Detection(
                        kind,
                        Box.between(
                                xyxy.get(0).asDouble(),
                                xyxy.get(1).asDouble(),
                                xyxy.get(2).asDouble(),
                                xyxy.get(3).asDouble()),
                        score));
            }
        }
        return Suppression.of(golden);
    }
}
