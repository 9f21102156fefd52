package zebrawatch.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;

/** Keeps what came of a passage's encounters with those who were on the zebra, so that it is counted once or not at all. */
final class Company {
    /** The gravest first. */
    private static final List<Verdict> ORDER =
            List.of(Verdict.VIOLATED, Verdict.YIELDED, Verdict.UNDECIDED, Verdict.NO_CONFLICT);

    /** Where there was nobody who crosses, or nothing is judged. */
    private static final Set<Reason> NOBODY = EnumSet.of(
            Reason.OFF_ZEBRA,
            Reason.NOT_MOVED,
            Reason.RIDER,
            Reason.INSIDE_VEHICLE,
            Reason.EXEMPT,
            Reason.OFF_HOURS,
            Reason.NEVER_MET);

    private final Crossing crossing;
    private final double margin;
    private Optional<Passed> gravest = Optional.empty();

    Company(Crossing crossing, Policy policy) {
        this.crossing = crossing;
        this.margin = policy.of(Parameter.ZEBRA_MARGIN);
    }

    void add(Settled encounter) {
        Verdict verdict = encounter.verdict();
        boolean judged = verdict == Verdict.VIOLATED || verdict == Verdict.YIELDED;
        boolean graver = gravest.isEmpty()
                || ORDER.indexOf(verdict) < ORDER.indexOf(gravest.get().verdict());
        if (graver
                && (judged
                        || (!NOBODY.contains(encounter.reason())
                                && isOnZebra(encounter.pedestrian().position())))) {
            gravest = Optional.of(new Passed(encounter.time(), crossing.name(), verdict));
        }
    }

    private boolean isOnZebra(GroundPoint at) {
        return crossing.alongWalk().contains(at.u())
                && crossing.alongDrive().widened(margin).contains(at.v());
    }

    /** The passage to be counted; empty where nobody was on the zebra. */
    Optional<Passed> passed() {
        return gravest;
    }
}
