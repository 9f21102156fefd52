/**
 * Turns this machine and the sample clips into figures: how long each part of the line takes, beside its reference.
 *
 * <p>May use: every room but the webs; DL4J, OpenCV and ONNX Runtime as references.
 *
 * <p>Must not: be used by the line itself.
 *
 * <p>Start reading at: {@link zebrawatch.harness.bench.DetectorBench}.
 */
@NullMarked
package zebrawatch.harness.bench;

import org.jspecify.annotations.NullMarked;
