package zebrawatch.rule;

import static zebrawatch.rule.Parameter.CONFLICT_DISTANCE;
import static zebrawatch.rule.Parameter.LET_PASS_MARGIN;
import static zebrawatch.rule.Parameter.LET_PASS_SLOWED_TO;
import static zebrawatch.rule.Parameter.LONGEST_GAP;

import java.util.Optional;

/**
 * The pedestrian has passed the vehicle's path; the vehicle's arrival is awaited, to say by how much he was first. Should he
 * turn back, or the vehicle turn so that its path lies before him after all, he has a claim again.
 *
 * @param contest as it was
 * @param left when he had left the path
 */
record Cleared(Contested contest, Observation left) implements Encounter {
    /** So long the vehicle's arrival is awaited, seconds. */
    private static final double PATIENCE = 10;

    @Override
    public Encounter next(Observation seen) {
        Conduct conduct = contest.conduct();
        if (seen.driving().here() && seen.pedestrianHere() && seen.claim().stands() && seen.yielding()) {
            return new Contested(seen, seen, conduct).next(seen);
        }
        if (seen.driving().here() && !seen.progress().off() && seen.since(left) < PATIENCE) {
            boolean forHim = seen.claim().distance() <= seen.policy().of(CONFLICT_DISTANCE);
            return forHim ? new Cleared(contest.with(conduct.slowed(seen)), left) : this;
        }
        Optional<Encroachment> encroachment = Encroachment.of(seen.pair());
        if (conduct.halt().isPresent()) {
            return Settled.because(Reason.STOPPED, conduct.halt().get(), encroachment);
        }
        boolean letPass = encroachment.filter(this::slowedForHim).isPresent();
        return Settled.because(letPass ? Reason.LET_PASS : Reason.PEDESTRIAN_FIRST, left, encroachment);
    }

    private boolean slowedForHim(Encroachment crossing) {
        Policy policy = left.policy();
        if (crossing.seconds() > policy.of(LONGEST_GAP)) {
            return false;
        }
        Notice notice = Notice.before(contest.began());
        double clear = Seconds.between(notice.since(), crossing.pedestrian());
        return contest.conduct().slowest() <= policy.of(LET_PASS_SLOWED_TO) * notice.speed()
                && notice.arrival() < clear + policy.of(LET_PASS_MARGIN);
    }
}
