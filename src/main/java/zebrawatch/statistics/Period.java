package zebrawatch.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Whole days.
 *
 * @param last the last one, not before the first
 */
record Period(LocalDate first, LocalDate last) {
    private static final int USUAL_DAYS = 28;
    private static final int MOST_DAYS = 800;

    /** @throws IllegalArgumentException if it ends before it begins, or is longer than 800 days */
    Period {
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new IllegalArgumentException("a period is 1 to " + MOST_DAYS + " days");
        }
    }

    /** Four whole weeks, so that no weekday counts oftener than another. */
    static Period upTo(LocalDate day) {
        return upTo(day, USUAL_DAYS);
    }

    /** So many days up to one. */
    static Period upTo(LocalDate day, int days) {
        return new Period(day.minusDays(days - 1L), day);
    }

    /** Its days. */
    Stream<LocalDate> days() {
        return first.datesUntil(last.plusDays(1));
    }

    Instant from(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    Instant until(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
