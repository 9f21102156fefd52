/**
 * Turns a ruling and the frames around it into a case file: pictures chosen by meaning, lettered and digested.
 *
 * <p>May use: OpenCV; FontBox and Java2D's rasteriser for the lettering; scene, track, rule, video.
 *
 * <p>Must not: decide who is guilty; send anything anywhere; need a font that is installed on the machine.
 *
 * <p>Start reading at: {@link zebrawatch.evidence.EvidenceRecorder}.
 */
@NullMarked
package zebrawatch.evidence;

import org.jspecify.annotations.NullMarked;
