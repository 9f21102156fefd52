/**
 * Turns the answers of NTP servers into how right this machine's clock is.
 *
 * <p>May use: Commons Net; evidence, meters.
 *
 * <p>Must not: set the clock.
 *
 * <p>Start reading at: {@link zebrawatch.evidence.clock.StationClock}.
 */
@NullMarked
package zebrawatch.evidence.clock;

import org.jspecify.annotations.NullMarked;
