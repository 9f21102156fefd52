package zebrawatch.detect;

import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.scene.CameraId;

class Dl4jDetectorContractTest extends DetectorContract {
    @Override
    Detector detector() {
        return Dl4jDetector.load(Installed.models(), Street.camera(new CameraId("cam")));
    }

    @Override
    Mat picture() {
        return Street.frame(0);
    }
}
