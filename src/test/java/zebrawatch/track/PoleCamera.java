package zebrawatch.track;

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

    /** The box round a block standing on the road. */
    Box box(Footprint footprint, double z) {
        List<Point> corners = footprint.corners().stream()
                .flatMap(g -> List.of(picture(g.u(), g.v(), 0), picture(g.u(), g.v(), z)).stream())
                .toList();
        return new Polygon(corners).bounds();
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
