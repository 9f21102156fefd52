package zebrawatch.scene;

import java.util.Optional;

/**
 * A camera's view of what stands on the road, up from the ground plane: the full projection, recovered from the ground
 * plane alone for a camera with square pixels whose optical axis meets the middle of the picture (Zhang, "A flexible new
 * technique for camera calibration", PAMI 22, 2000, sections 2.2 and 3.1: the two constraints on the focal length, and
 * the third axis as the cross product of the first two).
 */
public final class Perspective {
    /** Lenses of traffic cameras see between about 12 and 90 degrees across: focal lengths in picture widths. */
    private static final Interval PLAUSIBLE = new Interval(0.5, 5);

    private final double[] ground;
    private final double[] up;
    private final double focalLength;

    private Perspective(double[] ground, double[] up, double focalLength) {
        this.ground = ground;
        this.up = up;
        this.focalLength = focalLength;
    }

    /**
     * The view of {@code crossing} in a picture of that size in pixels. Where the outline does not tell a plausible focal
     * length, it is taken to be the picture's width.
     */
    public static Perspective of(Crossing crossing, int width, int height) {
        double[] h = GroundPlane.of(crossing).toPicture();
        double[] centred = h.clone();
        for (int column = 0; column < 3; column++) {
            centred[column] -= width / 2.0 * h[6 + column];
            centred[3 + column] -= height / 2.0 * h[6 + column];
        }
        double f = focalLength(centred, width);
        double[] a = {centred[0] / f, centred[3] / f, centred[6]};
        double[] b = {centred[1] / f, centred[4] / f, centred[7]};
        double scale = Math.sqrt(norm(a) * norm(b));
        double[] z = {
            (a[1] * b[2] - a[2] * b[1]) / scale,
            (a[2] * b[0] - a[0] * b[2]) / scale,
            (a[0] * b[1] - a[1] * b[0]) / scale
        };
        double[] up = {z[0] * f + z[2] * width / 2.0, z[1] * f + z[2] * height / 2.0, z[2]};
        return new Perspective(h, up, f);
    }

    /** Pixels. */
    public double focalLength() {
        return focalLength;
    }

    /**
     * Where a place {@code height} metres above the ground appears in the picture; empty where it lies behind the camera.
     */
    public Optional<Point> toPicture(GroundPoint foot, double height) {
        double w = ground[6] * foot.u() + ground[7] * foot.v() + ground[8] + up[2] * height;
        if (w <= 0) {
            return Optional.empty();
        }
        double x = ground[0] * foot.u() + ground[1] * foot.v() + ground[2] + up[0] * height;
        double y = ground[3] * foot.u() + ground[4] * foot.v() + ground[5] + up[1] * height;
        return Optional.of(new Point(x / w, y / w));
    }

    /** The ground under a place in the picture that lies {@code height} metres above the road; empty beyond the horizon. */
    public Optional<GroundPoint> toGround(Point p, double height) {
        double[] h = ground;
        double a = h[0] - p.x() * h[6];
        double b = h[1] - p.x() * h[7];
        double c = p.x() * (h[8] + up[2] * height) - (h[2] + up[0] * height);
        double d = h[3] - p.y() * h[6];
        double e = h[4] - p.y() * h[7];
        double f = p.y() * (h[8] + up[2] * height) - (h[5] + up[1] * height);
        double determinant = a * e - b * d;
        GroundPoint foot = new GroundPoint((c * e - b * f) / determinant, (a * f - c * d) / determinant);
        return toPicture(foot, height).map(same -> foot);
    }

    /** How many metres above {@code foot} a place in the picture is at {@code y} pixels from the top. */
    public double heightAt(GroundPoint foot, double y) {
        double atFoot = ground[3] * foot.u() + ground[4] * foot.v() + ground[5];
        double weight = ground[6] * foot.u() + ground[7] * foot.v() + ground[8];
        return (y * weight - atFoot) / (up[1] - y * up[2]);
    }

    /** Least squares over both constraints, linear in the inverse square of the focal length. */
    private static double focalLength(double[] h, int width) {
        double a1 = h[0] * h[1] + h[3] * h[4];
        double b1 = -h[6] * h[7];
        double a2 = h[0] * h[0] + h[3] * h[3] - h[1] * h[1] - h[4] * h[4];
        double b2 = h[7] * h[7] - h[6] * h[6];
        double inverseSquare = (a1 * b1 + a2 * b2) / (a1 * a1 + a2 * a2);
        double f = 1 / Math.sqrt(inverseSquare);
        return PLAUSIBLE.contains(f / width) ? f : width;
    }

    private static double norm(double[] a) {
        return Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
    }
}
