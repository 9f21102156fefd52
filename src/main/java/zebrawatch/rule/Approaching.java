package zebrawatch.rule;

import java.util.Optional;

/**
 * The pedestrian has no claim on the vehicle.
 *
 * @param entry when the vehicle's front came onto the zebra
 * @param late whether he stepped up to it since
 */
record Approaching(Optional<Observation> entry, boolean late) implements Encounter {

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
            return Settled.because(why(decisive.claim()), decisive);
        }
        return new Approaching(since, late || seen.claim().stands());
    }

    private Reason why(Claim then) {
        boolean elsewhere = then.policeCase() < 3 || then.policeCase() == 7;
        return then.against().filter(reason -> !(late && elsewhere)).orElse(Reason.ALREADY_ON_ZEBRA);
    }
}
