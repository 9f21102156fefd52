package zebrawatch.rule;

import static zebrawatch.rule.Parameter.LONGEST_GAP;
import static zebrawatch.rule.Parameter.SMALLEST_VEHICLE_SPEED;

import java.util.Optional;
import zebrawatch.scene.Interval;

/**
 * The vehicle has driven onto the zebra against the claim; what remains to be seen is who comes first through the place
 * where their ways cross, and by how much.
 *
 * @param entry when its front came onto the zebra: the decisive moment
 * @param off when it had left the zebra
 * @param fastest its highest speed on the zebra, m/s
 */
record Encroaching(Observation entry, Optional<Observation> off, double fastest) implements Encounter {
    /** A ruling comes no later than this after its decisive moment, seconds, so that the pictures are still there. */
    static final double PATIENCE = 8;

    static Encroaching from(Observation entry) {
        return new Encroaching(entry, Optional.empty(), entry.speed());
    }

    @Override
    public Encounter next(Observation seen) {
        Encroaching now = new Encroaching(
                entry,
                seen.progress().off() ? off.or(() -> Optional.of(seen)) : off,
                off.isPresent() ? fastest : Math.max(fastest, seen.speed()));
        return now.settle(seen);
    }

    private Encounter settle(Observation seen) {
        boolean lastCall = seen.since(entry) >= PATIENCE;
        boolean gone = off.isPresent() || !seen.driving().here();
        boolean waited = off.map(seen::since).orElse(0.0) >= seen.policy().of(LONGEST_GAP);
        boolean across = intoPath(seen) >= entry.path().halfWidth();
        if (!lastCall && !(gone && (across || waited || !seen.pedestrianHere()))) {
            return this;
        }
        Optional<Encroachment> encroachment = Encroachment.of(seen.pair());
        return Settled.because(reason(seen, encroachment), entry, encroachment);
    }

    /** How far the pedestrian has come over the near edge of the path, metres; negative before it. */
    private double intoPath(Observation seen) {
        double u = seen.pedestrian().position().u();
        double v = seen.pedestrian().position().v();
        Interval path = entry.path().at(v);
        boolean upwards = entry.pedestrian().position().u() < entry.path().middle(v);
        return upwards ? u - path.from() : path.to() - u;
    }

    private Reason reason(Observation seen, Optional<Encroachment> encroachment) {
        boolean across = intoPath(seen) >= entry.path().halfWidth();
        if (encroachment.isPresent() ? !encroachment.get().vehicleFirst() : across) {
            return Reason.PEDESTRIAN_FIRST;
        }
        if (off.isEmpty() && !isPastPedestrian(seen)) {
            return seen.driving().here() ? Reason.STOOD_ON_ZEBRA : Reason.VEHICLE_LOST;
        }
        if (fastest < seen.policy().of(SMALLEST_VEHICLE_SPEED)) {
            return Reason.CREEPING;
        }
        return Reason.TOOK_THE_WAY;
    }

    /** Whether the vehicle's front has passed the line the pedestrian walks on. */
    private boolean isPastPedestrian(Observation seen) {
        Interval body = seen.vehicle().footprint().alongDrive();
        double line = seen.pedestrian().position().v();
        return seen.progress().direction().sign() > 0 ? body.to() >= line : body.from() <= line;
    }
}
