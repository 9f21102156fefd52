/**
 * Turns confirmed cases into masked, numbered issues of the exposure board, and these into pages and LED screens.
 *
 * <p>May use: scene, evidence, detect, publish, archive.
 *
 * <p>Must not: give anybody outside an original picture, or a masked one that no editor has confirmed; use a number twice.
 *
 * <p>Start reading at: {@link zebrawatch.board.mask.Masking}.
 */
@NullMarked
package zebrawatch.board;

import org.jspecify.annotations.NullMarked;
