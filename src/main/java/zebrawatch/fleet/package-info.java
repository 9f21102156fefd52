/**
 * Turns Kafka's knowledge of stations and cameras into the cameras that this station watches.
 *
 * <p>May use: Kafka, Jackson; scene.
 *
 * <p>Must not: look into a camera's configuration; stop watching because Kafka is away.
 *
 * <p>Start reading at: {@link zebrawatch.fleet.Fleet}, {@link zebrawatch.fleet.Sharing}.
 */
@NullMarked
package zebrawatch.fleet;

import org.jspecify.annotations.NullMarked;
