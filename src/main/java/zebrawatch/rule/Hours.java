package zebrawatch.rule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When, every day, a crossing is judged.
 *
 * @param from the first instant; the same as {@code to} for the whole day
 * @param to the first instant no longer; before {@code from} where the hours run over midnight
 * @param zone whose clocks these are
 */
public record Hours(LocalTime from, LocalTime to, ZoneId zone) {

    /** Whether the crossing is judged then. */
    public boolean contain(Instant time) {
        LocalTime then = LocalTime.ofInstant(time, zone);
        boolean begun = !then.isBefore(from);
        boolean over = !then.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }
}
