package zebrawatch.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar chart of those who gave way and, above them, those who did not, and a line of the share that did, in units of its
 * view box.
 *
 * @param ticks of the scale of vehicles on the left
 * @param rateTicks of the scale of the share on the right
 * @param labels below
 * @param rates the line's stretches, each {@code x,y x,y …}; it is broken where nobody had to give way
 * @param dots on the line
 */
record Chart(
        List<Bar> bars,
        List<Label> ticks,
        List<Label> rateTicks,
        List<Label> labels,
        List<String> rates,
        List<Label> dots) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 220;

    private static final int LEFT = 56;
    private static final int RIGHT = 596;
    private static final int TOP = 12;
    private static final int BOTTOM = 190;
    private static final int LABEL_WIDTH = 80;
    private static final int CHARACTER_WIDTH = 8;
    private static final double GAP = 0.2;
    private static final int MOST_DOTS = 60;

    Chart {
        bars = List.copyOf(bars);
        ticks = List.copyOf(ticks);
        rateTicks = List.copyOf(rateTicks);
        labels = List.copyOf(labels);
        rates = List.copyOf(rates);
        dots = List.copyOf(dots);
    }

    /** Of the view box. */
    public int width() {
        return WIDTH;
    }

    /** Of the view box. */
    public int height() {
        return HEIGHT;
    }

    /**
     * One stretch of a bar.
     *
     * @param kind {@code yielded} or {@code violated}
     * @param title what it says when one points at it
     */
    record Bar(String kind, String x, String y, String width, String height, String title) {}

    /** A text. */
    record Label(String x, String y, String text) {}

    /**
     * What one bar shows.
     *
     * @param label below it, where there is room
     */
    record Column(String label, long yielded, long violated) {
        private boolean hasRate() {
            return yielded + violated > 0;
        }

        private double rate() {
            return (double) yielded / (yielded + violated);
        }
    }

    static Chart of(List<Column> columns) {
        long most = columns.stream()
                .mapToLong(c -> c.yielded() + c.violated())
                .max()
                .orElse(0);
        long top = roundedUp(most);
        double step = (double) (RIGHT - LEFT) / Math.max(1, columns.size());
        double scale = (double) (BOTTOM - TOP) / top;
        int every = every(columns, step);
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double x = LEFT + (i + GAP / 2) * step;
            double yielded = column.yielded() * scale;
            double violated = column.violated() * scale;
            String title = column.label() + ": " + column.yielded() + " / " + column.violated();
            bars.add(bar("yielded", x, BOTTOM - yielded, (1 - GAP) * step, yielded, title));
            bars.add(bar("violated", x, BOTTOM - yielded - violated, (1 - GAP) * step, violated, title));
            if (i % every == 0) {
                labels.add(new Label(number(centre(i, step)), number(BOTTOM + 18), column.label()));
            }
        }
        return new Chart(bars, ticks(top, scale), percents(), labels, rates(columns, step), dots(columns, step));
    }

    /** Of so many labels one is shown, so that they do not touch. */
    private static int every(List<Column> columns, double step) {
        int longest = columns.stream().mapToInt(c -> c.label().length()).max().orElse(0);
        double width = Math.min(LABEL_WIDTH, (longest + 1) * CHARACTER_WIDTH);
        return Math.max(1, (int) Math.ceil(width / step));
    }

    private static List<Label> ticks(long top, double scale) {
        List<Label> ticks = new ArrayList<>();
        for (int part = 0; part <= 2; part++) {
            double value = top * part / 2.0;
            ticks.add(new Label(number(LEFT - 6), number(BOTTOM - value * scale), String.valueOf((long) value)));
        }
        return ticks;
    }

    private static List<Label> percents() {
        return List.of(
                new Label(number(RIGHT + 6), number(BOTTOM), "0"),
                new Label(number(RIGHT + 6), number((BOTTOM + TOP) / 2.0), "50%"),
                new Label(number(RIGHT + 6), number(TOP), "100%"));
    }

    private static List<String> rates(List<Column> columns, double step) {
        List<String> stretches = new ArrayList<>();
        StringBuilder stretch = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.hasRate()) {
                stretch.append(stretch.isEmpty() ? "" : " ")
                        .append(number(centre(i, step)))
                        .append(',')
                        .append(height(column));
            } else if (!stretch.isEmpty()) {
                stretches.add(stretch.toString());
                stretch.setLength(0);
            }
        }
        if (!stretch.isEmpty()) {
            stretches.add(stretch.toString());
        }
        return stretches;
    }

    private static List<Label> dots(List<Column> columns, double step) {
        List<Label> dots = new ArrayList<>();
        for (int i = 0; i < columns.size() && columns.size() <= MOST_DOTS; i++) {
            Column column = columns.get(i);
            if (column.hasRate()) {
                String title = String.format(Locale.ROOT, "%s: %.1f%%", column.label(), column.rate() * 100);
                dots.add(new Label(number(centre(i, step)), height(column), title));
            }
        }
        return dots;
    }

    private static double centre(int column, double step) {
        return LEFT + (column + 0.5) * step;
    }

    private static String height(Column column) {
        return number(BOTTOM - column.rate() * (BOTTOM - TOP));
    }

    /** To 2, 4, 6, 8, 10 times a power of ten, so that half of it is a whole number. */
    static long roundedUp(long most) {
        long unit = 2;
        while (unit * 5 < most) {
            unit *= 10;
        }
        return Math.max(unit, (most + unit - 1) / unit * unit);
    }

    private static Bar bar(String kind, double x, double y, double width, double height, String title) {
        return new Bar(kind, number(x), number(y), number(width), number(height), title);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
