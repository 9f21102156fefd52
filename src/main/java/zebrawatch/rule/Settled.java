package zebrawatch.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of an encounter.
 *
 * @param reason why, which gives the verdict
 * @param time the decisive moment
 * @param vehicle at that moment
 * @param pedestrian at that moment
 * @param policeCase which of the seven cases of the police's chart applied, 1 to 7; 0 where none does
 * @param postEncroachment seconds between the first one's leaving and the second one's reaching the place where their
 *     ways cross; empty where they did not cross
 * @param moments for the evidence
 * @param facts every measured value beside its limit
 */
public record Settled(
        Reason reason,
        Instant time,
        Party vehicle,
        Party pedestrian,
        int policeCase,
        OptionalDouble postEncroachment,
        Moments moments,
        List<Fact> facts)
        implements Encounter {

    public Settled {
        facts = List.copyOf(facts);
    }

    static Settled because(Reason reason, Observation decisive) {
        return because(reason, decisive, Optional.empty());
    }

    static Settled because(Reason reason, Observation decisive, Optional<Encroachment> encroachment) {
        OptionalDouble seconds =
                encroachment.isPresent() ? OptionalDouble.of(encroachment.get().seconds()) : OptionalDouble.empty();
        return new Settled(
                reason,
                decisive.time(),
                Party.of(decisive.vehicle()),
                Party.of(decisive.pedestrian()),
                decisive.claim().policeCase(),
                seconds,
                Moments.around(decisive),
                Facts.of(decisive, seconds));
    }

    /** The verdict the reason leads to. */
    public Verdict verdict() {
        return reason.verdict();
    }

    @Override
    public Settled next(Observation seen) {
        return this;
    }
}
