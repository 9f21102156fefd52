package zebrawatch.harness.report;

import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import zebrawatch.harness.evaluate.Tally;
import zebrawatch.harness.evaluate.ThresholdSweep;

/** Precision and recall over the rule's main threshold, as SVG. */
final class SweepPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 52;
    private static final int RIGHT = 96;
    private static final int TOP = 28;
    private static final int BOTTOM = 46;

    /** A fine at this distance was annulled in court, metres. */
    private static final double ANNULLED = 4.8;

    private final ThresholdSweep sweep;

    SweepPlot(ThresholdSweep sweep) {
        this.sweep = sweep;
    }

    String svg() {
        StringBuilder svg = new StringBuilder(Markup.of(
                "<svg class=\"sweep\" viewBox=\"0 0 %d %d\" role=\"img\"" + " aria-label=\"查准率与查全率随冲突距离的变化\">",
                WIDTH, HEIGHT));
        for (int i = 0; i <= 5; i++) {
            double share = i / 5.0;
            svg.append(Markup.of(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text class=\"tick\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%d%%</text>",
                    LEFT, WIDTH - RIGHT, y(share), y(share), LEFT - 8, y(share) + 4, 20 * i));
        }
        for (int metre = (int) Math.ceil(first()); metre <= last(); metre++) {
            svg.append(Markup.of(
                    "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%d</text>",
                    x(metre), HEIGHT - BOTTOM + 20, metre));
        }
        svg.append(Markup.of(
                "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">冲突距离（米）</text>",
                (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8));
        svg.append(upright(ThresholdSweep.THRESHOLD.standard(), "标准 " + metres(ThresholdSweep.THRESHOLD.standard())));
        svg.append(upright(ANNULLED, metres(ANNULLED) + " 处罚曾被撤销"));
        svg.append(curve("recall", "查全率", Tally::recall, 14));
        svg.append(curve("precision", "查准率", Tally::precision, -4));
        return svg.append("</svg>").toString();
    }

    private static String metres(double value) {
        return Markup.of("%.1f 米", value).replace(".0", "");
    }

    private String upright(double threshold, String words) {
        return Markup.of(
                "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>"
                        + "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>",
                x(threshold), x(threshold), TOP, HEIGHT - BOTTOM, x(threshold), TOP - 10, words);
    }

    /** @param shift of the curve's name, so that two that end together can be read */
    private String curve(String style, String name, ToDoubleFunction<Tally> share, int shift) {
        String points = sweep.points().stream()
                .map(p -> Markup.of("%.1f,%.1f", x(p.threshold()), y(share.applyAsDouble(p.tally()))))
                .collect(Collectors.joining(" "));
        String dots = sweep.points().stream()
                .map(p -> Markup.of(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%.1f 米：%s %s（正确 %d，误报 %d，漏报 %d）"
                                + "</title></circle>",
                        x(p.threshold()),
                        y(share.applyAsDouble(p.tally())),
                        p.threshold(),
                        name,
                        Markup.percent(share.applyAsDouble(p.tally())),
                        p.tally().truePositives(),
                        p.tally().falsePositives(),
                        p.tally().falseNegatives()))
                .collect(Collectors.joining());
        double end = share.applyAsDouble(
                sweep.points().get(sweep.points().size() - 1).tally());
        return Markup.of(
                "<g class=\"%s\"><polyline points=\"%s\"/>%s<text x=\"%d\" y=\"%.1f\">%s %s</text></g>",
                style, points, dots, WIDTH - RIGHT + 10, y(end) + shift, name, Markup.percent(end));
    }

    private double first() {
        return sweep.points().get(0).threshold();
    }

    private double last() {
        return sweep.points().get(sweep.points().size() - 1).threshold();
    }

    private double x(double threshold) {
        return LEFT + (threshold - first()) / (last() - first()) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }
}
