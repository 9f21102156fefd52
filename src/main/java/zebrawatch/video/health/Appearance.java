package zebrawatch.video.health;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How a picture looks.
 *
 * @param brightness mean grey level, 0 to 255
 * @param contrast standard deviation of the grey levels
 * @param sharpness standard deviation of the Laplacian, of the contrast: how fine the finest lines are
 * @param lit share of the pixels that are brighter than a dark street
 * @param white share of the pixels that are white, or nearly
 */
record Appearance(double brightness, double contrast, double sharpness, double lit, double white) {
    private static final int DARK_STREET = 60;
    private static final int WHITE = 248;

    static Appearance of(Sketch sketch) {
        Mat grey = sketch.grey();
        double pixels = grey.total();
        try (Mat mean = new Mat();
                Mat deviation = new Mat();
                Mat curvature = new Mat();
                Mat curvatureMean = new Mat();
                Mat curvatureDeviation = new Mat();
                Mat lit = above(grey, DARK_STREET);
                Mat white = above(grey, WHITE)) {
            opencv_core.meanStdDev(grey, mean, deviation);
            opencv_imgproc.Laplacian(grey, curvature, opencv_core.CV_32F);
            opencv_core.meanStdDev(curvature, curvatureMean, curvatureDeviation);
            return new Appearance(
                    first(mean),
                    first(deviation),
                    first(curvatureDeviation) / Math.max(1, first(deviation)),
                    opencv_core.countNonZero(lit) / pixels,
                    opencv_core.countNonZero(white) / pixels);
        }
    }

    /** Whether a landmark that is there can be expected to show as well as in the other picture. */
    boolean showsAsMuchAs(Appearance other) {
        return brightness > 0.6 * other.brightness
                && brightness < 1.6 * other.brightness
                && contrast > 0.6 * other.contrast
                && sharpness > 0.5 * other.sharpness;
    }

    private static Mat above(Mat grey, int level) {
        Mat above = new Mat();
        opencv_imgproc.threshold(grey, above, level, 1, opencv_imgproc.THRESH_BINARY);
        return above;
    }

    private static double first(Mat values) {
        try (DoubleIndexer v = values.createIndexer()) {
            return v.get(0);
        }
    }
}
