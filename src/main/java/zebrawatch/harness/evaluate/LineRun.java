package zebrawatch.harness.evaluate;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Detection;
import zebrawatch.track.Track;

/**
 * What the line saw in one clip and what it said of it. The clip began at the epoch, so that instants are seconds since
 * its begin.
 *
 * @param moments the pictures looked at, in order
 * @param rulings in the order spoken
 * @param took what the line needed for all pictures
 */
public record LineRun(List<Moment> moments, List<Ruling> rulings, Duration took) {

    /**
     * One picture.
     *
     * @param t seconds since the clip began
     * @param seen what was detected
     * @param tracks who is followed
     */
    public record Moment(double t, List<Detection> seen, List<Track> tracks) {
        public Moment {
            seen = List.copyOf(seen);
            tracks = List.copyOf(tracks);
        }

        /** That track as it is now. */
        public Optional<Track> track(long id) {
            return tracks.stream().filter(t -> t.id() == id).findFirst();
        }
    }

    public LineRun {
        moments = List.copyOf(moments);
        rulings = List.copyOf(rulings);
    }

    /** The picture nearest to {@code t}, no more than {@code reach} s off. */
    public Optional<Moment> nearest(double t, double reach) {
        return moments.stream()
                .filter(m -> Math.abs(m.t() - t) <= reach)
                .min(Comparator.comparingDouble(m -> Math.abs(m.t() - t)));
    }
}
