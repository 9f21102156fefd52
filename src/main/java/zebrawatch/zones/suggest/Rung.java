package zebrawatch.zones.suggest;

import zebrawatch.scene.Point;

/**
 * A bar with its place in a row of bars.
 *
 * @param at its number; whole but for bars beyond a refuge
 * @param a where it begins in the picture
 * @param b where it ends
 */
record Rung(double at, Point a, Point b) {
    double length() {
        return Bar.distance(a, b);
    }

    /** How far the plane has it from where it is seen, pixels. */
    double error(Plane plane) {
        return Math.max(Bar.distance(plane.at(at, 0), a), Bar.distance(plane.at(at, 1), b));
    }
}
