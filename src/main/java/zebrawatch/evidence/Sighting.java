package zebrawatch.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.track.GroundTrack;
import zebrawatch.track.Track;

/**
 * Who was where at one instant.
 *
 * @param time of the frame
 * @param tracks in the picture
 * @param ground on each crossing's ground, by the crossing's name
 */
record Sighting(Instant time, List<Track> tracks, Map<String, List<GroundTrack>> ground) {

    Sighting {
        tracks = List.copyOf(tracks);
        ground = Map.copyOf(ground);
    }

    /** Who is followed under this number. */
    Optional<Track> track(long id) {
        return tracks.stream().filter(t -> t.id() == id).findFirst();
    }

    /** Where he is on a crossing's ground. */
    Optional<PathPoint> place(String crossing, long id) {
        return ground.getOrDefault(crossing, List.of()).stream()
                .filter(t -> t.id() == id)
                .findFirst()
                .map(t -> new PathPoint(time, t.position()));
    }
}
