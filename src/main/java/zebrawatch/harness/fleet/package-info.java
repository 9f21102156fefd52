/**
 * Turns a real broker and stations without video into figures: how long cameras go unwatched when a station dies, leaves or
 * loses Kafka.
 *
 * <p>May use: fleet; the broker of publish.
 *
 * <p>Must not: know how the fleet shares cameras; it sees what a station is told.
 *
 * <p>Start reading at: {@link zebrawatch.harness.fleet.FleetSimulation}.
 */
@NullMarked
package zebrawatch.harness.fleet;

import org.jspecify.annotations.NullMarked;
