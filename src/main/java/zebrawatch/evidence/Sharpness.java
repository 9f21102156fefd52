package zebrawatch.evidence;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How much detail a picture shows: the Tenengrad focus measure, the mean squared Sobel gradient (Krotkov, Focusing, 1988;
 * among the best of those compared by Pertuz, Puig and Garcia, Analysis of focus measure operators, 2013). It is taken at a
 * common width, so that pictures of a vehicle at different distances can be compared: one that has to be enlarged loses
 * gradient as it does detail. A slight blur before it keeps a night picture's noise from counting as detail.
 */
final class Sharpness {
    private static final int WIDTH = 480;
    private static final int NOISE = 3;

    private Sharpness() {}

    /** @param picture 8-bit BGR, stays the caller's */
    static double of(Mat picture) {
        int height = Math.max(1, (int) Math.round((double) picture.rows() * WIDTH / picture.cols()));
        try (Mat grey = new Mat();
                Mat common = new Mat();
                Mat calm = new Mat();
                Mat across = new Mat();
                Mat down = new Mat();
                Size size = new Size(WIDTH, height);
                Size noise = new Size(NOISE, NOISE)) {
            opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
            int way = picture.cols() > WIDTH ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
            opencv_imgproc.resize(grey, common, size, 0, 0, way);
            opencv_imgproc.GaussianBlur(common, calm, noise, 0);
            opencv_imgproc.Sobel(calm, across, opencv_core.CV_32F, 1, 0);
            opencv_imgproc.Sobel(calm, down, opencv_core.CV_32F, 0, 1);
            return meanSquare(across) + meanSquare(down);
        }
    }

    private static double meanSquare(Mat gradient) {
        try (Mat squared = gradient.mul(gradient).asMat();
                Scalar mean = opencv_core.mean(squared)) {
            return mean.get(0);
        }
    }
}
