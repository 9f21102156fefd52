package zebrawatch.video.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.scene.CameraId;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/** Grey pictures of clips, and what weather, coders, drunks and gales make of them. */
final class Pictures {
    private Pictures() {}

    /** Every {@code step}-th picture of a clip. */
    static List<Mat> of(Path clip, int step) {
        List<Mat> pictures = new ArrayList<>();
        try (FileSource source = new FileSource(new CameraId("clip"), clip)) {
            int count = 0;
            for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
                try (Frame frame = next.get()) {
                    if (count++ % step == 0) {
                        Mat grey = new Mat();
                        opencv_imgproc.cvtColor(frame.pixels(), grey, opencv_imgproc.COLOR_BGR2GRAY);
                        pictures.add(grey);
                    }
                }
            }
        }
        return pictures;
    }

    /** @param degrees counter-clockwise about the picture's middle */
    static UnaryOperator<Mat> turned(double degrees, double zoom, double dx, double dy) {
        return picture -> {
            Mat out = new Mat();
            try (Point2f middle = new Point2f(picture.cols() / 2f, picture.rows() / 2f);
                    Mat matrix = opencv_imgproc.getRotationMatrix2D(middle, degrees, zoom);
                    DoubleIndexer m = matrix.createIndexer();
                    Scalar black = Scalar.all(0)) {
                m.put(0, 2, m.get(0, 2) + dx);
                m.put(1, 2, m.get(1, 2) + dy);
                opencv_imgproc.warpAffine(
                        picture,
                        out,
                        matrix,
                        picture.size(),
                        opencv_imgproc.INTER_LINEAR,
                        opencv_core.BORDER_REFLECT,
                        black);
            }
            return out;
        };
    }

    static UnaryOperator<Mat> shifted(double dx, double dy) {
        return turned(0, 1, dx, dy);
    }

    static Mat mirrored(Mat picture) {
        Mat out = new Mat();
        opencv_core.flip(picture, out, 1);
        return out;
    }

    static UnaryOperator<Mat> blurred(double sigma) {
        return picture -> {
            Mat out = new Mat();
            try (Size any = new Size(0, 0)) {
                opencv_imgproc.GaussianBlur(picture, out, any, sigma);
            }
            return out;
        };
    }

    static UnaryOperator<Mat> lit(double gain, double offset) {
        return picture -> {
            Mat out = new Mat();
            picture.convertTo(out, opencv_core.CV_8U, gain, offset);
            return out;
        };
    }

    static UnaryOperator<Mat> noisy(double deviation) {
        return picture -> {
            Mat out = new Mat();
            try (Mat noise = new Mat(picture.rows(), picture.cols(), opencv_core.CV_16S);
                    Mat mean = new Mat(1, 1, opencv_core.CV_64F, Scalar.all(0));
                    Mat spread = new Mat(1, 1, opencv_core.CV_64F, Scalar.all(deviation));
                    Mat wide = new Mat()) {
                opencv_core.randn(noise, mean, spread);
                picture.convertTo(wide, opencv_core.CV_16S);
                opencv_core.add(wide, noise, wide);
                wide.convertTo(out, opencv_core.CV_8U);
            }
            return out;
        };
    }

    static UnaryOperator<Mat> jpeg(int quality) {
        return picture -> {
            try (BytePointer bytes = new BytePointer();
                    IntPointer parameters = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
                opencv_imgcodecs.imencode(".jpg", picture, bytes, parameters);
                try (Mat coded = new Mat(bytes)) {
                    return opencv_imgcodecs.imdecode(coded, opencv_imgcodecs.IMREAD_GRAYSCALE);
                }
            }
        };
    }

    /** A lorry's side before part of the picture, in shares of it. */
    static UnaryOperator<Mat> hidden(double left, double top, double right, double bottom) {
        return picture -> {
            Mat out = picture.clone();
            int x = (int) (left * picture.cols());
            int y = (int) (top * picture.rows());
            try (Rect lorry = new Rect(x, y, (int) (right * picture.cols()) - x, (int) (bottom * picture.rows()) - y);
                    Scalar paint = Scalar.all(170)) {
                opencv_imgproc.rectangle(out, lorry, paint, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, 0);
            }
            return out;
        };
    }

    /** Hard shadows in bands across everything. */
    static Mat shadowed(Mat picture) {
        Mat out = picture.clone();
        for (int x = 0; x < picture.cols(); x += picture.cols() / 4) {
            try (Mat band = out.colRange(x, x + picture.cols() / 8)) {
                band.convertTo(band, -1, 0.45, 0);
            }
        }
        return out;
    }

    /** A flat grey, with a little noise. */
    static Mat cloth(Mat picture) {
        try (Mat flat = new Mat(picture.rows(), picture.cols(), opencv_core.CV_8U, Scalar.all(90))) {
            return noisy(3).apply(flat);
        }
    }

    static UnaryOperator<Mat> both(UnaryOperator<Mat> first, UnaryOperator<Mat> second) {
        return picture -> {
            try (Mat between = first.apply(picture)) {
                return second.apply(between);
            }
        };
    }
}
