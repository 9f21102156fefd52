/**
 * Turns clips into annotated videos and scores; {@code evaluate} scores rulings against truth, {@code report} shows it.
 *
 * <p>May use: every room but the webs.
 *
 * <p>Must not: be used by the line itself.
 *
 * <p>Start reading at: {@link zebrawatch.harness.AnnotatedVideo}.
 */
@NullMarked
package zebrawatch.harness;

import org.jspecify.annotations.NullMarked;
