package zebrawatch.rule;

import java.util.Optional;

/**
 * The pedestrian has a claim, and the vehicle has not driven onto the zebra.
 *
 * @param began the first observation of the claim
 * @param last the last observation in which it stood
 * @param halt when the vehicle first stood
 * @param entry when the vehicle's front came onto the zebra
 * @param slowest the vehicle's lowest speed so far, m/s
 */
record Contested(
        Observation began, Observation last, Optional<Observation> halt, Optional<Observation> entry, double slowest)
        implements Encounter {
    /** A claim that noise interrupts for no longer than this goes on, seconds. */
    private static final double GRACE = 0.5;

    static Contested from(Observation seen) {
        return new Contested(seen, seen, Optional.empty(), Optional.empty(), seen.speed());
    }

    @Override
    public Encounter next(Observation seen) {
        if (!seen.vehicleHere()) {
            return lost(Reason.VEHICLE_LOST, seen);
        }
        Contested now = new Contested(
                began,
                seen.claim().stands() ? seen : last,
                seen.halts() ? halt.or(() -> Optional.of(seen)) : halt,
                seen.yielding() ? Optional.empty() : entry.or(() -> Optional.of(seen)),
                seen.queues() ? slowest : Math.min(slowest, seen.speed()));
        if (seen.entered()) {
            Encounter decided = now.decide(now.entry.orElse(seen));
            return decided instanceof Settled ? decided : decided.next(seen);
        }
        if (!seen.pedestrianHere()) {
            return now.lost(Reason.PEDESTRIAN_LOST, seen);
        }
        if (now.passed(seen)) {
            return new Cleared(now, seen);
        }
        boolean inPath = seen.claim().distance() == 0;
        if (!inPath && seen.since(now.last) > GRACE) {
            return now.halt.isPresent()
                    ? Settled.because(Reason.STOPPED, now.halt.get())
                    : new Approaching(now.entry, false);
        }
        return now;
    }

    Contested slowedTo(double speed) {
        return new Contested(began, last, halt, entry, Math.min(slowest, speed));
    }

    /** Whether the pedestrian is beyond the vehicle's path, seen from where his claim began. */
    private boolean passed(Observation seen) {
        return seen.claim().distance() > 0 && side(seen) != side(began);
    }

    private static boolean side(Observation seen) {
        double middle = seen.path().middle(seen.pedestrian().position().v());
        return seen.pedestrian().position().u() < middle;
    }

    private Encounter decide(Observation decisive) {
        Optional<Reason> against = Finding.against(decisive, this);
        if (against.isEmpty()) {
            return Encroaching.from(decisive);
        }
        Reason reason = against.get();
        if (reason == Reason.WAVED_ON) {
            return Settled.because(reason, halt.orElse(decisive));
        }
        if (reason == Reason.WALKING_AWAY && decisive.claim().distance() == 0) {
            return new Cleared(this, decisive);
        }
        if (reason.verdict() == Verdict.NO_CONFLICT && halt.isPresent()) {
            return Settled.because(Reason.STOPPED, halt.get());
        }
        return Settled.because(reason, decisive);
    }

    private Encounter lost(Reason reason, Observation seen) {
        return halt.isPresent() ? Settled.because(Reason.STOPPED, halt.get()) : Settled.because(reason, seen);
    }
}
