package zebrawatch.board.mask;

import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.scene.Box;

/**
 * Replaces a part of a picture by a few large squares, each the mean of what was there, half mixed with grey. Of the part
 * nothing but these few means is left, less than tells one person from another.
 */
final class Mosaic {
    /** Squares along the longer side, at most. */
    private static final int SQUARES = 5;

    /** Pixels of a square's side, at least: a small box is not cut finer. */
    private static final int LEAST_SQUARE = 16;

    /** Share of what was there; the rest is grey. */
    private static final double LEFT = 0.5;

    private static final double GREY = 128;

    private Mosaic() {}

    /** Covers a part of a picture, as far as it lies in it. */
    static void cover(Mat picture, Box part) {
        Optional<Box> inside = part.within(new Box(0, 0, picture.cols(), picture.rows()));
        if (inside.isEmpty()) {
            return;
        }
        int left = (int) Math.floor(inside.get().left());
        int top = (int) Math.floor(inside.get().top());
        int width = Math.min(picture.cols(), (int) Math.ceil(inside.get().right())) - left;
        int height = Math.min(picture.rows(), (int) Math.ceil(inside.get().bottom())) - top;
        double square = Math.max(LEAST_SQUARE, Math.max(width, height) / (double) SQUARES);
        try (Rect place = new Rect(left, top, width, height);
                Mat there = picture.apply(place);
                Mat few = new Mat();
                Mat mixed = new Mat();
                Size squares = new Size(count(width, square), count(height, square));
                Size whole = new Size(width, height)) {
            opencv_imgproc.resize(there, few, squares, 0, 0, opencv_imgproc.INTER_AREA);
            opencv_core.convertScaleAbs(few, mixed, LEFT, GREY * (1 - LEFT));
            opencv_imgproc.resize(mixed, there, whole, 0, 0, opencv_imgproc.INTER_NEAREST);
        }
    }

    private static int count(int length, double square) {
        return (int) Math.max(1, Math.round(length / square));
    }
}
