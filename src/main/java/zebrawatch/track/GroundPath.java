package zebrawatch.track;

import java.time.Duration;
import java.time.Instant;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Velocity;

/** How one road user moves over the road, smoothed: a constant-velocity filter along the walk and one along the drive. */
final class GroundPath {
    /** Slower than this, the direction of motion says nothing about the heading; metres a second. */
    private static final double MOVING = 1;

    /** The heading follows the direction of motion over this distance, for a vehicle turns by driving; metres. */
    private static final double FOLLOWS = 1;

    /** No vehicle turns tighter: the inner front wheel of a small car at full lock; metres. */
    private static final double TIGHTEST = 4.5;

    /**
     * One measured place on the road.
     *
     * @param place metres
     * @param varianceU square metres along the walk
     * @param varianceV square metres along the drive
     */
    record Fix(GroundPoint place, double varianceU, double varianceV) {}

    private final MotionFilter u;
    private final MotionFilter v;
    private final double drive;
    private double heading;
    private Instant time;

    /** @param heading radians, where it points until its motion tells */
    GroundPath(Instant time, Fix first, Nature nature, double heading) {
        double speed = nature.topSpeed() / 3;
        this.u = new MotionFilter(first.place().u(), first.varianceU(), speed * speed);
        this.v = new MotionFilter(first.place().v(), first.varianceV(), speed * speed);
        this.drive = nature.restlessness() * nature.restlessness();
        this.heading = heading;
        this.time = time;
    }

    void predict(Instant now) {
        double seconds = Duration.between(time, now).toNanos() * 1e-9;
        u.predict(seconds, drive);
        v.predict(seconds, drive);
        time = now;
        if (velocity().speed() > MOVING) {
            turn(velocity().speed() * seconds);
        }
    }

    private void turn(double driven) {
        double turn = Math.IEEEremainder(velocity().heading() - heading, 2 * Math.PI);
        if (Math.abs(turn) > Math.PI / 2) {
            heading += Math.PI;
            turn -= Math.copySign(Math.PI, turn);
        }
        double followed = turn * (1 - Math.exp(-driven / FOLLOWS));
        double most = driven / TIGHTEST;
        heading = Math.IEEEremainder(heading + Math.max(-most, Math.min(most, followed)), 2 * Math.PI);
    }

    void correct(Fix fix) {
        u.correct(fix.place().u(), fix.varianceU());
        v.correct(fix.place().v(), fix.varianceV());
    }

    GroundPoint place() {
        return new GroundPoint(u.position(), v.position());
    }

    Velocity velocity() {
        return new Velocity(u.velocity(), v.velocity());
    }

    /** Radians. */
    double heading() {
        return heading;
    }
}
