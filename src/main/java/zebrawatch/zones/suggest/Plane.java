package zebrawatch.zones.suggest;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.scene.Point;

/**
 * A plane seen by a camera: a homography. On the plane x counts a row's bars, and y is 0 where they begin and 1 where they
 * end.
 */
final class Plane {
    private final double[] h;

    /** @param h 3x3 matrix, row by row, from the plane to the picture */
    private Plane(double[] h) {
        this.h = h;
    }

    /** That in which a quadrilateral is the unit square (Heckbert, Fundamentals of Texture Mapping, 1989, section 2.2.3). */
    static Plane ofSquare(Point p00, Point p10, Point p11, Point p01) {
        double dx1 = p10.x() - p11.x();
        double dx2 = p01.x() - p11.x();
        double dy1 = p10.y() - p11.y();
        double dy2 = p01.y() - p11.y();
        double sx = p00.x() - p10.x() + p11.x() - p01.x();
        double sy = p00.y() - p10.y() + p11.y() - p01.y();
        double det = dx1 * dy2 - dy1 * dx2;
        double g = (sx * dy2 - sy * dx2) / det;
        double k = (dx1 * sy - dy1 * sx) / det;
        return new Plane(new double[] {
            p10.x() - p00.x() + g * p10.x(),
            p01.x() - p00.x() + k * p01.x(),
            p00.x(),
            p10.y() - p00.y() + g * p10.y(),
            p01.y() - p00.y() + k * p01.y(),
            p00.y(),
            g,
            k,
            1
        });
    }

    /** That on which the rungs of a row lie best, by least squares in the picture; empty if there is none. */
    static Optional<Plane> of(List<Rung> rungs) {
        double[] from = new double[rungs.size() * 4];
        double[] to = new double[rungs.size() * 4];
        for (int i = 0; i < rungs.size(); i++) {
            Rung rung = rungs.get(i);
            System.arraycopy(new double[] {rung.at(), 0, rung.at(), 1}, 0, from, 4 * i, 4);
            System.arraycopy(
                    new double[] {
                        rung.a().x(), rung.a().y(), rung.b().x(), rung.b().y()
                    },
                    0,
                    to,
                    4 * i,
                    4);
        }
        try (DoublePointer source = new DoublePointer(from);
                DoublePointer target = new DoublePointer(to);
                Mat places = new Mat(2 * rungs.size(), 2, opencv_core.CV_64F, source);
                Mat seen = new Mat(2 * rungs.size(), 2, opencv_core.CV_64F, target);
                Mat found = opencv_calib3d.findHomography(places, seen)) {
            if (found.empty()) {
                return Optional.empty();
            }
            double[] h = new double[9];
            new DoublePointer(found.data()).get(h);
            return Optional.of(new Plane(h));
        }
    }

    /** What the matrix makes of a direction: its columns, 0 that of x and 1 that of y. */
    double[] way(int column) {
        return new double[] {h[column], h[3 + column], h[6 + column]};
    }

    /** Where a place of the plane is in the picture. */
    Point at(double x, double y) {
        double w = weight(x, y);
        return new Point((h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w);
    }

    /** Has one sign before the camera and another behind it. */
    double weight(double x, double y) {
        return h[6] * x + h[7] * y + h[8];
    }

    /** From the picture to the plane. */
    Plane inverse() {
        double[] m = {
            h[4] * h[8] - h[5] * h[7], h[2] * h[7] - h[1] * h[8], h[1] * h[5] - h[2] * h[4],
            h[5] * h[6] - h[3] * h[8], h[0] * h[8] - h[2] * h[6], h[2] * h[3] - h[0] * h[5],
            h[3] * h[7] - h[4] * h[6], h[1] * h[6] - h[0] * h[7], h[0] * h[4] - h[1] * h[3]
        };
        return new Plane(m);
    }

    /** Height of the plane's horizon in the picture, at a column of it; not a number where it is upright. */
    double horizon(double x) {
        double[] m = inverse().h;
        return -(m[6] * x + m[8]) / m[7];
    }
}
