package zebrawatch.review;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which days are worked: Monday to Friday, but for public holidays and the weekend days on which they are made up. */
public final class WorkingDays {
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.\\.(\\d{4}-\\d{2}-\\d{2}))?\\s+(休|班)(?:\\s+\\S.*)?");
    private static final int LONGEST_SPAN = 31;

    private final Map<LocalDate, Boolean> worked;

    private WorkingDays(Map<LocalDate, Boolean> worked) {
        this.worked = Map.copyOf(worked);
    }

    /** China's for 2026, and what the law says of 2027. */
    public static WorkingDays standard() {
        String name = "/review/working-days.txt";
        try (InputStream text = Objects.requireNonNull(WorkingDays.class.getResourceAsStream(name))) {
            return of(
                    name,
                    new String(text.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new ReviewException("the calendar of this program cannot be read", e);
        }
    }

    /**
     * Those of a file: a line is {@code FIRST[..LAST] 休} or {@code 班} and a name; {@code #} begins a comment.
     *
     * @throws ReviewException in one sentence, if it cannot be read
     */
    public static WorkingDays read(Path file) {
        try {
            return of(file.toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new ReviewException(file + " cannot be read; it is a calendar in UTF-8", e);
        }
    }

    static WorkingDays of(String name, List<String> lines) {
        Map<LocalDate, Boolean> worked = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").trim();
            if (!line.isEmpty()) {
                add(line, name + ":" + (i + 1), worked);
            }
        }
        return new WorkingDays(worked);
    }

    private static void add(String line, String where, Map<LocalDate, Boolean> worked) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new ReviewException(where + ": expected 2026-10-01..2026-10-07 休 国庆节 (or 班), got " + line);
        }
        LocalDate first = date(parts.group(1), where);
        LocalDate last = parts.group(2) == null ? first : date(parts.group(2), where);
        if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST_SPAN))) {
            throw new ReviewException(
                    where + ": a span goes from its first to its last day, a month at most; got " + line);
        }
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (worked.put(day, parts.group(3).equals("班")) != null) {
                throw new ReviewException(where + ": " + day + " is named twice");
            }
        }
    }

    private static LocalDate date(String text, String where) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ReviewException(where + ": there is no day " + text, e);
        }
    }

    /** The years of which something is said. */
    public Set<Integer> years() {
        return worked.keySet().stream().map(LocalDate::getYear).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isWorked(LocalDate day) {
        boolean isWeekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return worked.getOrDefault(day, isWeekday);
    }

    /**
     * When something is due: the end of a working day, the day on which it happened not counted.
     *
     * @param days one or more
     */
    public Instant due(Instant happened, int days, ZoneId zone) {
        LocalDate day = happened.atZone(zone).toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= isWorked(day) ? 1 : 0;
        }
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
