/**
 * Turns clips with truth, and what the line said of them, into scores.
 *
 * <p>May use: what the harness may.
 *
 * <p>Must not: draw or write pages; {@code zebrawatch.harness.report} does.
 *
 * <p>Start reading at: {@link zebrawatch.harness.evaluate.Matching}.
 */
@NullMarked
package zebrawatch.harness.evaluate;

import org.jspecify.annotations.NullMarked;
