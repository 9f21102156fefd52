package zebrawatch.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How right the clock was that the pictures' times come from.
 *
 * @param offset what was to be added to it to be right; empty where nobody knows
 * @param source who was asked, or why nobody could be
 * @param measured when, by the clock itself; empty where nobody knows the offset
 */
public record ClockReading(Optional<Duration> offset, String source, Optional<Instant> measured) {

    /** A measurement. */
    public static ClockReading of(Duration offset, String source, Instant measured) {
        return new ClockReading(Optional.of(offset), source, Optional.of(measured));
    }

    /** The same of a clock that is so far ahead of this one, and tells its time with its pictures. */
    public ClockReading ofClockAhead(Duration ahead) {
        return ahead.isZero()
                ? this
                : new ClockReading(offset.map(o -> o.minus(ahead)), source + ", camera by RTCP", measured);
    }

    /** Nobody knows; {@code why} in a few words. */
    public static ClockReading unknown(String why) {
        return new ClockReading(Optional.empty(), why, Optional.empty());
    }

    /** Whether it is known to be off by more than {@code limit}. */
    public boolean isOff(Duration limit) {
        return offset.isPresent() && offset.get().abs().compareTo(limit) > 0;
    }
}
