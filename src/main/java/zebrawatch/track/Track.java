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
 * @param box in the picture, pixels, smoothed; where the road user is expected when it is not seen
 * @param score of the detection behind it, 0 when not seen
 * @param seen whether a detection of this very frame supports it
 */
public record Track(long id, RoadUser kind, Instant since, Instant time, Box box, double score, boolean seen) {}
