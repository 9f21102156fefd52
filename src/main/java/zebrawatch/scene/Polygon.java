package zebrawatch.scene;

import java.util.List;

/**
 * A closed line of corners in the picture, at least three.
 *
 * @param corners in order round the polygon, the first not repeated at the end
 */
public record Polygon(List<Point> corners) {

    /** @throws IllegalArgumentException if there are fewer than three corners */
    public Polygon {
        corners = List.copyOf(corners);
        if (corners.size() < 3) {
            throw new IllegalArgumentException("a polygon needs at least 3 points, got " + corners.size());
        }
    }

    /** Area in square pixels by the shoelace formula: negative where the corners run counter-clockwise on screen. */
    public double signedArea() {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            twice += a.x() * b.y() - b.x() * a.y();
        }
        return twice / 2;
    }

    /** Whether all turns go the same way and none is straight, and the line runs round once: convex, not self-crossing. */
    public boolean isConvex() {
        double turned = 0;
        double sign = Math.signum(signedArea());
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            Point c = corners.get((i + 2) % corners.size());
            double cross = (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x());
            double dot = (b.x() - a.x()) * (c.x() - b.x()) + (b.y() - a.y()) * (c.y() - b.y());
            if (cross * sign <= 0) {
                return false;
            }
            turned += Math.atan2(cross, dot);
        }
        return Math.abs(Math.abs(turned) - 2 * Math.PI) < 1e-6;
    }

    /** Whether two edges that are not neighbours meet. */
    public boolean crossesItself() {
        int n = corners.size();
        for (int i = 0; i < n; i++) {
            for (int j = i + 2; j < n; j++) {
                boolean neighbours = i == 0 && j == n - 1;
                if (!neighbours && meet(corners.get(i), corners.get(i + 1), corners.get(j), corners.get((j + 1) % n))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether {@code p} lies inside, by the even-odd rule. */
    public boolean contains(Point p) {
        boolean inside = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            Point a = corners.get(i);
            Point b = corners.get(j);
            if (a.y() > p.y() != b.y() > p.y() && p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** The smallest upright box around the corners. */
    public Box bounds() {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Point p : corners) {
            left = Math.min(left, p.x());
            top = Math.min(top, p.y());
            right = Math.max(right, p.x());
            bottom = Math.max(bottom, p.y());
        }
        return Box.between(left, top, right, bottom);
    }

    private static boolean meet(Point a, Point b, Point c, Point d) {
        return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
    }

    private static double side(Point a, Point b, Point p) {
        return Math.signum((b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x()));
    }
}
