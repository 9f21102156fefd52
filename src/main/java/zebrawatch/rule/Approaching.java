package zebrawatch.rule;

import java.util.Optional;

/**
 * The pedestrian has no claim on the vehicle.
 *
 * @param entry when the vehicle's front came onto the zebra
 */
record Approaching(Optional<Observation> entry) implements Encounter {

    @Override
    public Encounter next(Observation seen) {
        if (!seen.vehicleHere() || !seen.pedestrianHere()) {
            return Settled.because(Reason.NEVER_MET, seen);
        }
        boolean inTime = seen.yielding() || entry.isEmpty();
        Optional<Observation> since = seen.yielding() ? Optional.empty() : entry.or(() -> Optional.of(seen));
        if (seen.claim().stands() && inTime) {
            return Contested.from(seen).next(seen);
        }
        if (seen.entered()) {
            Observation decisive = since.orElse(seen);
            return Settled.because(decisive.claim().against().orElse(Reason.ALREADY_ON_ZEBRA), decisive);
        }
        return new Approaching(since);
    }
}
