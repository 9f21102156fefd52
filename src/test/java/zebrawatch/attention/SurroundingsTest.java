package zebrawatch.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.config.CameraFile;
import zebrawatch.scene.Box;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Point;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Zone;

/** On the crossing of a sample, 9.6 m long and 4 m wide. */
class SurroundingsTest {
    private static final Crossing CROSSING = CameraFile.read(Path.of("samples/empty-street/camera.yaml"))
            .camera()
            .crossings()
            .get(0);
    private static final Zone ZONE = new Zone(List.of(
            new GroundPoint(0, 12), new GroundPoint(9.6, 12), new GroundPoint(9.6, 18), new GroundPoint(0, 18)));

    private final Surroundings surroundings = new Surroundings(Map.of(CROSSING, List.of(ZONE)), 4);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind       | u    | v    | score | pedestrian | vehicle
            PEDESTRIAN |  4.8 |  2   | 0.9   | true       | false
            PEDESTRIAN | -3.9 |  2   | 0.9   | true       | false
            PEDESTRIAN | -4.1 |  2   | 0.9   | false      | false
            PEDESTRIAN |  4.8 |  7.9 | 0.9   | true       | false
            PEDESTRIAN |  4.8 |  8.1 | 0.9   | false      | false
            PEDESTRIAN |  4.8 | 15   | 0.9   | true       | false
            PEDESTRIAN |  4.8 |  2   | 0.29  | false      | false
            CAR        |  4.8 |  2   | 0.9   | false      | true
            CAR        |  4.8 | -1   | 0.9   | false      | false
            BICYCLE    |  4.8 |  2   | 0.9   | false      | true
            """, useHeadersInDisplayName = true)
    void whoIsNearIsMeasuredOnTheGround(
            RoadUser kind, double u, double v, double score, boolean pedestrian, boolean vehicle) {
        Point foot = GroundPlane.of(CROSSING).toPicture(new GroundPoint(u, v));
        Detection seen = new Detection(kind, new Box(foot.x() - 15, foot.y() - 80, 30, 80), score);
        assertThat(surroundings.of(List.of(seen))).isEqualTo(new Sight(pedestrian, vehicle));
    }
}
