package zebrawatch.zones.suggest;

import zebrawatch.scene.Point;

/**
 * How a row of bars lies before the camera, if its pixels are square and its picture is not cut off: where the two ways
 * along and across the bars stand square to each other, that gives the focal length, within what cameras have.
 *
 * @param roll how far the plane leans to a side of the picture, degrees
 * @param pitch how far the camera looks down on it, degrees
 * @param slenderness a bar's length beside the distance from one bar to the next
 * @param angle between the bars and the row, degrees
 * @param below whether the row lies below its horizon, as what one looks down on does
 */
record Road(double roll, double pitch, double slenderness, double angle, boolean below) {
    private static final double SHORTEST_FOCUS = 0.8;
    private static final double LONGEST_FOCUS = 2.5;
    private static final double USUAL_FOCUS = 1.2;

    static Road of(Plane plane, double middle, int width, int height) {
        double[] along = fromMiddle(plane.way(0), width, height);
        double[] across = fromMiddle(plane.way(1), width, height);
        double focus = focus(along, across, width);
        double[] u = {along[0] / focus, along[1] / focus, along[2]};
        double[] v = {across[0] / focus, across[1] / focus, across[2]};
        double[] n = {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
        double down = Math.signum(n[1]);
        double cosine = (u[0] * v[0] + u[1] * v[1] + u[2] * v[2]) / (norm(u) * norm(v));
        Point centre = plane.at(middle, 0.5);
        return new Road(
                Math.toDegrees(Math.atan2(down * n[0], down * n[1])),
                Math.toDegrees(Math.asin(Math.min(1, Math.abs(n[2]) / norm(n)))),
                norm(v) / norm(u),
                Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine)))),
                plane.horizon(centre.x()) < centre.y());
    }

    /** Pixels (Hartley and Zisserman, Multiple View Geometry, section 8.8: from two vanishing points square to each other). */
    private static double focus(double[] along, double[] across, int width) {
        double square = -(along[0] * across[0] + along[1] * across[1]) / (along[2] * across[2]);
        if (!(square > 0) || Double.isInfinite(square)) {
            return USUAL_FOCUS * width;
        }
        return Math.min(Math.max(Math.sqrt(square), SHORTEST_FOCUS * width), LONGEST_FOCUS * width);
    }

    private static double[] fromMiddle(double[] way, int width, int height) {
        return new double[] {way[0] - width / 2.0 * way[2], way[1] - height / 2.0 * way[2], way[2]};
    }

    private static double norm(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    /** Whether a traffic camera may see a zebra like that. */
    boolean isPlausible() {
        return Math.abs(roll) <= 25
                && pitch <= 75
                && slenderness > 1.8
                && slenderness < 12
                && Math.abs(angle - 90) <= 35
                && below;
    }
}
