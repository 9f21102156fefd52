package zebrawatch.track;

import java.time.Duration;
import java.time.Instant;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Uncertainty;
import zebrawatch.scene.Velocity;

/** How one road user moves over the road, smoothed: a constant-velocity filter along the walk and one along the drive. */
final class GroundPath {
    /** Nobody drives backwards faster; metres a second. */
    private static final double REVERSE = 3;

    /** Slower than this, the direction of motion says nothing about the heading; metres a second. */
    private static final double MOVING = 1;

    /** Nor does a velocity that is less than this many times its own uncertainty. */
    private static final double CERTAIN = 3;

    /** The heading follows the direction of motion over this distance, for a vehicle turns by driving; metres. */
    private static final double FOLLOWS = 1;

    /** A place this many standard deviations off is still believed (Huber, Robust Statistics, 1981: 1.5 to 3). */
    private static final double BELIEVABLE = 2;

    /**
     * One measured place on the road.
     *
     * @param place metres
     * @param varianceU square metres along the walk
     * @param varianceV square metres along the drive
     */
    record Fix(GroundPoint place, double varianceU, double varianceV) {}

    private final Stature stature = new Stature();
    private final MotionFilter u;
    private final MotionFilter v;
    private final double drive;
    private final double tightest;
    private double heading;
    private Instant time;
    private Fix latest;

    /** @param heading radians, where it points until its motion tells */
    GroundPath(Instant time, Fix first, Nature nature, double heading) {
        double speed = nature.topSpeed() / 3;
        this.u = new MotionFilter(first.place().u(), first.varianceU(), speed * speed);
        this.v = new MotionFilter(first.place().v(), first.varianceV(), speed * speed);
        this.drive = nature.restlessness() * nature.restlessness();
        this.tightest = nature.length();
        this.heading = heading;
        this.time = time;
        this.latest = first;
    }

    void predict(Instant now) {
        double seconds = Duration.between(time, now).toNanos() * 1e-9;
        u.predict(seconds, drive);
        v.predict(seconds, drive);
        time = now;
        double speed = velocity().speed();
        double uncertain = Math.sqrt(u.velocityVariance() + v.velocityVariance());
        if (speed > MOVING && speed > CERTAIN * uncertain) {
            turn(speed * seconds);
        }
    }

    /** Towards the direction of motion; no vehicle turns in an arc much tighter than it is long. */
    private void turn(double driven) {
        double turn = Math.IEEEremainder(velocity().heading() - heading, 2 * Math.PI);
        if (Math.abs(turn) > Math.PI / 2) {
            heading += velocity().speed() > REVERSE ? Math.PI : 0;
            turn -= Math.copySign(Math.PI, turn);
        }
        double followed = turn * (1 - Math.exp(-driven / FOLLOWS));
        double most = driven / tightest;
        heading = Math.IEEEremainder(heading + Math.max(-most, Math.min(most, followed)), 2 * Math.PI);
    }

    /** Takes in a place; the more it surprises, the less it is trusted: half a body may have been hidden. */
    void correct(Fix fix) {
        latest = fix;
        double surprise = Math.hypot(
                u.surprise(fix.place().u(), fix.varianceU()),
                v.surprise(fix.place().v(), fix.varianceV()));
        double doubt = Math.max(1, surprise / BELIEVABLE);
        u.correct(fix.place().u(), fix.varianceU() * doubt * doubt);
        v.correct(fix.place().v(), fix.varianceV() * doubt * doubt);
    }

    /**
     * Of the place: what the filter makes of it, but no less than the last place seen was uncertain, for a box is off in the
     * same way from one frame to the next.
     */
    Uncertainty uncertainty() {
        return new Uncertainty(
                Math.sqrt(Math.max(u.positionVariance(), latest.varianceU())),
                Math.sqrt(Math.max(v.positionVariance(), latest.varianceV())));
    }

    GroundPoint place() {
        return new GroundPoint(u.position(), v.position());
    }

    Velocity velocity() {
        return new Velocity(u.velocity(), v.velocity());
    }

    /** Of a person. */
    Stature stature() {
        return stature;
    }

    /** Radians. */
    double heading() {
        return heading;
    }
}
