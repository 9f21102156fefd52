package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

class SuppressionTest {
    private static final Box HERE = new Box(10, 10, 40, 20);

    @ParameterizedTest
    @CsvSource({
        "CAR, CAR, 1",
        "CAR, TRUCK, 1",
        "BUS, TRUCK, 1",
        "CAR, PEDESTRIAN, 2",
        "BICYCLE, PEDESTRIAN, 2",
        "BICYCLE, MOTORCYCLE, 2",
        "MOTORCYCLE, CAR, 2",
    })
    void twoBoxesAtOnePlaceAreOneRoadUserWithinAClass(RoadUser sure, RoadUser unsure, int kept) {
        List<Detection> result =
                Suppression.of(List.of(new Detection(unsure, HERE.shifted(2, 0), 0.4), new Detection(sure, HERE, 0.8)));

        assertThat(result).hasSize(kept);
        assertThat(result.get(0)).isEqualTo(new Detection(sure, HERE, 0.8));
    }

    @ParameterizedTest
    @CsvSource({"13, 1", "14, 2"})
    void boxesThatShareUpToHalfOfTheirUnionAreTwo(double shift, int kept) {
        assertThat(Suppression.of(List.of(
                        new Detection(RoadUser.CAR, HERE, 0.8),
                        new Detection(RoadUser.CAR, HERE.shifted(shift, 0), 0.7))))
                .hasSize(kept);
    }

    @Test
    void whatASuppressedBoxWouldSuppressStays() {
        Detection best = new Detection(RoadUser.CAR, HERE, 0.9);
        Detection middle = new Detection(RoadUser.CAR, HERE.shifted(10, 0), 0.8);
        Detection far = new Detection(RoadUser.CAR, HERE.shifted(20, 0), 0.7);

        assertThat(Suppression.of(List.of(far, middle, best))).containsExactly(best, far);
    }
}
