package zebrawatch.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.track.GroundTrack;

/** The road a vehicle covered, and when; seconds are since the drive began. */
final class Sweep {
    private final Instant start;
    private final Interval alongWalk;
    private final List<Step> steps;

    /**
     * How a vehicle passed over a point.
     *
     * @param in when it came
     * @param out when it had left
     * @param left metres from the vehicle's middle line, as it came, to the point on its left, negative on its right
     */
    record Passing(double in, double out, double left) {}

    /** From one state to the next. */
    private record Step(double begin, double length, Pose from, Pose to) {

        /** Whether the point does not lie beyond the same end of the vehicle all the while, which most do. */
        boolean mayCover(GroundPoint point) {
            double a = from.ahead(point);
            double b = to.ahead(point);
            return Math.min(a, b) <= to.halfLength && Math.max(a, b) >= -to.halfLength;
        }
    }

    /** A footprint, ready to be looked at from. */
    private record Pose(double u, double v, double cos, double sin, double halfLength, double halfWidth) {

        static Pose of(Footprint footprint) {
            return new Pose(
                    footprint.centre().u(),
                    footprint.centre().v(),
                    Math.cos(footprint.heading()),
                    Math.sin(footprint.heading()),
                    footprint.length() / 2,
                    footprint.width() / 2);
        }

        double ahead(GroundPoint point) {
            return (point.u() - u) * cos + (point.v() - v) * sin;
        }

        double left(GroundPoint point) {
            return (point.v() - v) * cos - (point.u() - u) * sin;
        }
    }

    private Sweep(Instant start, Interval alongWalk, List<Step> steps) {
        this.start = start;
        this.alongWalk = alongWalk;
        this.steps = steps;
    }

    /** The part of a drive that passes where somebody walked. */
    static Sweep where(List<GroundTrack> drive, List<GroundTrack> walk) {
        Instant start = drive.get(0).time();
        Interval line = alongDrive(walk);
        List<Step> steps = new ArrayList<>();
        List<Interval> covered = new ArrayList<>();
        for (int i = 1; i < drive.size(); i++) {
            GroundTrack a = drive.get(i - 1);
            GroundTrack b = drive.get(i);
            if (meets(a.footprint(), b.footprint(), line)) {
                covered.add(a.footprint().alongWalk());
                covered.add(b.footprint().alongWalk());
                steps.add(new Step(
                        Seconds.between(start, a.time()),
                        Seconds.between(a.time(), b.time()),
                        Pose.of(a.footprint()),
                        Pose.of(b.footprint())));
            }
        }
        return new Sweep(start, covered.isEmpty() ? drive.get(0).footprint().alongWalk() : hull(covered), steps);
    }

    private static Interval alongDrive(List<GroundTrack> walk) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (GroundTrack state : walk) {
            from = Math.min(from, state.position().v());
            to = Math.max(to, state.position().v());
        }
        return new Interval(from, to);
    }

    /** Whether a vehicle that moves from one footprint to the next may come over {@code line}, however it lies. */
    private static boolean meets(Footprint a, Footprint b, Interval line) {
        double reach = (a.length() + a.width()) / 2;
        double from = Math.min(a.centre().v(), b.centre().v());
        double to = Math.max(a.centre().v(), b.centre().v());
        return from - reach <= line.to() && to + reach >= line.from();
    }

    private static Interval hull(List<Interval> parts) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (Interval part : parts) {
            from = Math.min(from, part.from());
            to = Math.max(to, part.to());
        }
        return new Interval(from, to);
    }

    double seconds(Instant time) {
        return Seconds.between(start, time);
    }

    /** Whether the sweep comes near {@code point} at all. */
    boolean mayCover(GroundPoint point) {
        return !steps.isEmpty() && alongWalk.contains(point.u());
    }

    /** When the vehicle first came to and last left {@code point}; empty if it never covered it. */
    Optional<Passing> passes(GroundPoint point) {
        for (int i = 0; i < steps.size(); i++) {
            Step first = steps.get(i);
            Optional<Interval> entering = inside(first, point);
            if (entering.isPresent()) {
                double in = first.begin + entering.get().from() * first.length;
                return Optional.of(new Passing(in, leaves(point), first.to.left(point)));
            }
        }
        return Optional.empty();
    }

    private double leaves(GroundPoint point) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step last = steps.get(i);
            Optional<Interval> leaving = inside(last, point);
            if (leaving.isPresent()) {
                return last.begin + leaving.get().to() * last.length;
            }
        }
        throw new IllegalStateException("left what it never came to: " + point);
    }

    /**
     * The share of a step in which the footprint covers the point: seen from the vehicle the point moves in a straight line,
     * which is clipped to the footprint (Liang and Barsky 1984).
     */
    private static Optional<Interval> inside(Step step, GroundPoint point) {
        if (!step.mayCover(point)) {
            return Optional.empty();
        }
        double ahead = step.from.ahead(point);
        double aheadThen = step.to.ahead(point);
        double left = step.from.left(point);
        double leftThen = step.to.left(point);
        double from = Math.max(enters(ahead, aheadThen, step.to.halfLength), enters(left, leftThen, step.to.halfWidth));
        double to = Math.min(leaves(ahead, aheadThen, step.to.halfLength), leaves(left, leftThen, step.to.halfWidth));
        return from <= to ? Optional.of(new Interval(from, to)) : Optional.empty();
    }

    /** The share of the way from {@code a} to {@code b} after which it is within {@code half} of 0; beyond 1 if it never is. */
    private static double enters(double a, double b, double half) {
        if (a == b) {
            return Math.abs(a) <= half ? 0 : 2;
        }
        return Math.max(0, Math.min((-half - a) / (b - a), (half - a) / (b - a)));
    }

    /** The share after which it no longer is; below 0 if it never was. */
    private static double leaves(double a, double b, double half) {
        if (a == b) {
            return Math.abs(a) <= half ? 1 : -1;
        }
        return Math.min(1, Math.max((-half - a) / (b - a), (half - a) / (b - a)));
    }
}
