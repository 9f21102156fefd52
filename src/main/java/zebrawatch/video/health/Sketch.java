package zebrawatch.video.health;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.scene.Camera;

/**
 * A picture reduced to what health is judged by: small and grey, and the strength of its edges. Whatever size a camera
 * sends, the sketches of one camera have one size.
 */
final class Sketch implements AutoCloseable {
    /** One hundredth of the width is still several pixels; noise and compression are gone. */
    static final int WIDTH = 640;

    private final Mat grey;
    private final Mat edges;

    private Sketch(Mat grey, Mat edges) {
        this.grey = grey;
        this.edges = edges;
    }

    /** The sketch's pixels for one of the camera's. */
    static double scale(Camera camera) {
        return (double) WIDTH / camera.width();
    }

    /** @param luma 8 bit, one channel; stays the caller's */
    static Sketch of(Camera camera, Mat luma) {
        Mat grey = new Mat();
        int height = (int) Math.round(camera.height() * scale(camera));
        try (Size size = new Size(WIDTH, height)) {
            opencv_imgproc.resize(luma, grey, size, 0, 0, opencv_imgproc.INTER_AREA);
        }
        return of(grey);
    }

    /** @param grey of a sketch's size; belongs to the sketch from here on */
    static Sketch of(Mat grey) {
        return new Sketch(grey, edges(grey));
    }

    /** The square root keeps lamps and headlights from drowning everything else. */
    private static Mat edges(Mat grey) {
        Mat strength = new Mat();
        try (Mat smooth = new Mat();
                Mat across = new Mat();
                Mat down = new Mat();
                Size kernel = new Size(5, 5)) {
            opencv_imgproc.GaussianBlur(grey, smooth, kernel, 1.2);
            opencv_imgproc.Sobel(smooth, across, opencv_core.CV_32F, 1, 0);
            opencv_imgproc.Sobel(smooth, down, opencv_core.CV_32F, 0, 1);
            opencv_core.magnitude(across, down, strength);
            opencv_core.sqrt(strength, strength);
        }
        return strength;
    }

    /** 8 bit; stays the sketch's. */
    Mat grey() {
        return grey;
    }

    /** 32-bit floats; stays the sketch's. */
    Mat edges() {
        return edges;
    }

    @Override
    public void close() {
        grey.close();
        edges.close();
    }
}
