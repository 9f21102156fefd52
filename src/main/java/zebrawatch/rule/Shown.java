package zebrawatch.rule;

import java.time.Instant;

/**
 * What had been seen of a road user by one instant of its trail.
 *
 * @param seconds that detections have supported it
 * @param last when one did
 * @param course which way along {@code u} it last walked: +1 or -1, or 0 as long as it has not moved by the smallest
 *     displacement; turning about takes the same distance, so that noise does not
 * @param displacement the farthest it had been from where it was first seen, metres along the walk
 * @param fastest the highest mean speed over a second, m/s
 */
record Shown(double seconds, Instant last, int course, double displacement, double fastest) {}
