package zebrawatch.detect;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.detect.DetectorSettings.Channels;
import zebrawatch.detect.DetectorSettings.Placing;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.Box;

/**
 * Brings a piece of a picture into a net's input: scaled to fit with its proportions kept (INTER_AREA), normalised, and blank
 * beside it. Holds native memory; used by one thread.
 */
final class Letterbox implements AutoCloseable {
    private final NetDescription.Input net;
    private final Mat input;
    private final Mat small = new Mat();
    private final Mat table;
    private final Scalar blank;

    /**
     * @param picture the size of the net's input
     * @param input where the net reads it
     */
    Letterbox(NetDescription.Input net, Shape picture, FloatPointer input) {
        // One thread does one camera's work from begin to end, in OpenCV as in ND4J.
        opencv_core.setNumThreads(1);
        this.net = net;
        this.input = new Mat(picture.height(), picture.width(), opencv_core.CV_32FC3, input);
        table = table(net);
        blank = new Scalar(
                normalised(net, 0, net.blank().get(0)),
                normalised(net, 1, net.blank().get(1)),
                normalised(net, 2, net.blank().get(2)),
                0);
    }

    /**
     * Fills the input with a piece of a picture.
     *
     * @param picture 8-bit BGR
     * @param crop a piece of it, whole pixels
     * @return how to get from the input's pixels back to the picture's
     */
    Placement fill(Mat picture, Rect crop) {
        Shape scaled = net.scaled(crop.width(), crop.height());
        int width = scaled.width();
        int height = scaled.height();
        boolean centred = net.place() == Placing.CENTRED;
        int left = centred ? (input.cols() - width) / 2 : 0;
        int top = centred ? (input.rows() - height) / 2 : 0;
        try (Mat piece = picture.apply(crop);
                Size target = new Size(width, height);
                Rect inside = new Rect(left, top, width, height);
                Mat place = input.apply(inside)) {
            opencv_imgproc.resize(piece, small, target, 0, 0, opencv_imgproc.INTER_AREA);
            if (net.channels() == Channels.RGB) {
                opencv_imgproc.cvtColor(small, small, opencv_imgproc.COLOR_BGR2RGB);
            }
            opencv_core.LUT(small, table, place);
        }
        blank(new Rect(0, 0, left, input.rows()));
        blank(new Rect(left + width, 0, input.cols() - left - width, input.rows()));
        blank(new Rect(left, 0, width, top));
        blank(new Rect(left, top + height, width, input.rows() - top - height));
        double across = crop.width() / (double) width;
        double down = crop.height() / (double) height;
        return new Placement(crop.x() - left * across, crop.y() - top * down, across, down);
    }

    private void blank(Rect rest) {
        try (rest;
                Mat place = input.apply(rest)) {
            place.put(blank);
        }
    }

    /**
     * From the input's pixels to the picture's.
     *
     * @param left where the input's corner lies in the picture, pixels
     * @param top where the input's corner lies in the picture, pixels
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

    private static double normalised(NetDescription.Input net, int channel, double level) {
        return (level - net.mean().get(channel)) / net.std().get(channel);
    }

    /** The normalised value of each of the 256 levels of each channel. */
    private static Mat table(NetDescription.Input net) {
        Mat table = new Mat(1, 256, opencv_core.CV_32FC3);
        try (FloatIndexer at = table.createIndexer()) {
            for (int level = 0; level < 256; level++) {
                for (int channel = 0; channel < 3; channel++) {
                    at.put(0, level, channel, (float) normalised(net, channel, level));
                }
            }
        }
        return table;
    }

    @Override
    public void close() {
        small.close();
        table.close();
        blank.close();
        input.close();
    }
}
