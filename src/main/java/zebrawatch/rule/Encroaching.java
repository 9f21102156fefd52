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
    static final double PATIENCE = 10;

    static Encroaching from(Observation entry) {
        return new Encroaching(entry, Optional.empty(), entry.speed());
    }

    @Override
    public Encounter next(Observation seen) {
        Encroaching now = new Encroaching(
                entry,
                seen.progress().off() ? off.or(() -> Optional.of(seen)) : off,
                off.isPresent() ? fastest : Math.max(fastest, seen.speed()));
        return now.isOver(seen) ? now.settle(seen) : now;
    }

    private boolean isOver(Observation seen) {
        if (seen.since(entry) >= PATIENCE) {
            return true;
        }
        boolean gone = off.isPresent() || !seen.vehicleHere();
        double waited = off.map(seen::since).orElse(0.0);
        return gone
                && (!seen.pedestrianHere()
                        || hasEnteredPath(seen)
                        || waited >= seen.policy().of(LONGEST_GAP));
    }

    private boolean hasEnteredPath(Observation seen) {
        double u = seen.pedestrian().position().u();
        double v = seen.pedestrian().position().v();
        Interval path = entry.path().at(v);
        boolean wasBefore = entry.pedestrian().position().u() < entry.path().middle(v);
        return wasBefore ? u >= path.from() : u <= path.to();
    }

    private Settled settle(Observation seen) {
        Optional<Encroachment> encroachment = Encroachment.of(seen.pair());
        return Settled.because(reason(seen, encroachment), entry, encroachment);
    }

    private Reason reason(Observation seen, Optional<Encroachment> encroachment) {
        if (encroachment.isPresent() && !encroachment.get().vehicleFirst()) {
            return Reason.PEDESTRIAN_FIRST;
        }
        if (off.isEmpty() && !isPastPedestrian(seen)) {
            return seen.vehicleHere() ? Reason.STOOD_ON_ZEBRA : Reason.VEHICLE_LOST;
        }
        if (fastest < seen.policy().of(SMALLEST_VEHICLE_SPEED)) {
            return Reason.CREEPING;
        }
        return Reason.TOOK_THE_WAY;
    }

    /** Whether the vehicle's front has passed the line the pedestrian walked on at the decisive moment. */
    private boolean isPastPedestrian(Observation seen) {
        Interval body = seen.vehicle().footprint().alongDrive();
        double line = entry.pedestrian().position().v();
        return seen.progress().direction().sign() > 0 ? body.to() >= line : body.from() <= line;
    }
}
