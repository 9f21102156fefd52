/**
 * Turns confirmed cases into masked, numbered issues of the exposure board, and these into pages and LED screens.
 *
 * <p>May use: JDBI, Javalin, OpenCV; scene, rule, evidence, detect, publish, archive, account, web.
 *
 * <p>Must not: give anybody outside an original picture, or a masked one that no editor has confirmed; use a number twice.
 *
 * <p>Start reading at: {@link zebrawatch.board.Board}.
 */
@NullMarked
package zebrawatch.board;

import org.jspecify.annotations.NullMarked;
