package zebrawatch.zones.suggest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import zebrawatch.scene.Point;

/** A picture with a proposed outline drawn into it, for somebody to look at. */
public final class Annotated {
    private static final Scalar AMBER = new Scalar(77, 211, 255, 0);

    private Annotated() {}

    /**
     * Writes it as PNG.
     *
     * @param picture 8-bit BGR, stays the caller's and unchanged
     */
    public static void write(Mat picture, Zebra zebra, Path file) {
        int thickness = Math.max(1, picture.cols() / 500);
        List<Point> corners = zebra.outline().corners();
        try (Mat copy = picture.clone();
                BytePointer png = new BytePointer()) {
            for (int i = 0; i < 4; i++) {
                Point from = corners.get(i);
                line(copy, from, corners.get((i + 1) % 4), thickness);
                opencv_imgproc.putText(
                        copy,
                        Integer.toString(i + 1),
                        pixel(from),
                        opencv_imgproc.FONT_HERSHEY_SIMPLEX,
                        0.4 * (thickness + 1),
                        AMBER,
                        thickness,
                        opencv_imgproc.LINE_AA,
                        false);
            }
            opencv_imgcodecs.imencode(".png", copy, png);
            byte[] bytes = new byte[Math.toIntExact(png.limit())];
            png.get(bytes);
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(file + " cannot be written", e));
        }
    }

    private static void line(Mat picture, Point from, Point to, int thickness) {
        opencv_imgproc.line(picture, pixel(from), pixel(to), AMBER, thickness, opencv_imgproc.LINE_AA, 0);
    }

    private static org.bytedeco.opencv.opencv_core.Point pixel(Point p) {
        return new org.bytedeco.opencv.opencv_core.Point((int) Math.round(p.x()), (int) Math.round(p.y()));
    }
}
