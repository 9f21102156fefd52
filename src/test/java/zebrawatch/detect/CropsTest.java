package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Rect;
import org.junit.jupiter.api.Test;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.StopLines;

class CropsTest {
    /** Seen from straight above at 20 pixels a metre, so that a body's height is 36 pixels. */
    @Test
    void anOutlineIsWidenedByItsLongerSideAndABodyAbove() {
        Box crop = Crops.around(crossing(400, 300, 200, 80));

        assertThat(crop.left()).isCloseTo(400 - 120, within(1e-6));
        assertThat(crop.right()).isCloseTo(600 + 120, within(1e-6));
        assertThat(crop.bottom()).isCloseTo(380 + 120, within(1e-6));
        assertThat(crop.top()).isCloseTo(300 - 120 - 36, within(0.01));
    }

    @Test
    void inPerspectiveABodyIsMeasuredWhereItIsFar() {
        Crossing crossing = new Crossing(
                "c",
                new Polygon(
                        List.of(new Point(200, 500), new Point(800, 500), new Point(600, 300), new Point(400, 300))),
                12,
                6,
                List.of(),
                Optional.empty(),
                new StopLines(-1, 7));

        double body = crossing.outline().bounds().top()
                - 0.6 * 600
                - Crops.around(crossing).top();

        double pixelsForAMetreOfTheFarEdge = 200 / 12.0;
        assertThat(body)
                .isGreaterThanOrEqualTo(1.8 * pixelsForAMetreOfTheFarEdge)
                .isLessThan(1.8 * 600 / 12.0);
    }

    @Test
    void aCropStaysInThePicture() {
        Camera camera = camera(crossing(0, 0, 200, 80), crossing(1100, 640, 180, 80));

        List<Box> crops = Crops.of(camera);

        assertThat(crops).hasSize(2);
        assertThat(crops.get(0)).isEqualTo(Box.between(0, 0, 320, 200));
        assertThat(crops.get(1).iou(Box.between(992, 496, 1280, 720))).isGreaterThan(0.9999);
        assertThat(crops.get(1).right()).isEqualTo(1280);
        assertThat(crops.get(1).bottom()).isEqualTo(720);
    }

    @Test
    void cropsThatNearlyCoincideBecomeOne() {
        Camera camera = camera(crossing(500, 300, 200, 80), crossing(500, 310, 200, 80), crossing(100, 500, 100, 40));

        List<Box> crops = Crops.of(camera);

        assertThat(crops).hasSize(2);
        assertThat(crops.get(0).top()).isCloseTo(300 - 120 - 36, within(0.01));
        assertThat(crops.get(0).bottom()).isCloseTo(390 + 120, within(0.01));
    }

    @Test
    void aCropCoversWholePixels() {
        try (Rect pixels = Crops.pixels(Box.between(10.2, 20.9, 99.1, 200))) {
            assertThat(List.of(pixels.x(), pixels.y(), pixels.width(), pixels.height()))
                    .containsExactly(10, 20, 90, 180);
        }
    }

    private static Camera camera(Crossing... crossings) {
        return new Camera(new CameraId("cam"), "here", 1280, 720, List.of(crossings));
    }

    /** 20 pixels a metre, the walk to the right. */
    static Crossing crossing(double left, double top, double width, double height) {
        return new Crossing(
                "c",
                new Polygon(List.of(
                        new Point(left, top + height),
                        new Point(left + width, top + height),
                        new Point(left + width, top),
                        new Point(left, top))),
                width / 20,
                height / 20,
                List.of(),
                Optional.empty(),
                new StopLines(-1, height / 20 + 1));
    }
}
