package zebrawatch.zones.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;

/**
 * Bright quadrilaterals on something darker. What is bright differs with light, shadow and the paint's age, so that each
 * place is held against several surroundings; what touches a bar, such as a kerb or a foot, is cut off by an opening.
 */
final class Bars {
    /** Side of the surroundings in pixels, and how much brighter a bar is. */
    private static final int[][] SURROUNDINGS = {{33, 5}, {65, 5}, {65, 14}, {129, 10}, {129, 25}};

    private static final int OPENING = 5;
    private static final int SHORTEST_OUTLINE = 16;
    private static final double LEAST_AREA = 40;
    private static final double LARGEST_SHARE = 0.03;
    private static final double LEAST_FILL_OF_HULL = 0.72;
    private static final double LEAST_FILL = 0.66;
    private static final double LEAST_WIDTH = 2;
    private static final double LEAST_LENGTH = 9;
    private static final double LEAST_SLENDERNESS = 1.15;
    private static final int MOST = 250;

    private final double largest;
    private final List<Bar> found = new ArrayList<>();

    private Bars(Street street) {
        this.largest = LARGEST_SHARE * street.columns() * street.rows();
    }

    /** Each once, the largest first. */
    static List<Bar> in(Street street) {
        Bars bars = new Bars(street);
        try (Mat grey = street.mat();
                Mat bright = new Mat();
                Mat opened = new Mat();
                Size size = new Size(OPENING, OPENING);
                Mat square = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, size)) {
            for (int[] surroundings : SURROUNDINGS) {
                opencv_imgproc.adaptiveThreshold(
                        grey,
                        bright,
                        255,
                        opencv_imgproc.ADAPTIVE_THRESH_MEAN_C,
                        opencv_imgproc.THRESH_BINARY,
                        surroundings[0],
                        -surroundings[1]);
                opencv_imgproc.morphologyEx(bright, opened, opencv_imgproc.MORPH_OPEN, square);
                bars.addAll(bright);
                bars.addAll(opened);
            }
        }
        return bars.distinct();
    }

    private List<Bar> distinct() {
        found.sort(Comparator.comparingDouble(bar -> -bar.fill() * Math.pow(bar.area(), 0.1)));
        List<Bar> kept = new ArrayList<>();
        for (Bar bar : found) {
            if (kept.stream().noneMatch(bar::isSame)) {
                kept.add(bar);
            }
        }
        return kept.stream()
                .sorted(Comparator.comparingDouble(bar -> -bar.area()))
                .limit(MOST)
                .toList();
    }

    private void addAll(Mat bright) {
        try (MatVector outlines = new MatVector();
                Mat nesting = new Mat()) {
            opencv_imgproc.findContours(
                    bright, outlines, nesting, opencv_imgproc.RETR_CCOMP, opencv_imgproc.CHAIN_APPROX_NONE);
            if (outlines.empty()) {
                return;
            }
            try (IntIndexer parents = nesting.createIndexer()) {
                for (long i = 0; i < outlines.size(); i++) {
                    boolean isHole = parents.get(0, i, 3) >= 0;
                    if (!isHole) {
                        add(outlines.get(i));
                    }
                }
            }
        }
    }

    private void add(Mat outline) {
        double area = outline.rows() < SHORTEST_OUTLINE ? 0 : opencv_imgproc.contourArea(outline);
        if (area < LEAST_AREA || area > largest) {
            return;
        }
        try (Mat hull = new Mat();
                Mat simple = new Mat()) {
            opencv_imgproc.convexHull(outline, hull);
            if (area >= LEAST_FILL_OF_HULL * opencv_imgproc.contourArea(hull)) {
                opencv_imgproc.approxPolyDP(hull, simple, 0.7, true);
                FourCorners.around(points(simple)).ifPresent(corners -> add(corners, area));
            }
        }
    }

    private void add(List<Point> corners, double bright) {
        double area = Math.abs(new Polygon(corners).signedArea());
        if (bright < LEAST_FILL * area) {
            return;
        }
        for (int side = 0; side < 2; side++) {
            Point p = corners.get(side);
            Point q = corners.get(side + 1);
            Point r = corners.get(side + 2);
            Point s = corners.get((side + 3) % 4);
            double width = (Bar.distance(p, q) + Bar.distance(r, s)) / 2;
            double length = (Bar.distance(q, r) + Bar.distance(s, p)) / 2;
            Bar bar = new Bar(middle(p, q), middle(r, s), width, area, bright / area);
            if (width >= LEAST_WIDTH && length >= LEAST_SLENDERNESS * width && bar.length() >= LEAST_LENGTH) {
                found.add(bar);
            }
        }
    }

    private static Point middle(Point p, Point q) {
        return new Point((p.x() + q.x()) / 2, (p.y() + q.y()) / 2);
    }

    private static List<Point> points(Mat corners) {
        List<Point> points = new ArrayList<>();
        try (IntIndexer places = corners.createIndexer()) {
            for (long i = 0; i < corners.rows(); i++) {
                points.add(new Point(places.get(i, 0, 0), places.get(i, 0, 1)));
            }
        }
        return points;
    }
}
