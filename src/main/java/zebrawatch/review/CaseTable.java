package zebrawatch.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Confirmed cases as a table for those who deal with them, each with its evidence's digests. All cells are text. */
final class CaseTable {
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
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    /** Of a cell in characters, by Excel. */
    private static final int LONGEST_CELL = 32_767;

    private static final int[] WIDTHS = {6, 12, 10, 20, 28, 18, 12, 14, 20, 24, 20, 26, 66, 90};
    /** What Windows programs know UTF-8 by. */
    private static final char MARK = '\uFEFF';

    private final List<List<String>> rows;

    private CaseTable(List<List<String>> rows) {
        this.rows = rows;
    }

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
    static CaseTable of(
            List<HandOver.Entry> entries,
            Map<String, List<HandOver.Evidence>> evidence,
            Function<HandOver.Entry, String> officer,
            ZoneId zone,
            Words words) {
        DateTimeFormatter time = TIME.withZone(zone);
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream().map(c -> words.of("review.column." + c)).toList());
        for (HandOver.Entry e : entries) {
            rows.add(List.of(
                    Integer.toString(rows.size()),
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
        return new CaseTable(rows);
    }

    /** RFC 4180 in UTF-8; what a spreadsheet would take for a formula has an apostrophe before it. */
    byte[] csv() {
        return (MARK
                        + rows.stream()
                                .map(row ->
                                        row.stream().map(CaseTable::quoted).collect(Collectors.joining(",")) + "\r\n")
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
        boolean isFormula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }

    /** For Excel; a text is never a formula there. */
    byte[] xlsx() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Zebrawatch", "1.0")) {
            Worksheet sheet = book.newWorksheet("案件");
            sheet.freezePane(0, 1);
            for (int column = 0; column < WIDTHS.length; column++) {
                sheet.width(column, WIDTHS[column]);
                sheet.style(0, column).bold().set();
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < WIDTHS.length; column++) {
                    sheet.value(row, column, plain(rows.get(row).get(column)));
                }
            }
        }
        return out.toByteArray();
    }

    /** XML has no control characters but line ends and tabs. */
    private static String plain(String cell) {
        String text = cell.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ");
        return text.substring(0, Math.min(text.length(), LONGEST_CELL));
    }
}
