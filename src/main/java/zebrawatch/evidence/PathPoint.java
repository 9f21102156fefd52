package zebrawatch.evidence;

import java.time.Instant;
import zebrawatch.scene.GroundPoint;

/**
 * Where somebody was at one instant.
 *
 * @param time of the frame
 * @param place in the crossing's ground frame, metres: a pedestrian's feet, the middle of a vehicle
 */
public record PathPoint(Instant time, GroundPoint place) {}
