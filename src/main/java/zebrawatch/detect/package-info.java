/**
 * Turns a frame into detections.
 *
 * <p>May use: DL4J, ND4J and OpenCV; scene, video, meters.
 *
 * <p>Must not: remember anything from one frame to the next.
 *
 * <p>Start reading at: {@link zebrawatch.detect.Detector}.
 */
@NullMarked
package zebrawatch.detect;

import org.jspecify.annotations.NullMarked;
