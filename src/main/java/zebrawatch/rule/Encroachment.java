package zebrawatch.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.GroundPoint;
import zebrawatch.track.GroundTrack;

/**
 * Who came first through the place where the two ways cross, and the post-encroachment time: from the first one's leaving
 * a point to the second one's arriving there, the smallest over all points (Allen, Shin and Cooper 1978, Analysis of
 * traffic conflicts and collisions). The pedestrian is a point, the vehicle its footprint.
 *
 * @param vehicleFirst whether the vehicle was first
 * @param seconds the post-encroachment time, 0 where the footprint covered the pedestrian
 * @param pedestrian when the pedestrian was there
 */
record Encroachment(boolean vehicleFirst, double seconds, Instant pedestrian) {
    /** Between two states the pedestrian is followed in steps of this many seconds. */
    private static final double STEP = 0.02;

    /** Two who pass with more than this between them do not meet, seconds. */
    private static final double LONGEST = 10;

    /** Empty where their ways have not crossed within 10 s of each other as far as they were followed. */
    static Optional<Encroachment> of(Pair pair) {
        List<GroundTrack> walk = pair.walk().states();
        Sweep sweep = Sweep.where(pair.drive().states(), walk);
        Closest closest = new Closest();
        for (int i = 0; i < walk.size(); i++) {
            GroundTrack a = walk.get(i);
            GroundTrack b = walk.get(Math.min(i + 1, walk.size() - 1));
            Sweep near = sweep.near(a.position(), b.position());
            if (!near.isEmpty()) {
                long begin = sweep.nanos(a.time());
                double length = Seconds.between(a.time(), b.time());
                int steps = Math.max(1, (int) Math.ceil(length / STEP));
                for (int k = 0; k < steps; k++) {
                    double part = (double) k / steps;
                    GroundPoint point = between(a.position(), b.position(), part);
                    closest.add(begin + Math.round(part * length * 1e9), point, near);
                }
            }
        }
        return closest.found(sweep).filter(found -> found.seconds <= LONGEST);
    }

    /**
     * The closest of all points of the walk. The pedestrian was first if he crossed the middle of the vehicle's way before
     * the vehicle came there; swaying at its edge before he crosses it does not make him first.
     */
    private static final class Closest {
        private static final double NEVER = Double.POSITIVE_INFINITY;

        private double vehicleFirst = NEVER;
        private long pedestrianAfter;
        private double pedestrianFirst = NEVER;
        private long pedestrianBefore;
        private Optional<Boolean> wasFirst = Optional.empty();
        private double side;

        /** @param nanos since the drive began, when the pedestrian was at {@code point} */
        void add(long nanos, GroundPoint point, Sweep drive) {
            Optional<Sweep.Arrival> arrival = drive.arrives(point);
            if (arrival.isEmpty()) {
                return;
            }
            Sweep.Arrival vehicle = arrival.get();
            double time = Seconds.of(nanos);
            if (time >= vehicle.in()) {
                double seconds = Math.max(0, time - drive.leaves(point));
                if (seconds < vehicleFirst) {
                    vehicleFirst = seconds;
                    pedestrianAfter = nanos;
                }
            } else if (vehicle.in() - time < pedestrianFirst) {
                pedestrianFirst = vehicle.in() - time;
                pedestrianBefore = nanos;
            }
            if (wasFirst.isEmpty() && side * vehicle.left() < 0) {
                wasFirst = Optional.of(time < vehicle.in());
            }
            side = vehicle.left();
        }

        Optional<Encroachment> found(Sweep sweep) {
            boolean pedestrian = wasFirst.orElse(vehicleFirst == NEVER);
            double seconds = pedestrian ? pedestrianFirst : vehicleFirst;
            return seconds == NEVER
                    ? Optional.empty()
                    : Optional.of(new Encroachment(
                            !pedestrian, seconds, sweep.instant(pedestrian ? pedestrianBefore : pedestrianAfter)));
        }
    }

    private static GroundPoint between(GroundPoint a, GroundPoint b, double part) {
        return new GroundPoint(a.u() + part * (b.u() - a.u()), a.v() + part * (b.v() - a.v()));
    }
}
