package zebrawatch.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Perspective;
import zebrawatch.scene.Point;

/**
 * A body as it would appear in the picture.
 *
 * @param points its corners in the picture; the outline is the smallest convex shape around them
 */
record Outline(List<Point> points) {

    Outline {
        points = List.copyOf(points);
    }

    /** Of a body standing at {@code middle}, pointing {@code heading}; empty if it would reach behind the camera. */
    static Optional<Outline> of(Body body, GroundPoint middle, double heading, Perspective perspective) {
        List<Point> points = new ArrayList<>(body.corners().size());
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        for (Body.Corner corner : body.corners()) {
            GroundPoint below = new GroundPoint(
                    middle.u() + corner.ahead() * cos - corner.left() * sin,
                    middle.v() + corner.ahead() * sin + corner.left() * cos);
            Optional<Point> p = perspective.toPicture(below, corner.up());
            if (p.isEmpty()) {
                return Optional.empty();
            }
            points.add(p.get());
        }
        return Optional.of(new Outline(points));
    }

    double left() {
        return points.stream().mapToDouble(Point::x).min().orElseThrow();
    }

    double right() {
        return points.stream().mapToDouble(Point::x).max().orElseThrow();
    }

    /**
     * The lower edge of the part that shows between two uprights: a corner, or where a line between two corners crosses an
     * upright.
     */
    double bottom(double from, double to) {
        double lowest = Double.NEGATIVE_INFINITY;
        for (Point p : points) {
            if (p.x() >= from && p.x() <= to) {
                lowest = Math.max(lowest, p.y());
            } else {
                double upright = p.x() < from ? from : to;
                for (Point q : points) {
                    lowest = Math.max(lowest, crossing(p, q, upright));
                }
            }
        }
        return lowest == Double.NEGATIVE_INFINITY ? points.get(0).y() : lowest;
    }

    private static double crossing(Point p, Point q, double upright) {
        if ((p.x() < upright) == (q.x() < upright)) {
            return Double.NEGATIVE_INFINITY;
        }
        return p.y() + (upright - p.x()) / (q.x() - p.x()) * (q.y() - p.y());
    }
}
