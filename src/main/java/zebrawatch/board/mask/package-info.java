/**
 * Turns a case's picture into a copy in which nobody can be recognised.
 *
 * <p>May use: OpenCV; scene, evidence, detect.
 *
 * <p>Must not: hand out a pixel of the original within a mask, or the original's metadata.
 *
 * <p>Start reading at: {@link zebrawatch.board.mask.Masking}.
 */
@NullMarked
package zebrawatch.board.mask;

import org.jspecify.annotations.NullMarked;
