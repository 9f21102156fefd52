package zebrawatch.track;

import java.time.Duration;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;

/** How well a detection continues a track: 0 where it cannot, else more the better. */
final class Likeness {
    /** Unseen for longer, a track is lost, and whoever is found in its place may be somebody else. */
    private static final Duration GAP = Duration.ofMillis(300);

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
        return overlap >= settings.overlap() && reach.allows(track, seen.box()) ? overlap * alike(track, seen) : 0;
    }

    /** From frame to frame everybody; after a gap only who looks the same, the likest best. */
    private double alike(LiveTrack track, Detection seen) {
        if (track.unseen().compareTo(GAP) <= 0) {
            return 1;
        }
        double difference = track.difference(seen);
        return difference <= settings.looks() ? 1 - difference : 0;
    }
}
