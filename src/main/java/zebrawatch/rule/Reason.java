package zebrawatch.rule;

import java.util.Locale;

/** Why an encounter got its verdict: one for every line of the police's chart and every disputed class of captures. */
public enum Reason {
    /** The vehicle drove onto the zebra in front of a pedestrian it had to let pass. */
    TOOK_THE_WAY(Verdict.VIOLATED),

    /** The vehicle stood before the zebra while the pedestrian crossed its path. */
    STOPPED(Verdict.YIELDED),
    /** The vehicle slowed, and the pedestrian was across its path first. */
    LET_PASS(Verdict.YIELDED),
    /** The vehicle stood, and the pedestrian stayed where he was until it drove on: he waved it on. */
    WAVED_ON(Verdict.YIELDED),
    /** The vehicle slowed without stopping, which this city takes for giving way. */
    SLOWED(Verdict.YIELDED),

    /** The pedestrian walked beside the zebra. */
    OFF_ZEBRA(Verdict.NO_CONFLICT),
    /** Case 1: the pedestrian was on the other half, before the centre line. */
    OTHER_HALF(Verdict.NO_CONFLICT),
    /** Case 2: the pedestrian was outside the motor lanes, at the kerb or in the cycle lane. */
    OUTSIDE_MOTOR_LANES(Verdict.NO_CONFLICT),
    /** Case 4: the pedestrian walked away from the vehicle's path. */
    WALKING_AWAY(Verdict.NO_CONFLICT),
    /** Case 5 where the city does not count it: the pedestrian waited at the centre line. */
    WAITING_AT_CENTRE(Verdict.NO_CONFLICT),
    /** Case 7: the pedestrian was on a refuge island. */
    ON_REFUGE(Verdict.NO_CONFLICT),
    /** The pedestrian was farther from the vehicle's path than the conflict distance. */
    TOO_FAR(Verdict.NO_CONFLICT),
    /** The pedestrian stood on the carriageway, which this city does not count. */
    STANDING(Verdict.NO_CONFLICT),
    /** The pedestrian was never seen to walk: a warden, a cleaner, a picture of a person. */
    NOT_MOVED(Verdict.NO_CONFLICT),
    /** The pedestrian moved faster than people walk, or together with a two-wheeler. */
    RIDER(Verdict.NO_CONFLICT),
    /** The pedestrian was inside a vehicle's outline: a driver, a passenger, an advert on a bus. */
    INSIDE_VEHICLE(Verdict.NO_CONFLICT),
    /** The pedestrian stepped on when part of the vehicle was on the zebra already. */
    ALREADY_ON_ZEBRA(Verdict.NO_CONFLICT),
    /** The pedestrian came so suddenly that the vehicle could not have stopped. */
    SUDDEN_ENTRY(Verdict.NO_CONFLICT),
    /** The pedestrian was across the vehicle's path first. */
    PEDESTRIAN_FIRST(Verdict.NO_CONFLICT),
    /** The vehicle crept slower than the city counts. */
    CREEPING(Verdict.NO_CONFLICT),
    /** The vehicle followed another closely, which this city does not count. */
    FOLLOWING(Verdict.NO_CONFLICT),
    /** The vehicle stopped on the zebra before it came to the pedestrian. */
    STOOD_ON_ZEBRA(Verdict.NO_CONFLICT),
    /** The pedestrian was where nobody counts as one who crosses, such as a warden's stand. */
    EXEMPT(Verdict.NO_CONFLICT),
    /** The pedestrians' signal was red. */
    ON_RED(Verdict.NO_CONFLICT),
    /** The crossing was not judged at that hour. */
    OFF_HOURS(Verdict.NO_CONFLICT),
    /** The two were never both there: one left before the vehicle came to the zebra. */
    NEVER_MET(Verdict.NO_CONFLICT),

    /** The crossing is judged on green alone, and what the signal showed is not known. */
    SIGNAL_UNKNOWN(Verdict.UNDECIDED),
    /** The vehicle was not seen long enough before the decisive moment. */
    VEHICLE_BARELY_SEEN(Verdict.UNDECIDED),
    /** The pedestrian was not seen long enough before the decisive moment. */
    PEDESTRIAN_BARELY_SEEN(Verdict.UNDECIDED),
    /** The vehicle was first seen when part of it was on the zebra. */
    VEHICLE_SEEN_LATE(Verdict.UNDECIDED),
    /** The pedestrian was first seen on the vehicle's half, too late to say whether the vehicle could have stopped. */
    PEDESTRIAN_SEEN_LATE(Verdict.UNDECIDED),
    /** The vehicle was lost from sight before it was clear what it did. */
    VEHICLE_LOST(Verdict.UNDECIDED),
    /** The pedestrian was lost from sight before it was clear what he did. */
    PEDESTRIAN_LOST(Verdict.UNDECIDED),
    /** Had one of them been elsewhere by what their places are uncertain, nothing would speak against the vehicle. */
    WITHIN_UNCERTAINTY(Verdict.UNDECIDED);

    private final Verdict verdict;

    Reason(Verdict verdict) {
        this.verdict = verdict;
    }

    /** The verdict this reason leads to. */
    public Verdict verdict() {
        return verdict;
    }

    /** In snake_case, as written in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
