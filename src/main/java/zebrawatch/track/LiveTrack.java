package zebrawatch.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Point;
import zebrawatch.scene.RoadUser;

/** One road user while it is followed. */
final class LiveTrack {
    /** How much of the past is kept: enough to tell a direction, and whether it stands. */
    private static final Duration MEMORY = Duration.ofSeconds(1);

    /** One sighting proves at most this much, however long the gap before it; seconds. */
    private static final double PROOF_OF_ONE = 0.25;

    /** The steps of a path retraced over a gap, seconds. */
    private static final double STEP = 0.04;

    /** A box whose centre moved less than this share of it over the memory stands. */
    private static final double STANDS = 0.1;

    /** Watched for less, its velocity on the road is not known; seconds. */
    private static final double DIRECTION_KNOWN = 0.5;

    /** Unseen for longer, it is followed on the road and no more in the picture; seconds. */
    private static final double GAP = 0.3;

    private final long id;
    private final Instant since;
    private final boolean carLike;
    private final KindVote kinds = new KindVote();
    private final Deque<Sighting> sightings = new ArrayDeque<>();
    private BoxMotion motion;
    private BoxMotion motionWhenSeen;
    private Box expected;
    private Instant time;
    private boolean missed;
    private double proof;

    LiveTrack(long id, Instant time, Detection first) {
        this.id = id;
        this.since = time;
        this.time = time;
        carLike = first.kind().isCarLike();
        motion = new BoxMotion(first.box(), Nature.of(first.kind()));
        motionWhenSeen = motion;
        expected = first.box();
        remember(first);
    }

    /** Moves on to {@code now} as far as the past tells. */
    void predict(Instant now, Road road) {
        if (isSeen()) {
            motionWhenSeen = motion.copy();
        } else {
            missed = true;
            motion.holdSize();
            if (stands()) {
                motion.holdPlace();
            }
        }
        motion.predict(Duration.between(time, now).toNanos() * 1e-9);
        time = now;
        expected = motion.expected();
        if (last().secondsTo(now) > GAP && watched() > DIRECTION_KNOWN && !stands()) {
            road.carried(first(), last(), now).ifPresent(box -> expected = box);
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

    private void remember(Detection seen) {
        sightings.add(new Sighting(time, seen.box(), seen.score()));
        while (sightings.getFirst().time().isBefore(time.minus(MEMORY))) {
            sightings.removeFirst();
        }
        kinds.add(seen.kind(), seen.score());
    }

    /** Where it is by now, as far as known. */
    Box expected() {
        return expected;
    }

    private Sighting first() {
        return sightings.getFirst();
    }

    Sighting last() {
        return sightings.getLast();
    }

    /** The latest sighting at least {@code before} older than the last one, or the oldest that is remembered. */
    Sighting earlier(Duration before) {
        Instant limit = last().time().minus(before);
        Iterator<Sighting> backwards = sightings.descendingIterator();
        Sighting found = backwards.next();
        while (backwards.hasNext() && found.time().isAfter(limit)) {
            found = backwards.next();
        }
        return found;
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

    /** Seconds between the first remembered sighting and the last: what its velocity rests on. */
    double watched() {
        return first().secondsTo(last().time());
    }

    boolean isBelieved(Duration trial) {
        return proof >= trial.toNanos() * 1e-9;
    }

    boolean isCarLike() {
        return carLike;
    }

    RoadUser kind() {
        return kinds.winner();
    }

    Track now() {
        boolean seen = isSeen();
        return new Track(
                id, kind(), since, time, seen ? last().box() : expected, expected, seen ? last().score() : 0, seen);
    }

    private boolean stands() {
        Box box = last().box();
        Point from = first().box().centre();
        Point to = box.centre();
        return watched() > 0.5 && Math.hypot(to.x() - from.x(), to.y() - from.y()) < STANDS * Math.sqrt(box.area());
    }

    private static Box between(Box from, Box to, double share) {
        return new Box(
                from.left() + share * (to.left() - from.left()),
                from.top() + share * (to.top() - from.top()),
                from.width() + share * (to.width() - from.width()),
                from.height() + share * (to.height() - from.height()));
    }
}
