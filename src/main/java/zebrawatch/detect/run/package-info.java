/**
 * Turns a net into a program of native calls that computes it again and again without allocating.
 *
 * <p>May use: ND4J and OpenBLAS; the typed net of {@link zebrawatch.detect.net}.
 *
 * <p>Must not: know a picture or what the outputs mean.
 *
 * <p>Start reading at: {@link zebrawatch.detect.run.Executor}, then {@link zebrawatch.detect.run.Plan}.
 */
@NullMarked
package zebrawatch.detect.run;

import org.jspecify.annotations.NullMarked;
