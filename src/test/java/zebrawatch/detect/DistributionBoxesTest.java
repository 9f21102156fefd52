package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

class DistributionBoxesTest {
    private static final int BINS = 5;
    private static final NetDescription NET = Descriptions.of(
            32,
            NetDescription.Head.DISTRIBUTION_BOXES,
            List.of(new NetDescription.Level("b8", "s8", null), new NetDescription.Level("b16", "s16", null)));

    private static final Shape SQUARE = new Shape(32, 32, 3);

    private final float[] fineScores = filled(16 * 2, -20);
    private final float[] fineBoxes = new float[16 * 4 * BINS];
    private final float[] coarseScores = filled(4 * 2, -20);
    private final float[] coarseBoxes = new float[4 * 4 * BINS];
    private final Map<String, float[]> outputs =
            Map.of("s8", fineScores, "b8", fineBoxes, "s16", coarseScores, "b16", coarseBoxes);

    @Test
    void aSureBinGivesItsDistanceInStrides() {
        int cell = 6;
        fineScores[cell * 2 + 1] = 2;
        sure(fineBoxes, cell, 1, 0, 2, 3);

        assertThat(read(SQUARE, 0.1)).singleElement().satisfies(car -> {
            assertThat(car.kind()).isEqualTo(RoadUser.CAR);
            assertThat(car.score()).isCloseTo(0.8808, within(1e-4));
            close(car.box(), Box.between(20 - 8, 12, 20 + 16, 12 + 24));
        });
    }

    @Test
    void anUnsureSideIsTheExpectedValueOfItsBins() {
        int cell = 3;
        coarseScores[cell * 2] = 0;
        sure(coarseBoxes, cell, 0, 0, 0, 0);
        float[] right = {
            0, (float) Math.log(3), Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY
        };
        System.arraycopy(right, 0, coarseBoxes, cell * 4 * BINS + 2 * BINS, BINS);

        assertThat(read(SQUARE, 0.1)).singleElement().satisfies(pedestrian -> {
            assertThat(pedestrian.kind()).isEqualTo(RoadUser.PEDESTRIAN);
            assertThat(pedestrian.score()).isEqualTo(0.5);
            close(pedestrian.box(), Box.between(24, 24, 24 + 0.75 * 16, 24));
        });
    }

    @Test
    void scoresBelowTheThresholdAreNotGiven() {
        fineScores[0] = (float) Math.log(0.099 / 0.901);
        fineScores[2] = (float) Math.log(0.101 / 0.899);

        assertThat(read(SQUARE, 0.1))
                .extracting(Detection::score)
                .singleElement()
                .satisfies(score -> assertThat(score).isCloseTo(0.101, within(1e-6)));
    }

    @Test
    void theCellsOfALowPictureLieInLongerRows() {
        int cell = 9;
        fineScores[cell * 2 + 1] = 2;
        sure(fineBoxes, cell, 1, 1, 1, 1);

        assertThat(read(new Shape(16, 64, 3), 0.1))
                .singleElement()
                .satisfies(car -> close(car.box(), Box.between(12 - 8, 12 - 8, 12 + 8, 12 + 8)));
    }

    private List<Detection> read(Shape picture, double threshold) {
        List<Detection> found = new ArrayList<>();
        new DistributionBoxes(NET, picture, Map.of(RoadUser.PEDESTRIAN, 0, RoadUser.CAR, 1))
                .read(
                        name -> FloatBuffer.wrap(outputs.getOrDefault(name, new float[0])),
                        threshold,
                        (kind, box, score) -> found.add(new Detection(kind, box, score)));
        return found;
    }

    private void sure(float[] boxes, int cell, int... bins) {
        for (int side = 0; side < 4; side++) {
            boxes[(cell * 4 + side) * BINS + bins[side]] = 50;
        }
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }

    private static void close(Box box, Box expected) {
        assertThat(new double[] {box.left(), box.top(), box.right(), box.bottom()})
                .containsExactly(
                        new double[] {expected.left(), expected.top(), expected.right(), expected.bottom()},
                        within(1e-6));
    }
}
