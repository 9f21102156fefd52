package zebrawatch.scene;

/**
 * A place on the road in a crossing's own frame.
 *
 * @param u metres along the walk, 0 at one kerb, the crossing's length at the other
 * @param v metres along the drive, 0 at the zebra's first edge, the crossing's width at its second
 */
public record GroundPoint(double u, double v) {

    /** Metres between the two places. */
    public double distance(GroundPoint other) {
        double du = u - other.u;
        double dv = v - other.v;
        return Math.sqrt(du * du + dv * dv);
    }

    /** Where a road user moving at {@code velocity} is after {@code seconds}. */
    public GroundPoint after(double seconds, Velocity velocity) {
        return new GroundPoint(u + velocity.u() * seconds, v + velocity.v() * seconds);
    }
}
