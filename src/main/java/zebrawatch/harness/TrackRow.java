package zebrawatch.harness;

import java.util.OptionalDouble;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;

/**
 * Where one road user was at one time, in a crossing's ground frame.
 *
 * @param t seconds
 * @param id the road user's, the same in all its rows
 * @param kind the road user's
 * @param place metres: a pedestrian's feet, the middle of a vehicle
 * @param heading radians from the +u axis towards +v; where it moves to if empty
 * @param seen whether it was seen there, not only expected
 */
public record TrackRow(double t, long id, RoadUser kind, GroundPoint place, OptionalDouble heading, boolean seen) {}
