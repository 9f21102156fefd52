package zebrawatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table to take along.
 *
 * @param name of its sheet
 * @param rows without the headings, each a cell a column
 */
public record Table(String name, List<Column> columns, List<List<String>> rows) {
    /** What Windows programs know UTF-8 by. */
    private static final char MARK = '\uFEFF';
    /** Of a cell in characters, by Excel. */
    private static final int LONGEST_CELL = 32_767;

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param width in characters
     * @param isNumber whether its cells are numbers or empty, such as {@code 87.5}
     */
    public record Column(String heading, int width, boolean isNumber) {
        /** One of texts. */
        public static Column text(String heading, int width) {
            return new Column(heading, width, false);
        }

        /** One of numbers. */
        public static Column number(String heading, int width) {
            return new Column(heading, width, true);
        }
    }

    /** What it is written as. */
    public enum Format {
        /** RFC 4180 in UTF-8; what a spreadsheet would take for a formula has an apostrophe before it. */
        CSV("text/csv; charset=utf-8"),
        /** For Excel; a text is never a formula there. */
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        /** In addresses, and the end of a file's name. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of a code. */
        public static Optional<Format> of(String code) {
            return Arrays.stream(values()).filter(f -> f.code().equals(code)).findFirst();
        }

        String type() {
            return type;
        }
    }

    /** The file. */
    public byte[] written(Format format) {
        return format == Format.CSV ? csv() : xlsx();
    }

    private byte[] csv() {
        Stream<String> headings =
                Stream.of(columns.stream().map(c -> quoted(c.heading(), false)).collect(Collectors.joining(",")));
        return (MARK
                        + Stream.concat(headings, rows.stream().map(this::line))
                                .map(line -> line + "\r\n")
                                .collect(Collectors.joining()))
                .getBytes(UTF_8);
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            line.append(i == 0 ? "" : ",")
                    .append(quoted(row.get(i), columns.get(i).isNumber()));
        }
        return line.toString();
    }

    private static String quoted(String cell, boolean isNumber) {
        if (isNumber) {
            return cell;
        }
        boolean isFormula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }

    private byte[] xlsx() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Zebrawatch", "1.0")) {
            Worksheet sheet = book.newWorksheet(name);
            sheet.freezePane(0, 1);
            for (int column = 0; column < columns.size(); column++) {
                sheet.width(column, columns.get(column).width());
                sheet.style(0, column).bold().set();
                sheet.value(0, column, plain(columns.get(column).heading()));
                for (int row = 0; row < rows.size(); row++) {
                    write(sheet, row, column);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void write(Worksheet sheet, int row, int column) {
        String cell = rows.get(row).get(column);
        if (!columns.get(column).isNumber()) {
            sheet.value(row + 1, column, plain(cell));
        } else if (!cell.isEmpty()) {
            sheet.value(row + 1, column, new BigDecimal(cell));
        }
    }

    /** XML has no control characters but line ends and tabs. */
    private static String plain(String cell) {
        String text = cell.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ");
        return text.substring(0, Math.min(text.length(), LONGEST_CELL));
    }
}
