/**
 * Turns a camera's newest picture and what somebody draws on it into the camera's configuration in Kafka, which its station
 * follows within seconds.
 *
 * <p>May use: JDBI, Javalin, Jackson, OpenCV; scene, publish, fleet, config, archive, account, web.
 *
 * <p>Must not: write a configuration that a station would refuse, or over somebody else's; show a picture to anybody but an
 * administrator; keep an older one.
 *
 * <p>Start reading at: {@link zebrawatch.zones.ZonesPages}, {@link zebrawatch.zones.Cameras}.
 */
@NullMarked
package zebrawatch.zones;

import org.jspecify.annotations.NullMarked;
