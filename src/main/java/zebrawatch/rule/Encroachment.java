package zebrawatch.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.track.GroundTrack;

/**
 * Who came first through the place where the two ways cross, and the post-encroachment time: from the first one's leaving
 * a point to the second one's arriving there, the smallest over all points (Allen, Shin and Cooper 1978, Analysis of
 * traffic conflicts and collisions). The pedestrian is a point, the vehicle its footprint.
 *
 * @param vehicleFirst whether the vehicle was first
 * @param seconds the post-encroachment time, 0 where the footprint covered the pedestrian
 */
record Encroachment(boolean vehicleFirst, double seconds) {
    /** Between two states the pedestrian is followed in steps of this many seconds. */
    private static final double STEP = 0.02;

    /** Two who pass with more than this between them do not meet, seconds. */
    private static final double LONGEST = 10;

    /** Empty where their ways have not crossed within 10 s of each other as far as they were followed. */
    static Optional<Encroachment> of(Pair pair) {
        Sweep sweep = new Sweep(pair.drive().states());
        List<GroundTrack> walk = pair.walk().states();
        Optional<Encroachment> closest = Optional.empty();
        for (int i = 0; i < walk.size(); i++) {
            GroundTrack a = walk.get(i);
            GroundTrack b = walk.get(Math.min(i + 1, walk.size() - 1));
            double length = Seconds.between(a.time(), b.time());
            int steps = Math.max(1, (int) Math.ceil(length / STEP));
            for (int k = 0; k < steps; k++) {
                double part = (double) k / steps;
                GroundPoint point = between(a.position(), b.position(), part);
                double time = sweep.seconds(a.time()) + part * length;
                Optional<Encroachment> here = sweep.passes(point).map(p -> p.against(time));
                if (here.isPresent() && (closest.isEmpty() || here.get().seconds < closest.get().seconds)) {
                    closest = here;
                }
            }
        }
        return closest.filter(found -> found.seconds <= LONGEST);
    }

    private static GroundPoint between(GroundPoint a, GroundPoint b, double part) {
        return new GroundPoint(a.u() + part * (b.u() - a.u()), a.v() + part * (b.v() - a.v()));
    }

    /** When a vehicle covered a point, in seconds of its sweep. */
    private record Occupation(double in, double out) {

        Encroachment against(double time) {
            return time < in ? new Encroachment(false, in - time) : new Encroachment(true, Math.max(0, time - out));
        }
    }

    /** The road a vehicle covered, and when. */
    private static final class Sweep {
        private final List<GroundTrack> drive;
        private final Instant start;
        private double fromU = Double.POSITIVE_INFINITY;
        private double toU = Double.NEGATIVE_INFINITY;

        Sweep(List<GroundTrack> drive) {
            this.drive = drive;
            this.start = drive.get(0).time();
            for (GroundTrack state : drive) {
                fromU = Math.min(fromU, state.footprint().alongWalk().from());
                toU = Math.max(toU, state.footprint().alongWalk().to());
            }
        }

        double seconds(Instant time) {
            return Seconds.between(start, time);
        }

        Optional<Occupation> passes(GroundPoint point) {
            if (point.u() < fromU || point.u() > toU) {
                return Optional.empty();
            }
            double in = Double.NaN;
            double out = Double.NaN;
            for (int i = 1; i < drive.size(); i++) {
                GroundTrack a = drive.get(i - 1);
                GroundTrack b = drive.get(i);
                double[] inside = inside(seenFrom(a.footprint(), point), seenFrom(b.footprint(), point), b.footprint());
                if (inside.length > 0) {
                    double begin = seconds(a.time());
                    double step = Seconds.between(a.time(), b.time());
                    in = Double.isNaN(in) ? begin + inside[0] * step : in;
                    out = begin + inside[1] * step;
                }
            }
            return Double.isNaN(in) ? Optional.empty() : Optional.of(new Occupation(in, out));
        }

        /** The point in the footprint's own frame: metres ahead of and left of its centre. */
        private static double[] seenFrom(Footprint footprint, GroundPoint point) {
            double u = point.u() - footprint.centre().u();
            double v = point.v() - footprint.centre().v();
            double cos = Math.cos(footprint.heading());
            double sin = Math.sin(footprint.heading());
            return new double[] {u * cos + v * sin, v * cos - u * sin};
        }

        /**
         * The share of the way from {@code a} to {@code b} at which a straight line enters and leaves the rectangle (Liang
         * and Barsky 1984); empty if it misses.
         */
        private static double[] inside(double[] a, double[] b, Footprint size) {
            double from = 0;
            double to = 1;
            double[] half = {size.length() / 2, size.width() / 2};
            for (int axis = 0; axis < 2; axis++) {
                double step = b[axis] - a[axis];
                if (step == 0) {
                    if (Math.abs(a[axis]) > half[axis]) {
                        return new double[0];
                    }
                } else {
                    double one = (-half[axis] - a[axis]) / step;
                    double other = (half[axis] - a[axis]) / step;
                    from = Math.max(from, Math.min(one, other));
                    to = Math.min(to, Math.max(one, other));
                }
            }
            return from <= to ? new double[] {from, to} : new double[0];
        }
    }
}
