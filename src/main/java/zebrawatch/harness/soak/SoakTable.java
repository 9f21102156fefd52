package zebrawatch.harness.soak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import zebrawatch.harness.soak.Costs.Tenth;
import zebrawatch.harness.soak.SoakReport.Line;

/** A soak's report for people. */
public final class SoakTable {
    private final StringBuilder text = new StringBuilder();
    private final SoakReport report;

    private SoakTable(SoakReport report) {
        this.report = report;
    }

    /** Lines of text. */
    public static String of(SoakReport report) {
        SoakTable table = new SoakTable(report);
        table.cameras();
        table.findings();
        table.costs();
        table.tenths();
        return table.text.toString();
    }

    private void cameras() {
        line(
                "%-8s %-22s %6s %5s %6s %10s %7s %7s %7s %6s %6s  %s",
                "camera",
                "clip",
                "expect",
                "found",
                "missed",
                "unexpected",
                "in",
                "decoded",
                "looked",
                "follow",
                "cpu",
                "skipped");
        for (Line c : report.cameras()) {
            Harvest harvest = c.harvest();
            CameraFigures f = c.figures();
            line(
                    "%-8s %-22s %6d %5d %6s %10s %7.0f %7.0f %7.0f %5.0f%% %5.1f%%  %s",
                    c.camera(),
                    c.clip(),
                    c.expected().size(),
                    harvest.found().size(),
                    times(harvest.missed()),
                    times(harvest.unexpected()),
                    f.in(),
                    f.decoded(),
                    f.processed(),
                    100 * f.followed() / report.costs().seconds(),
                    100 * f.cpuSeconds() / report.costs().seconds(),
                    counted(f.dropped()));
        }
        line("");
    }

    private void findings() {
        line(
                "%d cameras for %.0f s, attention %s, people there in %.0f %% of the time: %d violations expected by replay"
                        + " (%d by the clips' truth), %d missed, %d unexpected",
                report.cameras().size(),
                report.costs().seconds(),
                report.attention(),
                100 * report.share(),
                report.expected(),
                report.truth(),
                report.missed(),
                report.unexpected());
        line(
                "from the decisive picture to Kafka: p50 %.1f s, p99 %.1f s of %d cases; skipped: %s",
                report.quantile(0.5, Delivery::sinceDecisive),
                report.quantile(0.99, Delivery::sinceDecisive),
                report.deliveries().size(),
                counted(report.drops()));
        line(
                "from the last picture of a case's clip to Kafka: p50 %.2f s, p99 %.2f s; a case has %.1f MB, the largest %.1f",
                report.quantile(0.5, Delivery::sinceComplete),
                report.quantile(0.99, Delivery::sinceComplete),
                report.quantile(0.5, Delivery::bytes) / 1e6,
                report.quantile(1, Delivery::bytes) / 1e6);
    }

    private void costs() {
        line(
                "processor: %.3f of a core a camera, %.2f of %d cores for the station (%s)",
                report.coresOfACamera(),
                report.costs().cores(),
                report.costs().machine().cores(),
                report.costs().machine().processor());
        double all = report.costs().work().values().stream().mapToDouble(w -> w).sum();
        List<String> shares = report.costs().work().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(e -> String.format(Locale.ROOT, "%s %.0f %%", e.getKey(), 100 * e.getValue() / all))
                .toList();
        line("spent on: %s", String.join(", ", shares));
        line(
                "threads: %d, of them %d for %d cameras; collector: %d pauses, %.0f ms together, the longest %.0f ms",
                report.costs().threads(),
                report.costs().cameraThreads(),
                report.cameras().size(),
                report.costs().garbage().pauses().size(),
                report.costs().garbage().total(),
                report.costs().garbage().longest());
    }

    private void tenths() {
        line("%-16s%s", "tenth", row((i, t) -> String.format(Locale.ROOT, "%8d", i)));
        line("%-16s%s", "resident MB", row((i, t) -> String.format(Locale.ROOT, "%8.0f", t.resident())));
        line("%-16s%s", "heap used MB", row((i, t) -> String.format(Locale.ROOT, "%8.0f", t.heap())));
        line("%-16s%s", "cores", row((i, t) -> String.format(Locale.ROOT, "%8.2f", t.cores())));
    }

    private String row(BiFunction<Integer, Tenth, String> cell) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < report.costs().tenths().size(); i++) {
            row.append(cell.apply(i + 1, report.costs().tenths().get(i)));
        }
        return row.toString();
    }

    /** How many, and where they are in the film. */
    private static String times(List<Double> seconds) {
        return seconds.isEmpty()
                ? "0"
                : seconds.size() + "@"
                        + String.join(
                                ",",
                                seconds.stream()
                                        .map(s -> String.format(Locale.ROOT, "%.1f", s))
                                        .toList());
    }

    static String counted(Map<String, Double> counts) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(counts).forEach((what, n) -> words.add(String.format(Locale.ROOT, "%s %.0f", what, n)));
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private void line(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values)).append(System.lineSeparator());
    }
}
