/**
 * Turns detections over time into tracks with identity, ground position and speed.
 *
 * <p>May use: scene.
 *
 * <p>Must not: know a clock, a thread, a log, a file or randomness; count frames where it means time.
 *
 * <p>Start reading at: {@link zebrawatch.track.Tracker}.
 */
@NullMarked
package zebrawatch.track;

import org.jspecify.annotations.NullMarked;
