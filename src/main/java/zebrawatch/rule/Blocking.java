package zebrawatch.rule;

import static zebrawatch.rule.Parameter.BLOCKING_AFTER;
import static zebrawatch.rule.Parameter.BODY_SHARE;
import static zebrawatch.rule.Parameter.STANDSTILL_SPEED;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Signal;
import zebrawatch.track.GroundTrack;

/**
 * Whether a vehicle stands on the zebra in pedestrians' way: it has stood there too long, and somebody is on the zebra or, on
 * green, about to step on it.
 */
final class Blocking {
    /** Somebody this near the zebra waits to walk over it, metres. */
    private static final double NEAR = 3;

    /** A single frame's speed is mostly noise, seconds. */
    private static final double SMOOTHING = 0.5;

    private final Chart chart;
    private final Trail drive;
    private Optional<Instant> since = Optional.empty();
    private Optional<Ruling> ruling = Optional.empty();

    Blocking(Chart chart, Trail drive) {
        this.chart = chart;
        this.drive = drive;
    }

    /** Takes in one instant at which the vehicle is followed. */
    void observe(Instant time, Progress progress, List<Walker> walkers, Signal signal) {
        Policy policy = chart.policy();
        boolean onZebra = progress.bodyShare() >= policy.of(BODY_SHARE) && !progress.off();
        if (!onZebra || drive.meanSpeed(SMOOTHING) >= policy.of(STANDSTILL_SPEED)) {
            since = Optional.empty();
            return;
        }
        Instant stopped = since.orElse(time);
        since = Optional.of(stopped);
        double stood = Seconds.between(stopped, time);
        if (ruling.isEmpty() && stood >= policy.of(BLOCKING_AFTER)) {
            ruling = nearest(walkers, signal).map(walker -> ruling(stopped, time, progress, walker));
        }
    }

    /** What there is to say of it. */
    Optional<Ruling> ruling() {
        return ruling;
    }

    private Optional<Walker> nearest(List<Walker> walkers, Signal signal) {
        GroundPoint vehicle = drive.latest().position();
        return walkers.stream()
                .filter(walker -> walker.against().isEmpty())
                .filter(walker -> wantsToCross(walker.trail().latest().position(), signal))
                .min(Comparator.comparingDouble(
                        walker -> walker.trail().latest().position().distance(vehicle)));
    }

    private boolean wantsToCross(GroundPoint at, Signal signal) {
        Crossing crossing = chart.crossing();
        double reach = signal == Signal.GREEN ? NEAR : 0;
        return crossing.alongWalk().distance(at.u()) <= reach
                && crossing.alongDrive().distance(at.v()) <= chart.policy().of(Parameter.ZEBRA_MARGIN);
    }

    private Ruling ruling(Instant stopped, Instant time, Progress progress, Walker walker) {
        GroundTrack pedestrian = walker.trail().latest();
        Policy policy = chart.policy();
        return new Ruling(
                Ruling.Kind.BLOCKED,
                time,
                chart.crossing().name(),
                Party.of(drive.latest()),
                Party.of(pedestrian),
                0,
                new Moments(stopped, time, time),
                List.of(
                        policy.fact("stood_on_zebra", Seconds.between(stopped, time), BLOCKING_AFTER),
                        policy.fact("vehicle_speed", drive.meanSpeed(SMOOTHING), STANDSTILL_SPEED),
                        policy.fact("body_share", progress.bodyShare(), BODY_SHARE),
                        Fact.of("pedestrian_u", pedestrian.position().u(), "m"),
                        Fact.of("pedestrian_v", pedestrian.position().v(), "m")));
    }
}
