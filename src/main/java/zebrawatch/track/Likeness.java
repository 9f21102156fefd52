package zebrawatch.track;

import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;

/** How well a detection continues a track: 0 where it cannot, else more the better. */
final class Likeness {
    private final TrackerSettings settings;
    private final Reach reach;

    Likeness(TrackerSettings settings, Reach reach) {
        this.settings = settings;
        this.reach = reach;
    }

    /** By the overlap with where the track is expected. */
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
        return overlap >= settings.overlap() && reach.allows(track, seen.box()) ? overlap : 0;
    }
}
