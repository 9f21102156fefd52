package zebrawatch.detect;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import zebrawatch.meters.DetectorMeters;
import zebrawatch.scene.CameraId;

class Dl4jDetectorContractTest extends DetectorContract {
    private static DetectorPool pool;

    @BeforeAll
    static void open() {
        pool = DetectorPool.open(
                Installed.models(), DetectorSettings.standard(), 1, new DetectorMeters(new SimpleMeterRegistry()));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    Detector detector() {
        return pool.detector(Street.camera(new CameraId("cam")));
    }

    @Override
    Mat picture() {
        return Street.frame(0);
    }
}
