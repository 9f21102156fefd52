package zebrawatch.statistics;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import zebrawatch.account.Audit;
import zebrawatch.account.Role;
import zebrawatch.web.Access;
import zebrawatch.web.Pages;
import zebrawatch.web.Request;
import zebrawatch.web.Routes;
import zebrawatch.web.Table;

/** Figures of a period: what was counted, what reviewers decided, as charts with a table beside each, and to take along. */
public final class StatisticsPages implements Pages {
    private static final Access READERS = Access.only(Role.OFFICER, Role.SUPERVISOR);
    private static final Access SUPERVISORS = Access.only(Role.SUPERVISOR);
    private static final int LONGEST_SPOT = 500;
    private static final int LONGEST_DATE = 10;
    private static final double PERCENT = 100;

    private final Statistics statistics;
    private final Audit audit;
    private final ZoneId zone;
    private final Clock clock;

    public StatisticsPages(Statistics statistics, Audit audit, ZoneId zone, Clock clock) {
        this.statistics = statistics;
        this.audit = audit;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/statistics", READERS, this::show).menu("statistics.menu");
        routes.get("/statistics/{by}/{format}", SUPERVISORS, this::export);
    }

    /** A line of a table; {@code bar} is 0 to 100. */
    record Line(String label, Figures figures, String yieldRate, String passRate, String seconds, String bar) {}

    /** A chart with its table. */
    record View(String by, Chart chart, List<Line> lines) {}

    private void show(Request request) {
        Period period = period(request);
        String spot = request.query("spot", LONGEST_SPOT);
        List<Figures> crossings = crossings(period, spot);
        Map<String, Object> values = new HashMap<>();
        values.put("first", period.first());
        values.put("last", period.last());
        values.put("spot", spot);
        values.put("spots", statistics.spots());
        values.put("crossings", lines(request, By.CROSSING, crossings));
        values.put("total", total(period, spot));
        values.put("plan", Plan.of(crossings, statistics.locations()));
        values.put(
                "views",
                Stream.of(By.HOUR, By.WEEKDAY, By.DAY, By.WEEK)
                        .map(by -> view(request, by, period, spot))
                        .toList());
        values.put("rejections", statistics.rejections(period, spot));
        values.put("exports", exports(request));
        request.page("statistics/statistics", values);
    }

    /** The busiest first. */
    private List<Figures> crossings(Period period, String spot) {
        return statistics.figures(By.CROSSING, period, spot).stream()
                .sorted(Comparator.comparingLong(Figures::passages).reversed())
                .toList();
    }

    private Line total(Period period, String spot) {
        return line(
                "",
                statistics.figures(By.TOTAL, period, spot).stream().findFirst().orElseGet(() -> Figures.none("")));
    }

    /** Who may not take anything along is not offered it. */
    private static List<String> exports(Request request) {
        return SUPERVISORS.admits(request.visitor())
                ? Stream.of(Table.Format.values()).map(Table.Format::code).toList()
                : List.of();
    }

    private View view(Request request, By by, Period period, String spot) {
        List<Line> lines = lines(request, by, statistics.figures(by, period, spot));
        Chart chart = Chart.of(lines.stream()
                .map(l -> new Chart.Column(
                        l.label(), l.figures().yielded(), l.figures().violated()))
                .toList());
        return new View(by.code(), chart, lines);
    }

    private static List<Line> lines(Request request, By by, List<Figures> figures) {
        return figures.stream().map(f -> line(label(request, by, f.key()), f)).toList();
    }

    private static Line line(String label, Figures figures) {
        return new Line(
                label,
                figures,
                percent(figures.yieldRate()),
                percent(figures.passRate()),
                figures.reviewSeconds().isEmpty()
                        ? "—"
                        : String.format(
                                Locale.ROOT, "%.0f", figures.reviewSeconds().getAsDouble()),
                String.format(Locale.ROOT, "%.1f", figures.yieldRate().orElse(0) * PERCENT));
    }

    private static String label(Request request, By by, String key) {
        return by == By.WEEKDAY ? request.text("statistics.weekday." + key) : key;
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "—" : String.format(Locale.ROOT, "%.1f%%", share.getAsDouble() * PERCENT);
    }

    private void export(Request request) {
        By by = By.of(request.context().pathParam("by")).orElseThrow(NotFoundResponse::new);
        Table.Format format =
                Table.Format.of(request.context().pathParam("format")).orElseThrow(NotFoundResponse::new);
        Period period = period(request);
        String spot = request.query("spot", LONGEST_SPOT);
        List<Figures> figures = by == By.CROSSING ? crossings(period, spot) : statistics.figures(by, period, spot);
        Table table = FiguresTable.of(by, lines(request, by, figures), key -> request.text(key));
        audit.record(
                request.who(),
                "statistics.export",
                by.code(),
                period.first() + " " + period.last() + " " + format.name());
        request.attach(table, format, "statistics-" + by.code() + "-" + period.last());
    }

    private Period period(Request request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        String first = request.query("from", LONGEST_DATE);
        String last = request.query("to", LONGEST_DATE);
        try {
            Period usual = Period.upTo(last.isEmpty() ? today : LocalDate.parse(last));
            return first.isEmpty() ? usual : new Period(LocalDate.parse(first), usual.last());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BadRequestResponse("from, to");
        }
    }
}
