package zebrawatch.track;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Looks;
import zebrawatch.scene.RoadUser;

/** One road user while it is followed. */
final class LiveTrack {
    /** One sighting proves at most this much, however long the gap before it; seconds. */
    private static final double PROOF_OF_ONE = 0.25;

    /** The steps of a path retraced over a gap, seconds. */
    private static final double STEP = 0.04;

    /** Nobody walks or runs across a street faster; metres a second. */
    private static final double ON_FOOT = 4.5;

    /** Watched for less, its velocity on the road is not known; seconds. */
    private static final double DIRECTION_KNOWN = 0.5;

    /** Its looks are the mean of so many seconds: the light changes on the way. */
    private static final double LOOKS_LAST = 1;

    /** Unseen for longer, it is followed on the road and no more in the picture; seconds. */
    private static final double GAP = 0.3;

    private final long id;
    private final Instant since;
    private final boolean carLike;
    private final KindVote kinds = new KindVote();
    private final Trail trail = new Trail();
    private BoxMotion motion;
    private BoxMotion motionWhenSeen;
    private Box expected;
    private Optional<Looks> looks = Optional.empty();
    private Instant time;
    private boolean missed;
    private boolean rides;
    private double proof;

    LiveTrack(long id, Instant time, Detection first) {
        this.id = id;
        this.since = time;
        this.time = time;
        carLike = first.kind().isCarLike();
        motion = new BoxMotion(first.box(), Nature.of(first.kind()));
        motionWhenSeen = motion;
        expected = first.box();
        looks = first.looks();
        remember(first);
    }

    /** Moves on to {@code now} as far as the past tells. */
    void predict(Instant now, Road road) {
        if (isSeen()) {
            motionWhenSeen = motion.copy();
        } else {
            missed = true;
            motion.holdSize();
            if (trail.stands()) {
                motion.holdPlace();
            }
        }
        motion.predict(Duration.between(time, now).toNanos() * 1e-9);
        time = now;
        rides = rides || trail.pace(road) > ON_FOOT;
        expected = motion.expected();
        if (last().secondsTo(now) > GAP && trail.watched() > DIRECTION_KNOWN && !trail.stands()) {
            road.carried(trail.first(), last(), now).ifPresent(box -> expected = box);
        }
    }

    /**
     * Takes in the detection of this very frame. After a gap the path is first retraced in a straight line from where the
     * track was last seen, so that the filter forgets what it made up meanwhile (observation-centric re-update, Cao et
     * al. 2023, section 4.1).
     */
    void see(Detection seen) {
        Sighting last = last();
        double gap = last.secondsTo(time);
        if (missed) {
            retrace(last.box(), seen.box(), gap);
        } else {
            motion.correct(seen.box());
        }
        missed = false;
        learn(seen, gap);
        proof += seen.score() * Math.min(gap, PROOF_OF_ONE);
        expected = motion.expected();
        remember(seen);
    }

    private void retrace(Box from, Box to, double gap) {
        motion = motionWhenSeen;
        int steps = (int) Math.max(1, Math.round(gap / STEP));
        for (int i = 1; i <= steps; i++) {
            motion.predict(gap / steps);
            motion.correct(between(from, to, (double) i / steps));
        }
    }

    private void learn(Detection seen, double gap) {
        double known = Math.min(LOOKS_LAST, Duration.between(since, time).toNanos() * 1e-9);
        double share = seen.score() * Math.min(gap, PROOF_OF_ONE) / Math.max(known, PROOF_OF_ONE);
        looks = looks.isPresent()
                ? looks.map(mine ->
                        seen.looks().map(now -> mine.towards(now, share)).orElse(mine))
                : seen.looks();
    }

    private void remember(Detection seen) {
        trail.add(new Sighting(time, seen.box(), seen.score()));
        kinds.add(seen.kind(), seen.score());
    }

    /** Where it is by now, as far as known. */
    Box expected() {
        return expected;
    }

    /** How different a detection looks from it, 0 (alike) to 1; 0 where the looks of either are not known. */
    double difference(Detection seen) {
        return looks.flatMap(mine -> seen.looks().map(mine::difference)).orElse(0.0);
    }

    Trail trail() {
        return trail;
    }

    Sighting last() {
        return trail.last();
    }

    /** From the first sighting to the last. */
    Duration age() {
        return Duration.between(since, last().time());
    }

    /** How long it has not been seen. */
    Duration unseen() {
        return Duration.between(last().time(), time);
    }

    /** Whether it was seen in the very frame before this one. */
    boolean isFresh() {
        return !missed;
    }

    boolean isSeen() {
        return time.equals(last().time());
    }

    boolean isBelieved(Duration trial) {
        return proof >= trial.toNanos() * 1e-9;
    }

    boolean isCarLike() {
        return carLike;
    }

    /** By the vote of all detections; but whoever is too fast on foot rides something that was not made out. */
    RoadUser kind() {
        RoadUser voted = kinds.winner();
        return rides && voted == RoadUser.PEDESTRIAN ? RoadUser.BICYCLE : voted;
    }

    /** Whether it is a bicycle or motorcycle that has stood alone for a while. */
    boolean isParkedMachine() {
        RoadUser kind = kind();
        return !kind.isCarLike() && kind.isVehicle() && trail.stands();
    }

    Track now() {
        boolean seen = isSeen();
        return new Track(
                id, kind(), since, time, seen ? last().box() : expected, expected, seen ? last().score() : 0, seen);
    }

    private static Box between(Box from, Box to, double share) {
        return new Box(
                from.left() + share * (to.left() - from.left()),
                from.top() + share * (to.top() - from.top()),
                from.width() + share * (to.width() - from.width()),
                from.height() + share * (to.height() - from.height()));
    }
}
