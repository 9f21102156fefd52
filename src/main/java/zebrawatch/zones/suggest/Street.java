package zebrawatch.zones.suggest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.scene.Point;

/** A picture of a street as a zebra is looked for in it: grey, of one size whatever the camera sends, without specks. */
public final class Street {
    private static final int LONGER_SIDE = 1280;

    private final byte[] grey;
    private final int columns;
    private final int rows;
    private final int width;
    private final int height;

    private Street(byte[] grey, int columns, int rows, int width, int height) {
        this.grey = grey;
        this.columns = columns;
        this.rows = rows;
        this.width = width;
        this.height = height;
    }

    /**
     * Of a picture.
     *
     * @param picture 8-bit BGR, stays the caller's
     */
    public static Street of(Mat picture) {
        double scale = LONGER_SIDE / (double) Math.max(picture.cols(), picture.rows());
        int columns = (int) Math.round(picture.cols() * scale);
        int rows = (int) Math.round(picture.rows() * scale);
        int way = scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
        try (Mat sized = new Mat();
                Mat grey = new Mat();
                Mat smooth = new Mat();
                Size size = new Size(columns, rows)) {
            opencv_imgproc.resize(picture, sized, size, 0, 0, way);
            opencv_imgproc.cvtColor(sized, grey, opencv_imgproc.COLOR_BGR2GRAY);
            opencv_imgproc.medianBlur(grey, smooth, 3);
            byte[] bytes = new byte[columns * rows];
            smooth.data().get(bytes);
            return new Street(bytes, columns, rows, picture.cols(), picture.rows());
        }
    }

    /**
     * Of a JPEG.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Street of(byte[] jpeg) {
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat row = new Mat(1, jpeg.length, opencv_core.CV_8UC1, bytes);
                Mat picture = opencv_imgcodecs.imdecode(row, opencv_imgcodecs.IMREAD_COLOR)) {
            if (picture.empty()) {
                throw new IllegalArgumentException("no picture");
            }
            return of(picture);
        }
    }

    /**
     * The street without those who pass: the median of pictures of a camera that stands still.
     *
     * @param pictures at least one, of one size
     */
    public static Street behind(List<Street> pictures) {
        Street first = pictures.get(0);
        byte[] grey = new byte[first.grey.length];
        int[] levels = new int[pictures.size()];
        for (int i = 0; i < grey.length; i++) {
            for (int k = 0; k < levels.length; k++) {
                levels[k] = pictures.get(k).grey[i] & 0xff;
            }
            Arrays.sort(levels);
            grey[i] = (byte) levels[levels.length / 2];
        }
        return new Street(grey, first.columns, first.rows, first.width, first.height);
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** A copy for OpenCV, the caller's. */
    Mat mat() {
        Mat mat = new Mat(rows, columns, opencv_core.CV_8UC1);
        mat.data().put(grey);
        return mat;
    }

    /** Brightness between four pixels, 0 to 255; not a number outside. */
    double level(Point p) {
        if (!(p.x() >= 0 && p.y() >= 0 && p.x() <= columns - 1.0 && p.y() <= rows - 1.0)) {
            return Double.NaN;
        }
        int x = Math.min((int) p.x(), columns - 2);
        int y = Math.min((int) p.y(), rows - 2);
        double fx = p.x() - x;
        double fy = p.y() - y;
        double above = at(x, y) * (1 - fx) + at(x + 1, y) * fx;
        double under = at(x, y + 1) * (1 - fx) + at(x + 1, y + 1) * fx;
        return above * (1 - fy) + under * fy;
    }

    private int at(int x, int y) {
        return grey[y * columns + x] & 0xff;
    }

    /** Places of it in the camera's picture, none outside. */
    List<Point> inPicture(List<Point> places) {
        List<Point> points = new ArrayList<>();
        for (Point p : places) {
            points.add(new Point(
                    Math.min(Math.max(p.x() * width / columns, 0), width),
                    Math.min(Math.max(p.y() * height / rows, 0), height)));
        }
        return points;
    }
}
