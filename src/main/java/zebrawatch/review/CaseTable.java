package zebrawatch.review;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import zebrawatch.web.Table;

/** Confirmed cases as a table for those who deal with them, each with its evidence's digests. All cells are text. */
final class CaseTable {
    private static final String NAME = "案件";
    private static final List<String> COLUMNS = List.of(
            "number",
            "plate",
            "category",
            "happened",
            "place",
            "crossing",
            "camera",
            "officer",
            "decided",
            "note",
            "handed",
            "case",
            "digest",
            "evidence");
    private static final int[] WIDTHS = {6, 12, 10, 20, 28, 18, 12, 14, 20, 24, 20, 26, 66, 90};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private CaseTable() {}

    /** A text by its key. */
    @FunctionalInterface
    interface Words {
        String of(String key, Object... arguments);
    }

    /**
     * A table.
     *
     * @param evidence by case
     * @param officer his name
     * @param words of the columns
     */
    static Table of(
            List<HandOver.Entry> entries,
            Map<String, List<HandOver.Evidence>> evidence,
            Function<HandOver.Entry, String> officer,
            ZoneId zone,
            Words words) {
        List<Table.Column> columns = new ArrayList<>();
        for (int i = 0; i < WIDTHS.length; i++) {
            columns.add(Table.Column.text(words.of("review.column." + COLUMNS.get(i)), WIDTHS[i]));
        }
        DateTimeFormatter time = TIME.withZone(zone);
        List<List<String>> rows = new ArrayList<>();
        for (HandOver.Entry e : entries) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    e.plate(),
                    words.of("review.category." + e.category().code()),
                    time.format(e.happened()),
                    e.place(),
                    e.crossing(),
                    e.camera(),
                    officer.apply(e),
                    time.format(e.decided()),
                    e.note(),
                    e.handed().map(time::format).orElse(""),
                    e.caseId(),
                    e.digest(),
                    evidence.getOrDefault(e.caseId(), List.of()).stream()
                            .map(file -> file.file() + " " + file.sha256())
                            .collect(Collectors.joining("\n"))));
        }
        return new Table(NAME, columns, rows);
    }
}
