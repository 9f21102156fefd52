package zebrawatch.harness.bench;

import java.util.Locale;
import zebrawatch.harness.bench.DetectorBench.Engine;

/** The figures of a {@link Report} for people. */
public final class ReportTable {
    private final Report report;
    private final StringBuilder text = new StringBuilder();

    private ReportTable(Report report) {
        this.report = report;
    }

    /** Several tables, a line each figure. */
    public static String of(Report report) {
        return new ReportTable(report).text();
    }

    private String text() {
        Machine machine = report.machine();
        line(
                "%s, %d cores (%s), %s, load %.1f",
                machine.processor(),
                machine.cores(),
                String.join(" ", machine.vectors()),
                machine.java(),
                machine.load());
        line("Medians and quartiles, milliseconds on the clock; in parentheses the thread's time on the processor.");
        detector();
        workers();
        stages();
        return text.toString();
    }

    private void detector() {
        for (DetectorBench.Figures figures : report.detector()) {
            line("");
            line("%s, one crop, one thread, all in turns", figures.model());
            for (Engine engine : Engine.values()) {
                Stopwatch.Times times = figures.times().get(engine);
                line(
                        "  %-28s %s",
                        name(engine, figures),
                        times == null ? "absent: " + figures.absent().get(engine) : cell(times));
            }
            figures.ratioToOrt(t -> t.wall().median())
                    .ifPresent(wall -> line(
                            "  %-28s %.3f (%.3f)",
                            "ratio to ONNX Runtime",
                            wall,
                            figures.ratioToOrt(t -> t.cpu().median()).orElseThrow()));
            figures.differences()
                    .forEach((engine, difference) ->
                            line("  %-28s %.1e", "greatest difference to " + engine, difference));
        }
    }

    private void workers() {
        line("");
        line("Workers, 12 cameras with a picture always ready");
        double one = report.workers().get(0).perSecond().median();
        for (WorkersBench.Figures figures : report.workers()) {
            Spread s = figures.perSecond();
            line(
                    "  %2d: %6.1f pictures a second (%.1f to %.1f), %.2f times one; %.1f ms of processor a picture;"
                            + " a camera got %d to %d",
                    figures.workers(),
                    s.median(),
                    s.lower(),
                    s.upper(),
                    s.median() / one,
                    figures.cpuMillis().median(),
                    figures.fewest(),
                    figures.most());
        }
    }

    private void stages() {
        line("");
        line("One picture of a sample clip");
        report.stages().forEach((stage, times) -> line("  %-28s %s", name(stage), cell(times)));
        line("  %-28s %s", "whole line, one worker", cell(report.line()));
    }

    private static String name(Engine engine, DetectorBench.Figures figures) {
        return switch (engine) {
            case DL4J -> "this program";
            case FITTED ->
                format(
                        "this program, %dx%d",
                        figures.input().width(), figures.input().height());
            case ORT -> "ONNX Runtime";
            case OPENCV -> "OpenCV DNN";
            case STOCK -> "ComputationGraph.output()";
        };
    }

    private static String name(StagesBench.Stage stage) {
        return switch (stage) {
            case VIDEO -> "decode and convert";
            case LETTERBOX -> "letterbox of a crop";
            case READING -> "net's outputs to road users";
            case TRACKER -> "tracker";
            case RULE -> "rule";
        };
    }

    private static String cell(Stopwatch.Times times) {
        return cell(times.wall()) + format("  (%.3f)", times.cpu().median());
    }

    private static String cell(Spread spread) {
        return format("%9.3f  %9.3f to %.3f", spread.median(), spread.lower(), spread.upper());
    }

    private void line(String pattern, Object... values) {
        text.append(format(pattern, values)).append(System.lineSeparator());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
