package zebrawatch.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last sightings of one camera, bounded in time; the oldest are forgotten first. */
final class Sightings {
    private final Duration length;
    private final Deque<Sighting> sightings = new ArrayDeque<>();

    Sightings(Duration length) {
        this.length = length;
    }

    /** Adds the newest. */
    void keep(Sighting newest) {
        sightings.addLast(newest);
        Instant horizon = newest.time().minus(length);
        while (sightings.getFirst().time().isBefore(horizon)) {
            sightings.removeFirst();
        }
    }

    /** The one nearest to {@code moment}; none if there is none at all. */
    Optional<Sighting> nearest(Instant moment) {
        return stream()
                .min(Comparator.comparing(
                        s -> Duration.between(moment, s.time()).abs()));
    }

    /** All, the oldest first. */
    Stream<Sighting> stream() {
        return sightings.stream();
    }

    /** Somebody's way over a crossing, the oldest place first. */
    List<PathPoint> path(String crossing, long track) {
        return stream().flatMap(s -> s.place(crossing, track).stream()).toList();
    }
}
