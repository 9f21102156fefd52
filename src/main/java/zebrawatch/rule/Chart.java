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
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Crossing;
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
     * What a pedestrian may ask of a vehicle.
     *
     * @param course which way along {@code u} he last walked, 0 if he never did
     * @param driving the vehicle
     */
    Claim read(GroundTrack pedestrian, int course, Driving driving) {
        Half half = driving.half();
        Bearing bearing = Bearing.of(pedestrian, driving.path());
        if (isBesideZebra(pedestrian)) {
            return new Claim(0, Optional.of(Reason.OFF_ZEBRA), bearing.distance(), bearing.closing());
        }
        int policeCase = policeCase(pedestrian.position().u(), half, course, bearing);
        Optional<Reason> against = Optional.ofNullable(against(policeCase, pedestrian, half, course, bearing));
        return new Claim(policeCase, against, bearing.distance(), bearing.closing());
    }

    private @Nullable Reason against(int policeCase, GroundTrack pedestrian, Half half, int course, Bearing bearing) {
        boolean stands = Math.abs(bearing.closing()) < policy.of(STANDING_SPEED);
        if (policeCase == 7) {
            return Reason.ON_REFUGE;
        }
        if (policeCase == 1) {
            return Reason.OTHER_HALF;
        }
        if (!stands && bearing.closing() < 0) {
            return Reason.WALKING_AWAY;
        }
        if (policeCase == 2 && !kerbCounts(pedestrian, half)) {
            return Reason.OUTSIDE_MOTOR_LANES;
        }
        if (course == 0) {
            return Reason.NOT_MOVED;
        }
        if (stands && policeCase != 2 && bearing.distance() > 0 && course != bearing.towards()) {
            return Reason.WALKING_AWAY;
        }
        if (policeCase == 5 && !policy.says(CENTRE_WAITING_COUNTS)) {
            return Reason.WAITING_AT_CENTRE;
        }
        if (stands && policeCase != 5 && policeCase != 2 && !policy.says(STANDING_COUNTS)) {
            return Reason.STANDING;
        }
        boolean late = !stands && bearing.distance() > bearing.closing() * policy.of(LONGEST_GAP);
        return late || bearing.distance() > policy.of(CONFLICT_DISTANCE) ? Reason.TOO_FAR : null;
    }

    /**
     * Whether a driver could see that the pedestrian is crossing and will come into his way: he is in the path, walks on
     * the zebra towards it, or stands on the vehicle's half or at the centre line having come that way.
     *
     * @param course which way along {@code u} he last walked, 0 if he never did
     * @param driving the vehicle at the decisive moment
     */
    boolean foreseeable(GroundTrack pedestrian, int course, Driving driving) {
        Half half = driving.half();
        Bearing bearing = Bearing.of(pedestrian, driving.path());
        double u = pedestrian.position().u();
        boolean beyondIsland = crossing.hasRefuge() && !half.stretch().contains(u);
        if (isBesideZebra(pedestrian) || beyondIsland) {
            return false;
        }
        if (bearing.distance() == 0) {
            return true;
        }
        if (bearing.closing() >= policy.of(STANDING_SPEED)) {
            return crossing.alongWalk().contains(u);
        }
        if (bearing.closing() <= -policy.of(STANDING_SPEED)) {
            return false;
        }
        int policeCase = policeCase(u, half, course, bearing);
        return (policeCase >= 3 && policeCase <= 6) || kerbCounts(pedestrian, half);
    }

    private boolean isBesideZebra(GroundTrack pedestrian) {
        return crossing.alongDrive().distance(pedestrian.position().v()) > policy.of(ZEBRA_MARGIN);
    }

    private boolean kerbCounts(GroundTrack pedestrian, Half half) {
        return policy.says(KERB_WAITING_COUNTS)
                && half.isAtKerb(pedestrian.position().u(), policy.of(KERB_REACH));
    }

    private int policeCase(double u, Half half, int course, Bearing bearing) {
        if (half.isOnRefuge(u)) {
            return 7;
        }
        int walking = course == 0 ? bearing.towards() : course;
        boolean fromCentre = walking == half.fromCentre();
        boolean atCentre = fromCentre && half.isAtCentreLine(u, policy.of(CENTRE_REACH));
        if (!half.stretch().contains(u)) {
            return !crossing.alongWalk().contains(u) ? 2 : atCentre ? 5 : 1;
        }
        if (atCentre && Math.abs(bearing.closing()) < policy.of(STANDING_SPEED)) {
            return 5;
        }
        if (!half.carriageway().contains(u)) {
            return 2;
        }
        return half.isLaneLeftBehind(u, walking) ? 4 : fromCentre ? 6 : 3;
    }
}
