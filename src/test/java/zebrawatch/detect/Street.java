package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.Material;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;

/** A street with people and parked cars: OpenCV's sample video, as Debian brings it. */
final class Street {
    static final int WIDTH = 768;
    static final int HEIGHT = 576;

    private Street() {}

    /** One picture of it, counted from 0; the caller closes it. */
    static Mat frame(int number) {
        Path video = Material.debian("/usr/share/doc/opencv-doc/examples/data/vtest.avi", "opencv-doc");
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile());
                OpenCVFrameConverter.ToMat toMat = new OpenCVFrameConverter.ToMat()) {
            grabber.start();
            for (int i = 0; i < number; i++) {
                assertThat(grabber.grabImage()).isNotNull();
            }
            return toMat.convert(grabber.grabImage()).clone();
        } catch (FrameGrabber.Exception e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A camera whose one crop is nearly the whole picture. */
    static Camera camera(CameraId id) {
        return new Camera(id, "here", WIDTH, HEIGHT, List.of(CropsTest.crossing(250, 200, 300, 200)));
    }
}
