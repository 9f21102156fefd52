package zebrawatch.zones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.StopLines;

/**
 * The road under a crossing as it is drawn, for somebody to see whether it lies as it should.
 *
 * @param toPicture 3x3 matrix, row by row, from metres (u, v) to the picture
 * @param toGround the same from the picture to metres
 * @param grid lines a metre apart, in the picture; a line that runs beyond the horizon ends before it
 */
record Ground(List<Double> toPicture, List<Double> toGround, List<Line> grid) {
    /** Metres beside the zebra's kerbs, and before and behind it. */
    private static final int BESIDE = 2;

    private static final int ALONG = 12;

    /** Of the grid's lines, in metres. */
    private static final double STEP = 0.5;

    /** Farther outside the picture, in shares of it, nothing is drawn. */
    private static final double OUTSIDE = 1;

    /**
     * A line of the grid.
     *
     * @param across whether it runs the way people walk
     * @param at its place on the other axis, metres
     */
    record Line(boolean across, int at, List<Point> points) {}

    /**
     * Of a crossing as it is drawn; nothing where outline and size are not those of a crossing.
     *
     * @param drawn with {@code outline}, {@code length} and {@code width}
     * @param width of the picture, pixels
     * @param height of the picture, pixels
     */
    static Optional<Ground> of(Map<String, Object> drawn, int width, int height) {
        try {
            Crossing crossing = new Crossing(
                    "",
                    new Polygon(points(drawn.get("outline"))),
                    number(drawn.get("length")),
                    number(drawn.get("width")),
                    List.of(),
                    Optional.empty(),
                    new StopLines(0, 0));
            GroundPlane plane = GroundPlane.of(crossing);
            return Optional.of(new Ground(
                    boxed(plane.toPicture()), boxed(plane.toGround()), grid(crossing, plane, width, height)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Double> boxed(double[] matrix) {
        return Arrays.stream(matrix).boxed().toList();
    }

    private static List<Line> grid(Crossing crossing, GroundPlane plane, int width, int height) {
        int length = (int) Math.ceil(crossing.length());
        int wide = (int) Math.ceil(crossing.width());
        List<Line> lines = new ArrayList<>();
        for (int u = -BESIDE; u <= length + BESIDE; u++) {
            int at = u;
            add(lines, false, u, -ALONG, wide + ALONG, v -> seen(plane, new GroundPoint(at, v), width, height));
        }
        for (int v = -ALONG; v <= wide + ALONG; v++) {
            int at = v;
            add(lines, true, v, -BESIDE, length + BESIDE, u -> seen(plane, new GroundPoint(u, at), width, height));
        }
        return lines;
    }

    private interface Place {
        Optional<Point> at(double metres);
    }

    private static void add(List<Line> lines, boolean across, int at, int from, int to, Place place) {
        List<Point> run = new ArrayList<>();
        for (double x = from; x <= to; x += STEP) {
            Optional<Point> point = place.at(x);
            if (point.isPresent()) {
                run.add(point.get());
            } else {
                keep(lines, across, at, run);
                run = new ArrayList<>();
            }
        }
        keep(lines, across, at, run);
    }

    private static void keep(List<Line> lines, boolean across, int at, List<Point> run) {
        if (run.size() > 1) {
            lines.add(new Line(across, at, List.of(run.get(0), run.get(run.size() - 1))));
        }
    }

    private static Optional<Point> seen(GroundPlane plane, GroundPoint place, int width, int height) {
        Point p = plane.toPicture(place);
        boolean near = p.x() > -OUTSIDE * width
                && p.x() < (1 + OUTSIDE) * width
                && p.y() > -OUTSIDE * height
                && p.y() < (1 + OUTSIDE) * height;
        return near && plane.isGround(p) ? Optional.of(p) : Optional.empty();
    }

    private static List<Point> points(@Nullable Object value) {
        List<Point> points = new ArrayList<>();
        if (value instanceof List<?> rows) {
            for (Object row : rows) {
                if (!(row instanceof List<?> pair) || pair.size() != 2) {
                    throw new IllegalArgumentException("a point has two numbers");
                }
                points.add(new Point(number(pair.get(0)), number(pair.get(1))));
            }
        }
        return points;
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("expected a number, got " + value);
    }
}
