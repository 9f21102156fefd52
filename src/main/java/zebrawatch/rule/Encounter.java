package zebrawatch.rule;

/**
 * How far a vehicle and a pedestrian have come with each other. Each phase is a value; {@link #next} answers the phase
 * after one more observation. Time is the observations' own.
 *
 * <pre>
 *   Approaching -> Contested -> Encroaching -> Settled      the vehicle takes the way
 *   Approaching -> Contested -> Cleared     -> Settled      the pedestrian was let pass, or was first
 *   Approaching                             -> Settled      no claim when the vehicle drove onto the zebra
 *   Contested   -> Approaching                              the pedestrian turned back
 * </pre>
 */
sealed interface Encounter permits Approaching, Contested, Cleared, Encroaching, Settled {

    /** The phase after {@code seen}, which is later than every observation before. */
    Encounter next(Observation seen);

    /** Where every encounter begins. */
    static Encounter begin() {
        return new Approaching(Conduct.NONE, false);
    }
}
