package zebrawatch.rule;

import java.util.List;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;

/**
 * A vehicle's half of the crossing: its side of the centre line or island; the whole of a one-way street.
 *
 * @param crossing whose half
 * @param stretch along the walk
 * @param carriageway the half's motor lanes with all between them, and the lane and path of the vehicle wherever it drives;
 *     the whole half where no lanes are known
 * @param fromCentre which way along {@code u} somebody walks who comes over the centre: +1 or -1, or 0 where there is none
 */
record Half(Crossing crossing, Interval stretch, Interval carriageway, int fromCentre) {

    /** The half on which a vehicle on {@code path} drives. */
    static Half of(Path path, Crossing crossing) {
        double middle = path.middle(crossing.width() / 2);
        Interval stretch = crossing.alongWalk();
        int fromCentre = 0;
        if (crossing.centre().isPresent()) {
            Interval centre = crossing.centre().get();
            boolean first = middle < (centre.from() + centre.to()) / 2;
            stretch = first ? new Interval(stretch.from(), centre.from()) : new Interval(centre.to(), stretch.to());
            fromCentre = first ? -1 : 1;
        }
        return new Half(crossing, stretch, carriageway(crossing, stretch, path), fromCentre);
    }

    private static Interval carriageway(Crossing crossing, Interval stretch, Path path) {
        Interval all = path.at(crossing.width() / 2);
        boolean known = false;
        for (Lane lane : crossing.lanes()) {
            boolean motor = isMotorLane(lane, stretch);
            known |= motor;
            if (motor || lane.across().contains(path.middle(crossing.width() / 2))) {
                all = hull(all, lane.across());
            }
        }
        return known ? all : hull(all, stretch);
    }

    private static boolean isMotorLane(Lane lane, Interval stretch) {
        return lane.kind() == Lane.Kind.MOTOR
                && stretch.contains((lane.across().from() + lane.across().to()) / 2);
    }

    private static Interval hull(Interval a, Interval b) {
        return new Interval(Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
    }

    /** Whether there is a motor lane of this half that somebody at {@code u}, walking that way, has crossed whole. */
    boolean isLaneLeftBehind(double u, int walking) {
        List<Lane> lanes = crossing.lanes();
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            boolean behind =
                    walking > 0 ? lane.across().to() <= u : lane.across().from() >= u;
            if (behind && isMotorLane(lane, stretch)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code u} is at the centre line, to within {@code reach} metres on either side; no island has one. */
    boolean isAtCentreLine(double u, double reach) {
        return crossing.centre().isPresent()
                && !crossing.hasRefuge()
                && crossing.centre().get().distance(u) <= reach;
    }

    /** Whether {@code u} is on the refuge island. */
    boolean isOnRefuge(double u) {
        return crossing.hasRefuge() && crossing.centre().orElseThrow().contains(u);
    }

    /** Whether {@code u} is at the outer edge of the carriageway, to within {@code reach} metres. */
    boolean isAtKerb(double u, double reach) {
        return stretch.widened(reach).contains(u) && carriageway.distance(u) <= reach;
    }
}
