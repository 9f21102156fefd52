/**
 * Turns a net into a program of native calls that computes it again and again without allocating.
 *
 * <p>May use: ND4J; the typed net of {@link zebrawatch.detect.net}.
 *
 * <p>Must not: know a picture or what the outputs mean.
 *
 * <p>Start reading at: {@link zebrawatch.detect.run.Executor}.
 */
@NullMarked
package zebrawatch.detect.run;

import org.jspecify.annotations.NullMarked;
