package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;
import zebrawatch.video.Frame;

class Dl4jDetectorTest {
    private static final CameraId ID = new CameraId("cam");

    @Test
    void givesARoadUserInTwoCropsOnce() {
        Camera two = new Camera(
                ID,
                "here",
                Street.WIDTH,
                Street.HEIGHT,
                List.of(CropsTest.crossing(300, 200, 160, 100), CropsTest.crossing(480, 200, 160, 100)));
        try (Detector detector = Dl4jDetector.load(Installed.models(), two);
                Frame frame = new Frame(ID, Instant.EPOCH, Street.frame(0))) {
            List<Detection> seen = detector.detect(frame);

            assertThat(Crops.of(two)).hasSize(2);
            Box inBoth = Box.between(499.4, 156.3, 529.8, 231.9);
            assertThat(seen)
                    .filteredOn(d -> d.box().iou(inBoth) > Suppression.SAME)
                    .singleElement()
                    .satisfies(d -> assertThat(d.kind()).isEqualTo(RoadUser.PEDESTRIAN));
        }
    }

    @Test
    void refusesAPictureOfAnotherSizeThanTheCrossingsWereDrawnFor() {
        try (Detector detector = Dl4jDetector.load(Installed.models(), Street.camera(ID));
                Frame frame = new Frame(ID, Instant.EPOCH, new Mat(360, 640, opencv_core.CV_8UC3))) {
            assertThatThrownBy(() -> detector.detect(frame))
                    .isInstanceOf(DetectException.class)
                    .hasMessage("camera cam sends pictures of 640x360, but its crossings were drawn for 768x576");
        }
    }

    @Test
    void saysWhereTheWeightsShouldBe(@TempDir Path empty) {
        assertThatThrownBy(() -> Dl4jDetector.load(empty, Street.camera(ID)))
                .isInstanceOf(DetectException.class)
                .hasMessage("the list of models " + empty.resolve("manifest.json") + " cannot be read");
    }
}
