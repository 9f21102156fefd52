/**
 * Turns a camera's stream into the frames that its crossing deserves: few while nobody is there, all that the line can use
 * from shortly before somebody came.
 *
 * <p>May use: OpenCV for the brightness of a picture; scene, track, video, detect, meters.
 *
 * <p>Must not: judge anybody; lose a picture without counting it.
 *
 * <p>Start reading at: {@link zebrawatch.attention.Attention}.
 */
@NullMarked
package zebrawatch.attention;

import org.jspecify.annotations.NullMarked;
