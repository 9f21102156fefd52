package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Detection;
import zebrawatch.video.Frame;

/** What holds for every {@link Detector}; each kind has its test extend this one. */
abstract class DetectorContract {
    static final Instant TIME = Instant.parse("2026-05-04T08:00:00Z");

    /** A detector for {@link #picture}, in which there is something to see at {@link #TIME}. */
    abstract Detector detector() throws Exception;

    abstract Mat picture();

    @Test
    void seesRoadUsersWithScoresFromATenthUp() throws Exception {
        try (Detector detector = detector();
                Frame frame = frame()) {
            List<Detection> seen = detector.detect(frame);

            assertThat(seen).isNotEmpty().allSatisfy(d -> assertThat(d.score()).isBetween(0.1, 1.0));
            assertThat(seen).anySatisfy(d -> assertThat(d.score()).isLessThan(0.35));
        }
    }

    @Test
    void seesTheSameInTheSamePicture() throws Exception {
        try (Detector detector = detector();
                Frame frame = frame()) {
            List<Detection> first = detector.detect(frame);

            assertThat(detector.detect(frame)).isEqualTo(first);
        }
    }

    @Test
    void leavesTheFrameOpenAndItsPixelsAsTheyAre() throws Exception {
        try (Detector detector = detector();
                Frame frame = frame();
                Mat before = frame.pixels().clone()) {
            detector.detect(frame);

            assertThat(frame.width()).isEqualTo(before.cols());
            assertThat(org.bytedeco.opencv.global.opencv_core.norm(before, frame.pixels()))
                    .isZero();
        }
    }

    Frame frame() {
        return new Frame(new CameraId("cam"), TIME, picture());
    }
}
