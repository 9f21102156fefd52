package zebrawatch.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import zebrawatch.web.Table;

/** Figures as a table to take along; rates in percent. */
final class FiguresTable {
    private static final List<String> COLUMNS = List.of(
            "passages",
            "yielded",
            "violated",
            "undecided",
            "yield_rate",
            "crossed",
            "jaywalked",
            "blocked",
            "watched_hours",
            "decided",
            "confirmed",
            "pass_rate",
            "seconds");
    private static final int KEY_WIDTH = 40;
    private static final int WIDTH = 16;
    private static final double PERCENT = 100;

    private FiguresTable() {}

    /**
     * A table.
     *
     * @param by what they are gathered by
     * @param words of the columns
     */
    static Table of(By by, List<StatisticsPages.Line> lines, UnaryOperator<String> words) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text(words.apply("statistics.by." + by.code()), KEY_WIDTH));
        COLUMNS.forEach(c -> columns.add(Table.Column.number(heading(c, words), WIDTH)));
        return new Table(
                words.apply("statistics.title"),
                columns,
                lines.stream().map(FiguresTable::row).toList());
    }

    private static String heading(String column, UnaryOperator<String> words) {
        return words.apply("statistics.column." + column) + (column.endsWith("_rate") ? " %" : "");
    }

    private static List<String> row(StatisticsPages.Line line) {
        Figures figures = line.figures();
        return List.of(
                line.label(),
                Long.toString(figures.passages()),
                Long.toString(figures.yielded()),
                Long.toString(figures.violated()),
                Long.toString(figures.undecided()),
                number(figures.yieldRate(), PERCENT),
                Long.toString(figures.crossed()),
                Long.toString(figures.jaywalked()),
                Long.toString(figures.blocked()),
                String.format(Locale.ROOT, "%.1f", figures.watchedHours()),
                Long.toString(figures.decided()),
                Long.toString(figures.confirmed()),
                number(figures.passRate(), PERCENT),
                number(figures.reviewSeconds(), 1));
    }

    private static String number(OptionalDouble value, double times) {
        return value.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f", value.getAsDouble() * times);
    }
}
