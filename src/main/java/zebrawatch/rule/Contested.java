package zebrawatch.rule;

import java.util.Optional;

/**
 * The pedestrian has a claim, and the vehicle has not driven onto the zebra.
 *
 * @param began the first observation of the claim
 * @param last the last observation in which it stood
 * @param conduct the vehicle's
 */
record Contested(Observation began, Observation last, Conduct conduct) implements Encounter {
    /** A claim that noise interrupts for no longer than this goes on, seconds. */
    private static final double GRACE = 0.5;

    @Override
    public Encounter next(Observation seen) {
        if (!seen.driving().here()) {
            return conduct.settle(Reason.VEHICLE_LOST, seen);
        }
        Contested now = new Contested(began, seen.claim().stands() ? seen : last, conduct.contested(seen));
        if (seen.entered()) {
            return now.decide(now.conduct.entry().orElse(seen), seen);
        }
        if (!seen.pedestrianHere()) {
            return now.conduct.settle(Reason.PEDESTRIAN_LOST, seen);
        }
        if (now.passed(seen)) {
            return new Cleared(now, seen);
        }
        boolean inPath = seen.claim().distance() == 0;
        return inPath || seen.since(now.last) <= GRACE ? now : new Approaching(now.conduct, false);
    }

    /** The same, the vehicle having done this. */
    Contested with(Conduct other) {
        return new Contested(began, last, other);
    }

    /** Whether the pedestrian is beyond the vehicle's path, seen from where his claim began. */
    private boolean passed(Observation seen) {
        return seen.claim().distance() > 0 && side(seen) != side(began);
    }

    private static boolean side(Observation seen) {
        double middle = seen.path().middle(seen.pedestrian().position().v());
        return seen.pedestrian().position().u() < middle;
    }

    private Encounter decide(Observation decisive, Observation seen) {
        Optional<Reason> against = Finding.against(decisive, conduct);
        if (against.isEmpty()) {
            return Encroaching.from(decisive).next(seen);
        }
        Reason reason = against.get();
        if (reason == Reason.WALKING_AWAY && decisive.claim().distance() == 0) {
            return new Cleared(this, decisive).next(seen);
        }
        if (reason == Reason.WAVED_ON || reason.verdict() == Verdict.NO_CONFLICT) {
            Observation told = conduct.halt().orElse(decisive);
            return reason == Reason.WAVED_ON ? Settled.because(reason, told) : conduct.settle(reason, decisive);
        }
        return Settled.because(reason, decisive);
    }
}
