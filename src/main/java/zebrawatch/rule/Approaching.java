package zebrawatch.rule;

/**
 * The pedestrian has no claim on the vehicle.
 *
 * @param conduct the vehicle's, should he have had one before
 * @param late whether he stepped up to it when its front was on the zebra
 */
record Approaching(Conduct conduct, boolean late) implements Encounter {

    @Override
    public Encounter next(Observation seen) {
        if (!seen.driving().here() || !seen.pedestrianHere()) {
            return conduct.settle(Reason.NEVER_MET, seen);
        }
        boolean inTime = seen.yielding() || conduct.entry().isEmpty();
        if (seen.claim().stands() && inTime) {
            return new Contested(seen, seen, conduct).next(seen);
        }
        Conduct now = conduct.uncontested(seen);
        if (seen.entered()) {
            Observation decisive = now.entry().orElse(seen);
            return now.settle(why(decisive.claim()), decisive);
        }
        return new Approaching(now, late || seen.claim().stands());
    }

    private Reason why(Claim then) {
        boolean elsewhere = then.policeCase() < 3 || then.policeCase() == 7;
        return then.against().filter(reason -> !(late && elsewhere)).orElse(Reason.ALREADY_ON_ZEBRA);
    }
}
