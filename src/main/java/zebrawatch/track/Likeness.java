package zebrawatch.track;

import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Point;

/** How well a detection continues a track: 0 where it cannot, else more the better. */
final class Likeness {
    private static final double LEAST = 1e-6;

    private final TrackerSettings settings;
    private final Reach reach;

    Likeness(TrackerSettings settings, Reach reach) {
        this.settings = settings;
        this.reach = reach;
    }

    /** By the overlap with where the track is expected, and by how straight it runs on. */
    double whereExpected(LiveTrack track, Detection seen) {
        return of(track, track.expected(), seen);
    }

    /**
     * By the overlap with where the track was last seen: its motion may have been misjudged (observation-centric recovery,
     * Cao et al. 2023, section 4.3).
     */
    double whereLastSeen(LiveTrack track, Detection seen) {
        return of(track, track.last().box(), seen);
    }

    private double of(LiveTrack track, Box place, Detection seen) {
        if (track.isCarLike() != seen.kind().isCarLike()) {
            return 0;
        }
        double overlap = place.iou(seen.box());
        if (overlap == 0 || overlap < settings.overlap() || !reach.allows(track, seen.box())) {
            return 0;
        }
        return Math.max(LEAST, overlap + settings.momentum() * seen.score() * straightness(track, seen.box()));
    }

    /**
     * How straight the track runs on to {@code next}: 0.5 straight ahead, -0.5 straight back, 0 where it cannot be told
     * (observation-centric momentum, Cao et al. 2023, section 4.2).
     */
    private double straightness(LiveTrack track, Box next) {
        Point a = track.trail().earlier(settings.momentumOver()).box().centre();
        Point b = track.last().box().centre();
        Point c = next.centre();
        double before = Math.hypot(b.x() - a.x(), b.y() - a.y());
        double after = Math.hypot(c.x() - b.x(), c.y() - b.y());
        if (before == 0 || after == 0) {
            return 0;
        }
        double cosine = ((b.x() - a.x()) * (c.x() - b.x()) + (b.y() - a.y()) * (c.y() - b.y())) / (before * after);
        return 0.5 - Math.acos(Math.max(-1, Math.min(1, cosine))) / Math.PI;
    }
}
