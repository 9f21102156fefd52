package zebrawatch.rule;

import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.GroundTrack;

/**
 * Somebody the detector took for a pedestrian, at one instant.
 *
 * @param trail his
 * @param against why he is none after all
 */
record Walker(Trail trail, Optional<Reason> against) {
    /** Pedestrians this near the zebra are watched, metres. */
    private static final double NEAR = 3;
    /** Whoever is deeper than this inside a car's outline is not on the road but in or on the car, metres. */
    private static final double INSIDE = 0.5;
    /** A two-wheeler this near belongs to him, metres round its footprint. */
    private static final double BESIDE = 0.4;
    /** He rides it if it goes faster than people push theirs across, m/s. */
    private static final double PUSHED = 1.8;

    /** The pedestrian of {@code trail} among the vehicles. */
    static Walker among(List<GroundTrack> vehicles, Trail trail, Policy policy) {
        GroundPoint at = trail.latest().position();
        if (trail.shown().fastest() > policy.of(Parameter.FASTEST_PEDESTRIAN)) {
            return new Walker(trail, Optional.of(Reason.RIDER));
        }
        for (GroundTrack other : vehicles) {
            RoadUser kind = other.kind();
            if (kind.isCarLike() && covers(other.footprint(), at, -INSIDE)) {
                return new Walker(trail, Optional.of(Reason.INSIDE_VEHICLE));
            }
            if (!kind.isCarLike()
                    && other.velocity().speed() > PUSHED
                    && trail.recentSpeed() > PUSHED
                    && covers(other.footprint(), at, BESIDE)) {
                return new Walker(trail, Optional.of(Reason.RIDER));
            }
        }
        return new Walker(trail, Optional.empty());
    }

    /** The same, unless {@code reason} speaks against him too. */
    Walker refused(Optional<Reason> reason) {
        return reason.isEmpty() || against.isPresent() ? this : new Walker(trail, reason);
    }

    boolean isNear(Crossing crossing) {
        GroundPoint at = trail.latest().position();
        return crossing.alongWalk().distance(at.u()) <= NEAR
                && crossing.alongDrive().distance(at.v()) <= NEAR;
    }

    private static boolean covers(Footprint footprint, GroundPoint point, double margin) {
        double u = point.u() - footprint.centre().u();
        double v = point.v() - footprint.centre().v();
        double reach = footprint.length() / 2 + footprint.width() / 2 + margin;
        if (Math.abs(u) > reach || Math.abs(v) > reach) {
            return false;
        }
        double cos = Math.cos(footprint.heading());
        double sin = Math.sin(footprint.heading());
        return Math.abs(u * cos + v * sin) <= footprint.length() / 2 + margin
                && Math.abs(v * cos - u * sin) <= footprint.width() / 2 + margin;
    }
}
