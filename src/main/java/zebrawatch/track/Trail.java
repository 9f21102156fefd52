package zebrawatch.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import zebrawatch.scene.Box;
import zebrawatch.scene.Point;

/** The latest sightings of one road user: enough to tell a direction, a pace, and whether it stands. */
final class Trail {
    private static final Duration MEMORY = Duration.ofSeconds(1);

    /** A box whose centre moved less than this share of it over the memory stands. */
    private static final double STANDS = 0.1;

    /** Watched for less, it cannot be told whether it stands; seconds. */
    private static final double STANDING_KNOWN = 0.5;

    /** Watched for less, a pace may be a jump of the box; seconds. */
    private static final double PACE_KNOWN = 0.8;

    private final Deque<Sighting> sightings = new ArrayDeque<>();

    void add(Sighting sighting) {
        sightings.add(sighting);
        Instant oldest = sighting.time().minus(MEMORY);
        while (first().time().isBefore(oldest)) {
            sightings.removeFirst();
        }
    }

    Sighting first() {
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

    /** Seconds from the first sighting to the last. */
    double watched() {
        return first().secondsTo(last().time());
    }

    boolean stands() {
        Box box = last().box();
        Point from = first().box().centre();
        Point to = box.centre();
        return watched() > STANDING_KNOWN
                && Math.hypot(to.x() - from.x(), to.y() - from.y()) < STANDS * Math.sqrt(box.area());
    }

    /**
     * The pace kept up all along, in metres a second: the least of both halves' and the whole's, for a box that jumps shows
     * in one half, and one that jumps there and back not in the whole. 0 where it cannot be told.
     */
    double pace(Road road) {
        if (watched() < PACE_KNOWN) {
            return 0;
        }
        Sighting middle = earlier(
                Duration.ofNanos(Duration.between(first().time(), last().time()).toNanos() / 2));
        double halves = Math.min(road.pace(first(), middle), road.pace(middle, last()));
        return Math.min(halves, road.pace(first(), last()));
    }
}
