/**
 * Turns the rooms into a program: commands, and the one loop a camera's frames run through.
 *
 * <p>May use: every room; picocli.
 *
 * <p>Must not: do a room's work itself.
 *
 * <p>Start reading at: {@link zebrawatch.CameraLine}.
 */
@NullMarked
package zebrawatch;

import org.jspecify.annotations.NullMarked;
