package zebrawatch.rule;

import static zebrawatch.rule.Parameter.BODY_SHARE;
import static zebrawatch.rule.Parameter.STANDSTILL_SPEED;

import java.time.Instant;
import zebrawatch.track.GroundTrack;

/**
 * A vehicle and a pedestrian at one instant.
 *
 * @param pair all that is known of the two
 * @param time of the frame
 * @param vehicle its state, the last one known if it is not {@code vehicleHere}
 * @param pedestrian likewise
 * @param progress the vehicle's on its way over the zebra
 * @param path the vehicle's
 * @param claim the pedestrian's to be let pass
 * @param vehicleSeen seconds that detections have supported the vehicle's track
 * @param pedestrianSeen seconds that detections have supported the pedestrian's track
 * @param vehicleHere whether the vehicle is still followed
 * @param pedestrianHere whether the pedestrian is still followed
 * @param follows whether the vehicle drove onto the zebra closely behind another
 * @param queues whether another vehicle is ahead of it, before the zebra or on it
 */
record Observation(
        Pair pair,
        Instant time,
        GroundTrack vehicle,
        GroundTrack pedestrian,
        Progress progress,
        Path path,
        Claim claim,
        double vehicleSeen,
        double pedestrianSeen,
        boolean vehicleHere,
        boolean pedestrianHere,
        boolean follows,
        boolean queues) {
    /** A vehicle stands for a pedestrian, not for something else, if its front is no farther before the stop line, metres. */
    private static final double REACH = 5;
    /** A vehicle that was never seen to move by this is parked, metres. */
    private static final double PARKED = 2;

    /** A vehicle that stands with its nose less than this over the edge has stopped before the zebra, metres. */
    private static final double NOSE = 0.5;

    Policy policy() {
        return pair.chart().policy();
    }

    /** Metres a second. */
    double speed() {
        return vehicle.velocity().speed();
    }

    boolean stands() {
        return speed() < policy().of(STANDSTILL_SPEED);
    }

    /** Whether no part of the vehicle is on the zebra yet, but for the nose of one that stands. */
    boolean yielding() {
        return progress.toZebra() > 0 || (stands() && progress.toZebra() > -NOSE);
    }

    /** Whether it has come to stand before the zebra, for nothing ahead of it but the zebra. */
    boolean halts() {
        double moved = pair.drive().first().position().distance(vehicle.position());
        return stands() && yielding() && !queues && progress.toStopLine() < REACH && moved > PARKED;
    }

    /** Whether so much of the vehicle is over the edge that it has driven onto the zebra. */
    boolean entered() {
        return progress.bodyShare() >= policy().of(BODY_SHARE);
    }

    /** Seconds since {@code earlier}. */
    double since(Observation earlier) {
        return Seconds.between(earlier.time, time);
    }
}
