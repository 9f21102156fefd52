package zebrawatch.rule;

import static zebrawatch.rule.Parameter.CENTRE_REACH;
import static zebrawatch.rule.Parameter.CENTRE_WAITING_COUNTS;
import static zebrawatch.rule.Parameter.CONFLICT_DISTANCE;
import static zebrawatch.rule.Parameter.KERB_REACH;
import static zebrawatch.rule.Parameter.KERB_WAITING_COUNTS;
import static zebrawatch.rule.Parameter.LONGEST_GAP;
import static zebrawatch.rule.Parameter.STANDING_COUNTS;
import static zebrawatch.rule.Parameter.STANDING_SPEED;
import static zebrawatch.rule.Parameter.ZEBRA_MARGIN;

import java.util.Optional;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.track.GroundTrack;

/**
 * The seven-case chart by which police tell reporters and reviewers who had to give way, for one crossing.
 *
 * <ol>
 *   <li>on the other half, before the centre line: none
 *   <li>waiting outside the motor lanes: none
 *   <li>past the edge of the motor lanes on the vehicle's half: the vehicle must stop
 *   <li>walking away from one lane into the next: the next must stop, the one left behind need not
 *   <li>waiting at the centre line: the vehicle must stop
 *   <li>past the centre line on the vehicle's half: the vehicle must stop
 *   <li>waiting on a refuge island: none
 * </ol>
 */
final class Chart {
    private final Crossing crossing;
    private final Policy policy;

    Chart(Crossing crossing, Policy policy) {
        this.crossing = crossing;
        this.policy = policy;
    }

    Crossing crossing() {
        return crossing;
    }

    Policy policy() {
        return policy;
    }

    /**
     * What a pedestrian may ask of a vehicle on {@code path}.
     *
     * @param course which way along {@code u} he last walked, 0 if he never did
     */
    Claim read(GroundTrack pedestrian, int course, Path path) {
        GroundPoint at = pedestrian.position();
        Interval half = half(path);
        double offset = path.middle(at.v()) - at.u();
        int towards = offset >= 0 ? 1 : -1;
        double distance = Math.max(0, Math.abs(offset) - path.halfWidth());
        double closing = pedestrian.velocity().u() * towards;
        boolean stands = Math.abs(closing) < policy.of(STANDING_SPEED);

        int policeCase = policeCase(at, half, course, towards, stands, path);
        Reason against = null;
        if (crossing.alongDrive().distance(at.v()) > policy.of(ZEBRA_MARGIN)) {
            policeCase = 0;
            against = Reason.OFF_ZEBRA;
        } else if (policeCase == 7) {
            against = Reason.ON_REFUGE;
        } else if (policeCase == 1) {
            against = Reason.OTHER_HALF;
        } else if (closing <= -policy.of(STANDING_SPEED)) {
            against = Reason.WALKING_AWAY;
        } else if (policeCase == 2 && !(policy.says(KERB_WAITING_COUNTS) && atKerb(at, half, path))) {
            against = Reason.OUTSIDE_MOTOR_LANES;
        } else if (course == 0) {
            against = Reason.NOT_MOVED;
        } else if (stands && distance > 0 && course != towards && policeCase != 2) {
            against = Reason.WALKING_AWAY;
        } else if (policeCase == 5 && !policy.says(CENTRE_WAITING_COUNTS)) {
            against = Reason.WAITING_AT_CENTRE;
        } else if (stands && policeCase != 5 && policeCase != 2 && !policy.says(STANDING_COUNTS)) {
            against = Reason.STANDING;
        } else if (distance > policy.of(CONFLICT_DISTANCE)
                || (!stands && distance > closing * policy.of(LONGEST_GAP))) {
            against = Reason.TOO_FAR;
        }
        return new Claim(policeCase, Optional.ofNullable(against), distance, closing);
    }

