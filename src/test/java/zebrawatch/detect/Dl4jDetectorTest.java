package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.meters.DetectorMeters;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;
import zebrawatch.video.Frame;

class Dl4jDetectorTest {
    private static final CameraId ID = new CameraId("cam");

    private static final SimpleMeterRegistry REGISTRY = new SimpleMeterRegistry();
    private static DetectorPool pool;

    @BeforeAll
    static void open() {
        pool = DetectorPool.open(Installed.models(), DetectorSettings.standard(), 2, new DetectorMeters(REGISTRY));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void givesARoadUserInTwoCropsOnce() {
        Camera two = new Camera(
                ID,
                "here",
                Street.WIDTH,
                Street.HEIGHT,
                List.of(CropsTest.crossing(300, 200, 160, 100), CropsTest.crossing(480, 200, 160, 100)));
        try (Detector detector = pool.detector(two);
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
        try (Detector detector = pool.detector(Street.camera(ID));
                Frame frame = new Frame(ID, Instant.EPOCH, new Mat(360, 640, opencv_core.CV_8UC3))) {
            assertThatThrownBy(() -> detector.detect(frame))
                    .isInstanceOf(DetectException.class)
                    .hasMessage("camera cam sends pictures of 640x360, but its crossings were drawn for 768x576");
        }
    }

    @Test
    void manyCamerasSeeOnTwoWorkersWhatOneSeesAlone() throws InterruptedException {
        int cameras = 12;
        try (Mat first = Street.frame(0);
                Mat later = Street.frame(100)) {
            List<List<Detection>> alone = List.of(seen(ID, first), seen(ID, later));
            assertThat(alone.get(0)).isNotEmpty().isNotEqualTo(alone.get(1));
            Map<Integer, List<Detection>> together = new ConcurrentHashMap<>();
            List<Thread> lines = IntStream.range(0, cameras)
                    .mapToObj(i -> new Thread(() ->
                            together.put(i, seen(new CameraId("cam-" + i), i % 2 == 0 ? first : later))))
                    .toList();
            lines.forEach(Thread::start);
            for (Thread line : lines) {
                line.join();
            }
            assertThat(together).hasSize(cameras);
            together.forEach((i, seen) -> assertThat(seen).isEqualTo(alone.get(i % 2)));
        }
    }

    @Test
    void aPictureThatAWorkerDiesOfIsToldAndTheNextOneIsSeen() {
        CameraId id = new CameraId("grey");
        try (Detector detector = pool.detector(Street.camera(id));
                Frame grey = new Frame(id, Instant.EPOCH, new Mat(Street.HEIGHT, Street.WIDTH, opencv_core.CV_8UC1))) {
            assertThatThrownBy(() -> detector.detect(grey))
                    .isInstanceOf(UnansweredException.class)
                    .hasMessageStartingWith("camera grey: the detector died of this picture: ");
            assertThat(REGISTRY.get("zebrawatch.detector.pictures")
                            .tags("camera", "grey", "result", "failed")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
        try (Mat picture = Street.frame(0)) {
            assertThat(seen(id, picture)).isNotEmpty().isEqualTo(seen(id, picture));
        }
    }

    private static List<Detection> seen(CameraId id, Mat picture) {
        try (Detector detector = pool.detector(Street.camera(id));
                Frame frame = new Frame(id, Instant.EPOCH, picture.clone())) {
            return detector.detect(frame);
        }
    }

    @Test
    void saysWhereTheWeightsShouldBe(@TempDir Path empty) {
        assertThatThrownBy(() -> DetectorPool.open(
                        empty, DetectorSettings.standard(), 1, new DetectorMeters(new SimpleMeterRegistry())))
                .isInstanceOf(DetectException.class)
                .hasMessage("the list of models " + empty.resolve("manifest.json") + " cannot be read");
    }
}
