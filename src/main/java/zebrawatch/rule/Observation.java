package zebrawatch.rule;

import static zebrawatch.rule.Parameter.BODY_SHARE;
import static zebrawatch.rule.Parameter.STANDSTILL_SPEED;

import java.time.Instant;
import zebrawatch.scene.GroundPoint;
import zebrawatch.track.GroundTrack;

/**
 * A vehicle and a pedestrian at one instant.
 *
 * @param pair all that is known of the two
 * @param time of the frame
 * @param driving the vehicle's side
 * @param pedestrian his state, the last one known if he is not {@code pedestrianHere}
 * @param walked what had been seen of him
 * @param claim his to be let pass
 * @param pedestrianHere whether he is still followed
 */
record Observation(
        Pair pair,
        Instant time,
        Driving driving,
        GroundTrack pedestrian,
        Shown walked,
        Claim claim,
        boolean pedestrianHere) {
    /** A vehicle stands for a pedestrian, not for something else, if its front is no farther before the stop line, metres. */
    private static final double REACH = 5;
    /** A vehicle that was never seen to move by this is parked, metres. */
    private static final double PARKED = 2;

    /** A vehicle that stands with its nose less than this over the edge has stopped before the zebra, metres. */
    private static final double NOSE = 0.5;

    Policy policy() {
        return pair.chart().policy();
    }

    GroundTrack vehicle() {
        return driving.state();
    }

    Progress progress() {
        return driving.progress();
    }

    Path path() {
        return driving.path();
    }

    /** Metres a second. */
    double speed() {
        return vehicle().velocity().speed();
    }

    boolean stands() {
        return speed() < policy().of(STANDSTILL_SPEED);
    }

    /** Whether no part of the vehicle is on the zebra yet, but for the nose of one that stands. */
    boolean yielding() {
        return progress().toZebra() > 0 || (stands() && progress().toZebra() > -NOSE);
    }

    /** Whether it has come to stand before the zebra, for nothing ahead of it but the zebra. */
    boolean halts() {
        return stands() && yielding() && !driving.queues() && progress().toStopLine() < REACH && !isParked();
    }

    private boolean isParked() {
        return pair.drive().first().position().distance(vehicle().position()) <= PARKED;
    }

    /** Whether so much of the vehicle is over the edge that it has driven onto the zebra. */
    boolean entered() {
        return progress().bodyShare() >= policy().of(BODY_SHARE);
    }

    /** How far off the distance along the walk between the two may be, one standard deviation, metres. */
    double uncertainty() {
        return Math.hypot(pedestrian.uncertainty().u(), vehicle().uncertainty().u());
    }

    /**
     * Whether he had a claim even if he was farther from the path by what is not certain. That the zebra's edge is not certain
     * is what its margin is for.
     */
    boolean claimStandsInDoubt() {
        GroundPoint at = pedestrian.position();
        int towards = Bearing.of(pedestrian, path()).towards();
        GroundTrack farther = pedestrian.at(new GroundPoint(at.u() - towards * uncertainty(), at.v()));
        return pair.chart().read(farther, walked.course(), driving).stands();
    }

    /** Seconds since {@code earlier}. */
    double since(Observation earlier) {
        return Seconds.between(earlier.time, time);
    }
}
