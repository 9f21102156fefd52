package zebrawatch.track;

import java.time.Instant;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/**
 * One road user followed in one camera's picture, at one instant.
 *
 * @param id never used again by the same tracker
 * @param kind by the vote of the track's detections so far
 * @param since time of the track's first detection
 * @param time of the frame
 * @param box in the picture as detected, pixels; where the road user is expected when it is not seen
 * @param steady the box with the detector's wavering smoothed out: calmer, but behind on what changes fast; pixels
 * @param score of the detection behind it, 0 when not seen
 * @param seen whether a detection of this very frame supports it
 */
public record Track(
        long id, RoadUser kind, Instant since, Instant time, Box box, Box steady, double score, boolean seen) {

    /** A track whose box wavers not, such as one drawn by hand. */
    public Track(long id, RoadUser kind, Instant since, Instant time, Box box, double score, boolean seen) {
        this(id, kind, since, time, box, box, score, seen);
    }
}
