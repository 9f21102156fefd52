/**
 * Turns an evaluation into a page one can send round.
 *
 * <p>May use: what the harness may.
 *
 * <p>Must not: score anything itself; {@code zebrawatch.harness.evaluate} does.
 *
 * <p>Start reading at: {@link zebrawatch.harness.report.Report}.
 */
@NullMarked
package zebrawatch.harness.report;

import org.jspecify.annotations.NullMarked;
