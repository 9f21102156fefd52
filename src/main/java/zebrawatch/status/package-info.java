/**
 * Turns a station's state into {@code /metrics}, {@code /health} and a page, and takes signals told from outside.
 *
 * <p>May use: Javalin, Jackson; scene, video, meters.
 *
 * <p>Must not: show a picture or a password; delay a camera.
 *
 * <p>Start reading at: {@link zebrawatch.status.StatusServer}.
 */
@NullMarked
package zebrawatch.status;

import org.jspecify.annotations.NullMarked;
