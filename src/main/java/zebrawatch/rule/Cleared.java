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
    /** Had it come sooner than this after he had left its path, it would have been in his way, seconds. */
    private static final double MARGIN = 1;

    @Override
    public Encounter next(Observation seen) {
        if (seen.vehicleHere() && !seen.progress().off() && seen.since(left) < PATIENCE) {
            return new Cleared(
                    contest.slowedTo(seen.yielding() && !seen.queues() ? seen.speed() : contest.slowest()), left);
        }
        Optional<Encroachment> encroachment = Encroachment.of(seen.pair());
        if (contest.halt().isPresent()) {
            return Settled.because(Reason.STOPPED, contest.halt().get(), encroachment);
        }
        return Settled.because(slowedForHim() ? Reason.LET_PASS : Reason.PEDESTRIAN_FIRST, left, encroachment);
    }

    private boolean slowedForHim() {
        Notice notice = Notice.before(contest.began());
        return contest.slowest() <= SLOWED_FOR * notice.speed()
                && notice.arrival() < Seconds.between(notice.since(), left.time()) + MARGIN;
    }
}
