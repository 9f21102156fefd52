/**
 * Turns the sample clips into cameras that send for as long as one likes, with a known list of violations, and what a station
 * found in them into figures.
 *
 * <p>May use: every room but the webs; FFmpeg's and GStreamer's programs.
 *
 * <p>Must not: be used by the line itself.
 *
 * <p>Start reading at: {@link zebrawatch.harness.soak.Film}.
 */
@NullMarked
package zebrawatch.harness.soak;

import org.jspecify.annotations.NullMarked;