    /**
     * Whether a driver on {@code path} could see that the pedestrian is crossing and will come into his way: he walks on
     * the zebra towards the path, or stands on the vehicle's half or at the centre line having come that way.
     */
    boolean foreseeable(GroundTrack pedestrian, int course, Path path) {
        GroundPoint at = pedestrian.position();
        Interval half = half(path);
        double offset = path.middle(at.v()) - at.u();
        int towards = offset >= 0 ? 1 : -1;
        double closing = pedestrian.velocity().u() * towards;
        if (crossing.alongDrive().distance(at.v()) > policy.of(ZEBRA_MARGIN)
                || closing <= -policy.of(STANDING_SPEED)
                || (crossing.hasRefuge() && !half.contains(at.u()))) {
            return false;
        }
        if (closing >= policy.of(STANDING_SPEED)) {
            return crossing.alongWalk().contains(at.u());
        }
        int policeCase = policeCase(at, half, course, towards, true, path);
        return (policeCase >= 3 && policeCase <= 6) || (policy.says(KERB_WAITING_COUNTS) && atKerb(at, half, path));
    }

    private int policeCase(GroundPoint at, Interval half, int course, int towards, boolean stands, Path path) {
        double u = at.u();
        if (crossing.hasRefuge() && crossing.centre().orElseThrow().contains(u)) {
            return 7;
        }
        boolean line = crossing.centre().isPresent() && !crossing.hasRefuge();
        int walking = course == 0 ? towards : course;
        boolean fromCentre = crossing.centre().isPresent() && walking == (half.from() > 0 ? 1 : -1);
        boolean atCentre = line && crossing.centre().orElseThrow().distance(u) <= policy.of(CENTRE_REACH) && fromCentre;
        if (!half.contains(u)) {
            boolean otherHalf = crossing.alongWalk().contains(u);
            return otherHalf ? (atCentre ? 5 : 1) : 2;
        }
        if (atCentre && stands) {
            return 5;
        }
        if (!carriageway(half, path, at.v()).contains(u)) {
            return 2;
        }
        return laneLeftBehind(u, half, walking) ? 4 : fromCentre ? 6 : 3;
    }

    /** The vehicle's half of the crossing: its side of the centre line or island; the whole of a one-way street. */
    private Interval half(Path path) {
        Interval walk = crossing.alongWalk();
        if (crossing.centre().isEmpty()) {
            return walk;
        }
        Interval centre = crossing.centre().orElseThrow();
        double middle = path.middle(crossing.width() / 2);
        return middle < (centre.from() + centre.to()) / 2
                ? new Interval(walk.from(), centre.from())
                : new Interval(centre.to(), walk.to());
    }

    /**
     * The motor lanes of {@code half} with all between them, and the lane and path of the vehicle wherever it drives; the
     * whole half where no lanes are known.
     */
    private Interval carriageway(Interval half, Path path, double v) {
        Interval own = path.at(v);
        double from = own.from();
        double to = own.to();
        boolean known = false;
        for (Lane lane : crossing.lanes()) {
            boolean motor = lane.kind() == Lane.Kind.MOTOR && half.contains(middle(lane));
            known |= motor;
            if (motor || lane.across().contains(path.middle(v))) {
                from = Math.min(from, lane.across().from());
                to = Math.max(to, lane.across().to());
            }
        }
        return known ? new Interval(from, to) : new Interval(Math.min(from, half.from()), Math.max(to, half.to()));
    }

    /** Whether there is a motor lane of {@code half} that a pedestrian at {@code u}, walking on, has crossed whole. */
    private boolean laneLeftBehind(double u, Interval half, int walking) {
        for (Lane lane : crossing.lanes()) {
            boolean behind =
                    walking > 0 ? lane.across().to() <= u : lane.across().from() >= u;
            if (lane.kind() == Lane.Kind.MOTOR && half.contains(middle(lane)) && behind) {
                return true;
            }
        }
        return false;
    }

    private boolean atKerb(GroundPoint at, Interval half, Path path) {
        Interval carriageway = carriageway(half, path, at.v());
        boolean nearSide = half.widened(policy.of(KERB_REACH)).contains(at.u());
        return nearSide && carriageway.distance(at.u()) <= policy.of(KERB_REACH);
    }

    private static double middle(Lane lane) {
        return (lane.across().from() + lane.across().to()) / 2;
    }
}
