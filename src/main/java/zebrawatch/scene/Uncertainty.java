package zebrawatch.scene;

/**
 * How far off a place on the road may be: one standard deviation each way.
 *
 * @param u metres along the walk, not negative
 * @param v metres along the drive, not negative
 */
public record Uncertainty(double u, double v) {
    /** Of what was given in metres. */
    public static final Uncertainty NONE = new Uncertainty(0, 0);

    /** @throws IllegalArgumentException if one is negative or no number */
    public Uncertainty {
        if (!(u >= 0 && v >= 0)) {
            throw new IllegalArgumentException("an uncertainty is not negative, got " + u + ", " + v);
        }
    }

    /** Of two that have nothing to do with each other. */
    public Uncertainty and(Uncertainty other) {
        return new Uncertainty(Math.hypot(u, other.u), Math.hypot(v, other.v));
    }

    /**
     * Of the middle of a body whose size is not known to better than that: its nearer end is where it was seen, so the
     * middle is off by half of what the size is.
     *
     * @param heading radians from the +u axis towards +v
     * @param length standard deviation of the body's length, metres
     * @param width standard deviation of its width, metres
     */
    public static Uncertainty ofMiddle(double heading, double length, double width) {
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        return new Uncertainty(Math.hypot(cos * length, sin * width) / 2, Math.hypot(sin * length, cos * width) / 2);
    }
}
