package zebrawatch.zones.suggest;

import zebrawatch.scene.Point;

/**
 * A bright quadrilateral that may be a bar of a zebra, or its part.
 *
 * @param a middle of one end
 * @param b middle of the other
 * @param width mean of the ends' lengths, pixels
 * @param area square pixels
 * @param fill share of it that is bright
 */
record Bar(Point a, Point b, double width, double area, double fill) {
    double length() {
        return distance(a, b);
    }

    Point centre() {
        return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
    }

    /** The same, its ends the way round in which {@code other} has them. */
    Bar like(Point from, Point to) {
        double along = (b.x() - a.x()) * (to.x() - from.x()) + (b.y() - a.y()) * (to.y() - from.y());
        return along >= 0 ? this : new Bar(b, a, width, area, fill);
    }

    /** Sine of the angle between two, 0 to 1. */
    double turn(Bar other) {
        double cross = (b.x() - a.x()) * (other.b.y() - other.a.y()) - (b.y() - a.y()) * (other.b.x() - other.a.x());
        return Math.abs(cross) / (length() * other.length());
    }

    /** Whether the two are the same paint, found twice. */
    boolean isSame(Bar other) {
        double lengths = length() / other.length();
        return distance(centre(), other.centre()) < 0.25 * Math.min(width, other.width) + 0.05 * other.length()
                && lengths > 0.75
                && lengths < 1.33
                && turn(other) < 0.2;
    }

    static double distance(Point p, Point q) {
        return Math.hypot(p.x() - q.x(), p.y() - q.y());
    }
}
