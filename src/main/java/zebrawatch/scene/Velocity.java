package zebrawatch.scene;

/**
 * How a road user moves on the road, in a crossing's own frame.
 *
 * @param u metres a second along the walk
 * @param v metres a second along the drive
 */
public record Velocity(double u, double v) {
    public static final Velocity STILL = new Velocity(0, 0);

    /** Metres a second. */
    public double speed() {
        return Math.sqrt(u * u + v * v);
    }

    /** Radians from the +u axis towards +v; meaningless when standing. */
    public double heading() {
        return Math.atan2(v, u);
    }
}
