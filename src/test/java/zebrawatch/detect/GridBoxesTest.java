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
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

class GridBoxesTest {
    private static final NetDescription NET = Descriptions.of(
            32, NetDescription.Head.GRID_BOXES, List.of(new NetDescription.Level("boxes", "scores", "objects")));

    private static final Shape SQUARE = new Shape(32, 32, 3);

    private final float[] objects = filled(16, -20);
    private final float[] scores = filled(16 * 2, -20);
    private final float[] boxes = new float[16 * 4];

    @Test
    void aBoxIsShiftedFromItsCellAndGrownFromItsStride() {
        objects[6] = 2;
        scores[6 * 2 + 1] = 3;
        System.arraycopy(new float[] {0.25f, 0.5f, (float) Math.log(2), (float) Math.log(0.5)}, 0, boxes, 6 * 4, 4);

        assertThat(read(SQUARE, 0.1)).singleElement().satisfies(car -> {
            assertThat(car.kind()).isEqualTo(RoadUser.CAR);
            assertThat(car.score()).isCloseTo(0.880797 * 0.952574, within(1e-5));
            assertThat(car.box().left()).isCloseTo((2 + 0.25) * 8 - 8, within(1e-4));
            assertThat(car.box().top()).isCloseTo((1 + 0.5) * 8 - 2, within(1e-4));
            assertThat(car.box().width()).isCloseTo(16, within(1e-4));
            assertThat(car.box().height()).isCloseTo(4, within(1e-4));
        });
    }

    @Test
    void aScoreIsTheProductOfBoth() {
        objects[0] = 0;
        scores[0] = 0;
        objects[1] = 0;
        scores[2] = -0.1f;

        assertThat(read(SQUARE, 0.25)).extracting(Detection::score).containsExactly(0.25);
    }

    @Test
    void theCellsOfALowPictureLieInLongerRows() {
        objects[6] = 2;
        scores[6 * 2 + 1] = 3;

        assertThat(read(new Shape(16, 64, 3), 0.1)).singleElement().satisfies(car -> {
            assertThat(car.box().left() + car.box().width() / 2).isCloseTo(6 * 8, within(1e-4));
            assertThat(car.box().top() + car.box().height() / 2).isCloseTo(0, within(1e-4));
        });
    }

    private List<Detection> read(Shape picture, double threshold) {
        Map<String, float[]> outputs = Map.of("objects", objects, "scores", scores, "boxes", boxes);
        List<Detection> found = new ArrayList<>();
        NET.decoder(picture, Map.of(RoadUser.PEDESTRIAN, 0, RoadUser.CAR, 1))
                .read(
                        name -> FloatBuffer.wrap(outputs.getOrDefault(name, new float[0])),
                        threshold,
                        (kind, box, score) -> found.add(new Detection(kind, box, score)));
        return found;
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
