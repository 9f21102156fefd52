package zebrawatch.rule;

import java.util.Optional;

/**
 * What the vehicle has done about one pedestrian.
 *
 * @param halt when it first stood while he had a claim
 * @param slowest its lowest mean speed over half a second since he had one, m/s: a single frame's is mostly noise
 * @param entry when its front came onto the zebra, the last time
 */
record Conduct(Optional<Observation> halt, double slowest, Optional<Observation> entry) {
    static final Conduct NONE = new Conduct(Optional.empty(), Double.POSITIVE_INFINITY, Optional.empty());

    /** After an observation in which the pedestrian has no claim. */
    Conduct uncontested(Observation seen) {
        boolean entered = !seen.yielding();
        return entered == entry.isPresent()
                ? this
                : new Conduct(halt, slowest, entered ? Optional.of(seen) : Optional.empty());
    }

    /** After an observation in which he has one; what a vehicle in a queue does it does for the one ahead. */
    Conduct contested(Observation seen) {
        Conduct now = uncontested(seen).slowed(seen);
        return seen.halts() ? new Conduct(halt.or(() -> Optional.of(seen)), now.slowest, now.entry) : now;
    }

    /** After an observation in which he has just crossed its path. */
    Conduct slowed(Observation seen) {
        boolean forHim = seen.yielding() && !seen.driving().queues();
        double lately = seen.driving().lately();
        return forHim && lately < slowest ? new Conduct(halt, lately, entry) : this;
    }

    /** The end, where nothing stronger is to be said: a vehicle that stood for him gave way. */
    Settled settle(Reason reason, Observation decisive) {
        return halt.isPresent() ? Settled.because(Reason.STOPPED, halt.get()) : Settled.because(reason, decisive);
    }
}
