package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

class AnchorBoxesTest {
    private static final int[] CELLS = {19, 10, 5, 3, 2, 1};
    private static final NetDescription NET = Descriptions.of(
            300,
            NetDescription.Head.ANCHOR_BOXES,
            IntStream.range(0, CELLS.length)
                    .mapToObj(i -> new NetDescription.Level("boxes" + i, "scores" + i, null))
                    .toList());

    private final Map<String, float[]> outputs = new HashMap<>();

    AnchorBoxesTest() {
        int all = 0;
        for (int level = 0; level < CELLS.length; level++) {
            int count = CELLS[level] * CELLS[level] * NET.anchors(level);
            outputs.put("boxes" + level, new float[count * 4]);
            float[] scores = new float[count * 2];
            Arrays.fill(scores, -20);
            outputs.put("scores" + level, scores);
            all += count;
        }
        assertThat(all).isEqualTo(1917);
    }

    /** Anchor sides in pixels of 300: scale times 300, times or divided by the root of the shape. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 30, 30",
        "0, 20, 1, 84.853, 42.426",
        "0, 20, 2, 42.426, 84.853",
        "1, 7, 0, 105, 105",
        "1, 7, 3, 181.865, 60.622",
        "1, 7, 4, 60.622, 181.865",
        "1, 7, 5, 125.499, 125.499",
        "5, 0, 0, 285, 285",
        "5, 0, 5, 292.404, 292.404",
    })
    void anAnchorStandsAtItsCellsCentre(int level, int cell, int anchor, double width, double height) {
        int at = cell * NET.anchors(level) + anchor;
        scores(level)[2 * at + 1] = 1;

        Box box = read().get(0).box();

        double stride = 300.0 / CELLS[level];
        assertThat(read()).hasSize(1);
        assertThat(box.left() + box.width() / 2).isCloseTo((cell % CELLS[level] + 0.5) * stride, within(1e-3));
        assertThat(box.top() + box.height() / 2)
                .isCloseTo((Math.floorDiv(cell, CELLS[level]) + 0.5) * stride, within(1e-3));
        assertThat(box.width()).isCloseTo(width, within(1e-3));
        assertThat(box.height()).isCloseTo(height, within(1e-3));
    }

    @Test
    void aBoxIsAChangeOfItsAnchor() {
        int at = 12 * 6 + 1;
        scores(2)[2 * at] = 0;
        float[] boxes = outputs.getOrDefault("boxes2", new float[0]);
        System.arraycopy(new float[] {1, -2, 5 * (float) Math.log(2), 5 * (float) Math.log(0.5)}, 0, boxes, 4 * at, 4);

        Detection found = read().get(0);

        double scale = (0.2 + 0.75 * 2 / 5) * 300;
        double width = scale * Math.sqrt(2);
        double height = scale / Math.sqrt(2);
        assertThat(found.kind()).isEqualTo(RoadUser.PEDESTRIAN);
        assertThat(found.score()).isEqualTo(0.5);
        assertThat(found.box().width()).isCloseTo(width / 2, within(1e-3));
        assertThat(found.box().height()).isCloseTo(height * 2, within(1e-3));
        assertThat(found.box().left()).isCloseTo(150 - 0.2 * width - width / 4, within(1e-3));
        assertThat(found.box().top()).isCloseTo(150 + 0.1 * height - height, within(1e-3));
    }

    private float[] scores(int level) {
        return outputs.getOrDefault("scores" + level, new float[0]);
    }

    private List<Detection> read() {
        List<Detection> found = new ArrayList<>();
        NET.decoder(new Shape(300, 300, 3), Map.of(RoadUser.PEDESTRIAN, 0, RoadUser.CAR, 1))
                .read(
                        name -> FloatBuffer.wrap(outputs.getOrDefault(name, new float[0])),
                        0.1,
                        (kind, box, score) -> found.add(new Detection(kind, box, score)));
        return found;
    }
}
