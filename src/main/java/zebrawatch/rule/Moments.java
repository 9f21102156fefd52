package zebrawatch.rule;

import java.time.Instant;

/**
 * The three instants a reviewer wants to see.
 *
 * @param before the vehicle last seen before the stop line, the pedestrian already in the zone
 * @param on the vehicle on the zebra, the pedestrian still on it
 * @param after the vehicle off the zebra, the pedestrian still on it; the last instant it was seen if it never left
 */
public record Moments(Instant before, Instant on, Instant after) {}
