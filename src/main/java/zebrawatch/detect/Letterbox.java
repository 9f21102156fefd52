package zebrawatch.detect;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.scene.Box;

/**
 * Brings a piece of a picture into a net's input: scaled to fit with its proportions kept (INTER_AREA), at the top left,
 * normalised; the rest is the mean, which is 0 after normalisation. Holds native memory; used by one thread.
 */
final class Letterbox implements AutoCloseable {
    private final int size;
    private final Mat input;
    private final Mat small = new Mat();
    private final Mat table;

    /** @param input where the net reads its picture, size x size x 3 floats */
    Letterbox(NetDescription net, FloatPointer input) {
        size = net.size();
        this.input = new Mat(size, size, opencv_core.CV_32FC3, input);
        table = table(net.mean(), net.std());
    }

    /**
     * Fills the input with a piece of a picture.
     *
     * @param picture 8-bit BGR
     * @param crop a piece of it, whole pixels
     * @return how to get from the input's pixels back to the picture's
     */
    Placement fill(Mat picture, Rect crop) {
        double scale = size / (double) Math.max(crop.width(), crop.height());
        int width = (int) Math.max(1, Math.round(crop.width() * scale));
        int height = (int) Math.max(1, Math.round(crop.height() * scale));
        try (Mat piece = picture.apply(crop);
                Size target = new Size(width, height);
                Rect inside = new Rect(0, 0, width, height);
                Mat place = input.apply(inside)) {
            opencv_imgproc.resize(piece, small, target, 0, 0, opencv_imgproc.INTER_AREA);
            opencv_core.LUT(small, table, place);
        }
        blank(new Rect(width, 0, size - width, size));
        blank(new Rect(0, height, width, size - height));
        return new Placement(crop.x(), crop.y(), crop.width() / (double) width, crop.height() / (double) height);
    }

    private void blank(Rect rest) {
        try (rest;
                Mat place = input.apply(rest);
                Scalar mean = new Scalar(0)) {
            place.put(mean);
        }
    }

    /**
     * From the input's pixels to the picture's.
     *
     * @param left the crop's corner in the picture, pixels
     * @param top the crop's corner in the picture, pixels
     * @param across picture pixels for one input pixel
     * @param down picture pixels for one input pixel
     */
    record Placement(double left, double top, double across, double down) {
        Box toPicture(Box inInput) {
            return new Box(
                    left + inInput.left() * across,
                    top + inInput.top() * down,
                    inInput.width() * across,
                    inInput.height() * down);
        }
    }

    /** The normalised value of each of the 256 levels of each channel. */
    private static Mat table(List<Double> mean, List<Double> std) {
        Mat table = new Mat(1, 256, opencv_core.CV_32FC3);
        try (FloatIndexer at = table.createIndexer()) {
            for (int level = 0; level < 256; level++) {
                for (int channel = 0; channel < 3; channel++) {
                    at.put(0, level, channel, (float) ((level - mean.get(channel)) / std.get(channel)));
                }
            }
        }
        return table;
    }

    @Override
    public void close() {
        small.close();
        table.close();
        input.close();
    }
}
