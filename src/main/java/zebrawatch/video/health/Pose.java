package zebrawatch.video.health;

import zebrawatch.scene.Point;

/**
 * Where things are now, seen from where they were: a turn, a zoom and a shift of the picture,
 * {@code x' = a x - b y + dx}, {@code y' = b x + a y + dy}.
 *
 * @param dx of the sketch's pixels
 * @param dy of the sketch's pixels
 */
record Pose(double a, double b, double dx, double dy) {

    Point of(Point p) {
        return new Point(a * p.x() - b * p.y() + dx, b * p.x() + a * p.y() + dy);
    }

    double zoom() {
        return Math.hypot(a, b);
    }

    /** Degrees, clockwise on screen. */
    double rotation() {
        return Math.toDegrees(Math.atan2(b, a));
    }
}
