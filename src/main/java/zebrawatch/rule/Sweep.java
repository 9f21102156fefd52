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
    private static final Sweep NOWHERE = new Sweep(Instant.MIN, List.of());

    private final Instant start;
    private final List<Step> steps;
    private final double leastU;
    private final double greatestU;
    private final int first;
    private final int end;

    /**
     * How a vehicle came to a point.
     *
     * @param in when
     * @param left metres from the vehicle's middle line to the point on its left, negative on its right
     */
    record Arrival(double in, double left) {}

    /**
     * The share of a step in which a footprint covers a point.
     *
     * @param in when it comes
     * @param out when it leaves, before {@code in} if it never covers it
     */
    private record Cover(double in, double out) {

        boolean happens() {
            return in <= out;
        }
    }

    /** From one state to the next. */
    private record Step(double begin, double length, Pose from, Pose to) {

        /** Whether {@code a}, {@code b} and all between do not lie beyond the same end of the vehicle all the while. */
        boolean mayCover(GroundPoint a, GroundPoint b) {
            return !(liesAhead(a) && liesAhead(b)) && !(liesBehind(a) && liesBehind(b));
        }

        private boolean liesAhead(GroundPoint point) {
            return from.ahead(point) > to.halfLength && to.ahead(point) > to.halfLength;
        }

        private boolean liesBehind(GroundPoint point) {
            return from.ahead(point) < -to.halfLength && to.ahead(point) < -to.halfLength;
        }

        /**
         * When the footprint covers the point: seen from the vehicle the point moves in a straight line, which is clipped to
         * the footprint (Liang and Barsky 1984).
         */
        Cover covers(GroundPoint point) {
            double ahead = from.ahead(point);
            double aheadThen = to.ahead(point);
            double left = from.left(point);
            double leftThen = to.left(point);
            return new Cover(
                    Math.max(enters(ahead, aheadThen, to.halfLength), enters(left, leftThen, to.halfWidth)),
                    Math.min(leaves(ahead, aheadThen, to.halfLength), leaves(left, leftThen, to.halfWidth)));
        }

        /** The share of the way from {@code a} to {@code b} after which it is within {@code half} of 0; beyond 1 if never. */
        private static double enters(double a, double b, double half) {
            if (a == b) {
                return Math.abs(a) <= half ? 0 : 2;
            }
            double edge = a < b ? -half : half;
            return Math.max(0, (edge - a) / (b - a));
        }

        /** The share after which it no longer is; below 0 if it never was. */
        private static double leaves(double a, double b, double half) {
            if (a == b) {
                return Math.abs(a) <= half ? 1 : -1;
            }
            double edge = a < b ? half : -half;
            return Math.min(1, (edge - a) / (b - a));
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

        /** Metres along the walk from its middle to its sides. */
        double halfWalk() {
            return Math.abs(cos) * halfLength + Math.abs(sin) * halfWidth;
        }

        double ahead(GroundPoint point) {
            return (point.u() - u) * cos + (point.v() - v) * sin;
        }

        double left(GroundPoint point) {
            return (point.v() - v) * cos - (point.u() - u) * sin;
        }
    }

    private Sweep(Instant start, List<Step> steps) {
        this.start = start;
        this.steps = steps;
        this.first = 0;
        this.end = steps.size();
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Step step : steps) {
            least = Math.min(least, Math.min(step.from.u - step.from.halfWalk(), step.to.u - step.to.halfWalk()));
            greatest = Math.max(greatest, Math.max(step.from.u + step.from.halfWalk(), step.to.u + step.to.halfWalk()));
        }
        this.leastU = least;
        this.greatestU = greatest;
    }

    private Sweep(Sweep whole, int first, int end) {
        this.start = whole.start;
        this.steps = whole.steps;
        this.leastU = whole.leastU;
        this.greatestU = whole.greatestU;
        this.first = first;
        this.end = end;
    }

    /** The part of a drive that passes where somebody walked. */
    static Sweep where(List<GroundTrack> drive, List<GroundTrack> walk) {
        Instant start = drive.get(0).time();
        Interval line = alongDrive(walk);
        List<Step> steps = new ArrayList<>();
        boolean goesOn = false;
        for (int i = 1; i < drive.size(); i++) {
            GroundTrack a = drive.get(i - 1);
            GroundTrack b = drive.get(i);
            boolean meets = meets(a.footprint(), b.footprint(), line);
            if (meets) {
                Pose from = goesOn ? steps.get(steps.size() - 1).to : Pose.of(a.footprint());
                double length = Seconds.between(a.time(), b.time());
                steps.add(new Step(Seconds.between(start, a.time()), length, from, Pose.of(b.footprint())));
            }
            goesOn = meets;
        }
        return new Sweep(start, steps);
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

    /** The part of it that may cover something between {@code a} and {@code b}. */
    Sweep near(GroundPoint a, GroundPoint b) {
        int from = first;
        int to = end;
        if (Math.max(a.u(), b.u()) < leastU || Math.min(a.u(), b.u()) > greatestU) {
            return NOWHERE;
        }
        while (from < to && !steps.get(from).mayCover(a, b)) {
            from++;
        }
        while (from < to && !steps.get(to - 1).mayCover(a, b)) {
            to--;
        }
        return new Sweep(this, from, to);
    }

    /** Whether it covers nothing. */
    boolean isEmpty() {
        return first >= end;
    }

    /** Nanoseconds from its beginning to {@code time}. */
    long nanos(Instant time) {
        return Seconds.nanos(start, time);
    }

    /** So many nanoseconds after its beginning. */
    Instant instant(long nanos) {
        return start.plusNanos(nanos);
    }

    /** How the vehicle first came to {@code point}; empty if it never covered it. */
    Optional<Arrival> arrives(GroundPoint point) {
        for (int i = first; i < end; i++) {
            Step step = steps.get(i);
            Cover cover = step.covers(point);
            if (cover.happens()) {
                return Optional.of(new Arrival(step.begin + cover.in * step.length, step.to.left(point)));
            }
        }
        return Optional.empty();
    }

    /** When it last left {@code point}, to which it came. */
    double leaves(GroundPoint point) {
        for (int i = end - 1; i >= first; i--) {
            Step step = steps.get(i);
            Cover cover = step.covers(point);
            if (cover.happens()) {
                return step.begin + cover.out * step.length;
            }
        }
        throw new IllegalStateException("left what it never came to: " + point);
    }
}
