package zebrawatch.rule;

import java.util.Optional;

/**
 * The pedestrian has passed the vehicle's path; the vehicle's arrival is awaited, to say by how much he was first.
 *
 * @param contest as it was
 * @param left when he had left the path
 */
record Cleared(Contested contest, Observation left) implements Encounter {
    /** So long the vehicle's arrival is awaited, seconds. */
    private static final double PATIENCE = 10;
    /** A vehicle that gave way without stopping has slowed to this share of its speed. */
    private static final double SLOWED_FOR = 0.7;
    /** It would have been in the pedestrian's way if it would have come before he was across and this was over, seconds. */
    private static final double MARGIN = 1;

    @Override
    public Encounter next(Observation seen) {
        if (seen.vehicleHere() && !seen.progress().off() && seen.since(left) < PATIENCE) {
            return new Cleared(contest.slowedTo(seen.yielding() ? seen.speed() : contest.slowest()), left);
        }
        Optional<Encroachment> encroachment = Encroachment.of(seen.pair());
        if (contest.halt().isPresent()) {
            return Settled.because(Reason.STOPPED, contest.halt().get(), encroachment);
        }
        return Settled.because(slowedForHim() ? Reason.LET_PASS : Reason.PEDESTRIAN_FIRST, left, encroachment);
    }

    private boolean slowedForHim() {
        Observation began = contest.began();
        if (contest.slowest() > SLOWED_FOR * began.speed()) {
            return false;
        }
        double across = began.claim().distance() + 2 * began.path().halfWidth();
        double closing = Math.max(began.claim().closing(), began.policy().of(Parameter.STANDING_SPEED));
        return began.progress().toZebra() / began.speed() < across / closing + MARGIN;
    }
}
