/**
 * Turns a camera or a file into frames.
 *
 * <p>May use: JavaCV, FFmpeg and OpenCV; scene.
 *
 * <p>Must not: decide anything about what is in a picture; leave a native picture to the garbage collector.
 *
 * <p>Start reading at: {@link zebrawatch.video.FrameSource}.
 */
@NullMarked
package zebrawatch.video;

import org.jspecify.annotations.NullMarked;
