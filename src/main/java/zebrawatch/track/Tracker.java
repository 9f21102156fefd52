package zebrawatch.track;

import java.time.Instant;
import java.util.List;
import zebrawatch.scene.Detection;

/** Follows road users through one camera's pictures. Belongs to one thread. */
public final class Tracker {

    /**
     * The road users followed at {@code time}, given what was detected then.
     *
     * @param time of the frame, later than every time before
     * @param seen detections with scores from 0.1 up
     */
    public List<Track> update(Instant time, List<Detection> seen) {
        return List.of();
    }
}
