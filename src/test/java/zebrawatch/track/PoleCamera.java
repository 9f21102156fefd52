package zebrawatch.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Box;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.StopLines;

/** A pinhole camera on a pole beside a crossing, 1280x720: the truth that the tests compare with. */
record PoleCamera(double u, double v, double height, GroundPoint target, double focalLength) {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    /** At a corner of the crossing, as most are. */
    static final PoleCamera CORNER = new PoleCamera(-5, -14, 7, new GroundPoint(6, 3), 1100);

    /** Where a place {@code z} metres above the road appears. */
    Point picture(double gu, double gv, double z) {
        double[] forward = unit(target.u() - u, target.v() - v, -height);
        double[] right = unit(forward[1], -forward[0], 0);
        double[] down = cross(forward, right);
        double[] d = {gu - u, gv - v, z - height};
        double depth = dot(d, forward);
        return new Point(
                WIDTH / 2.0 + focalLength * dot(d, right) / depth, HEIGHT / 2.0 + focalLength * dot(d, down) / depth);
    }

    /** The box round somebody standing upright. */
    Box person(GroundPoint feet, double tall) {
        return bounds(List.of(picture(feet.u(), feet.v(), 0), picture(feet.u(), feet.v(), tall)));
    }

    /**
     * The box round a vehicle with rounded corners: its plan is a superellipse (Piet Hein's, of the given power: 2 round, 10
     * almost square) that hangs {@code clearance} over the road and stands on four wheels, the roof {@code roof} times as
     * long and 0.8 times as wide.
     */
    Box vehicle(Footprint place, double height, double clearance, double power, double roof) {
        List<Point> outline = new ArrayList<>();
        double a = place.length() / 2;
        double b = place.width() / 2;
        for (int i = 0; i < 72; i++) {
            double x = Math.copySign(
                    Math.pow(Math.abs(Math.cos(i * Math.PI / 36)), 2 / power), Math.cos(i * Math.PI / 36));
            double y = Math.copySign(
                    Math.pow(Math.abs(Math.sin(i * Math.PI / 36)), 2 / power), Math.sin(i * Math.PI / 36));
            outline.add(part(place, a * x, b * y, clearance));
            outline.add(part(place, a * x, b * y, height / 2));
            outline.add(part(place, roof * a * x, 0.8 * b * y, height));
        }
        for (int end = -1; end <= 1; end += 2) {
            outline.add(part(place, end * 0.58 * a, b, 0));
            outline.add(part(place, end * 0.58 * a, -b, 0));
        }
        return bounds(outline);
    }

    private Point part(Footprint place, double ahead, double left, double up) {
        double cos = Math.cos(place.heading());
        double sin = Math.sin(place.heading());
        return picture(
                place.centre().u() + ahead * cos - left * sin, place.centre().v() + ahead * sin + left * cos, up);
    }

    private static Box bounds(List<Point> points) {
        double[] x = points.stream().mapToDouble(Point::x).sorted().toArray();
        double[] y = points.stream().mapToDouble(Point::y).sorted().toArray();
        return Box.between(x[0], y[0], x[x.length - 1], y[y.length - 1]);
    }

    /** A two-lane crossing 12 m long and 4 m wide as this camera sees it. */
    Crossing crossing() {
        return new Crossing(
                "west",
                new Polygon(List.of(picture(0, 0, 0), picture(12, 0, 0), picture(12, 4, 0), picture(0, 4, 0))),
                12,
                4,
                List.of(
                        new Lane("north", new Interval(0, 6), Direction.FORWARD, Lane.Kind.MOTOR),
                        new Lane("south", new Interval(6, 12), Direction.BACKWARD, Lane.Kind.MOTOR)),
                Optional.of(new Interval(6, 6)),
                new StopLines(-2, 6));
    }

    private static double[] unit(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        return new double[] {x / length, y / length, z / length};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
