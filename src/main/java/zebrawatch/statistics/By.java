package zebrawatch.statistics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What figures are gathered by. Keys are texts that sort as they should be read. */
enum By {
    /** All in one. */
    TOTAL("'total'"),
    CROSSING("spot"),
    /** 00 to 23. */
    HOUR("to_char(at at time zone :zone, 'HH24')"),
    /** 1, Monday, to 7. */
    WEEKDAY("to_char(at at time zone :zone, 'ID')"),
    /** 2026-11-28. */
    DAY("to_char(at at time zone :zone, 'YYYY-MM-DD')"),
    /** Its Monday. */
    WEEK("to_char(date_trunc('week', at at time zone :zone), 'YYYY-MM-DD')");

    private final String expression;

    By(String expression) {
        this.expression = expression;
    }

    /** In SQL, over columns {@code at} and {@code spot}. */
    String expression() {
        return expression;
    }

    /** Those of a period, in order; none where they are not known beforehand. */
    List<String> keys(Period period) {
        return switch (this) {
            case TOTAL, CROSSING -> List.of();
            case HOUR ->
                IntStream.range(0, 24)
                        .mapToObj(hour -> String.format(Locale.ROOT, "%02d", hour))
                        .toList();
            case WEEKDAY ->
                IntStream.rangeClosed(1, 7).mapToObj(Integer::toString).toList();
            case DAY -> period.days().map(LocalDate::toString).toList();
            case WEEK ->
                period.days()
                        .map(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .toString())
                        .distinct()
                        .toList();
        };
    }

    /** In addresses and texts. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<By> of(String code) {
        return Arrays.stream(values()).filter(by -> by.code().equals(code)).findFirst();
    }
}
