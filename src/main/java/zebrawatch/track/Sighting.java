package zebrawatch.track;

import java.time.Duration;
import java.time.Instant;
import zebrawatch.scene.Box;

/** One detection in a track's past. */
record Sighting(Instant time, Box box, double score) {

    double secondsTo(Instant later) {
        return Duration.between(time, later).toNanos() * 1e-9;
    }
}
