/**
 * Turns what happens on a camera's line into metrics: every name, tag and description stands here.
 *
 * <p>May use: Micrometer; scene.
 *
 * <p>Must not: decide or delay anything.
 *
 * <p>Start reading at: {@link zebrawatch.meters.Metric}.
 */
@NullMarked
package zebrawatch.meters;

import org.jspecify.annotations.NullMarked;
