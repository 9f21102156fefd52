package zebrawatch.detect;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

class RecordedDetectorContractTest extends DetectorContract {
    @TempDir
    Path folder;

    @Override
    Detector detector() {
        Path file = folder.resolve("detections.jsonl");
        try (DetectionWriter writer = new DetectionWriter(file, TIME)) {
            writer.write(
                    TIME,
                    List.of(
                            new Detection(RoadUser.CAR, new Box(1, 2, 3, 4), 0.9),
                            new Detection(RoadUser.PEDESTRIAN, new Box(5, 6, 7, 8), 0.1)));
        }
        return RecordedDetector.read(file, TIME);
    }

    @Override
    Mat picture() {
        return new Mat(48, 64, opencv_core.CV_8UC3, new Scalar(90));
    }
}
