package zebrawatch.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zebrawatch.harness.Trajectories;
import zebrawatch.harness.evaluate.ClipScore;
import zebrawatch.harness.evaluate.ExpectedRuling;
import zebrawatch.harness.evaluate.Outcome;
import zebrawatch.harness.evaluate.Outcome.Mark;
import zebrawatch.harness.evaluate.TrueBox;
import zebrawatch.harness.evaluate.Truth;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;

/** One clip's course as SVG: who was on the zebra when, what should have been ruled, what was. */
final class Timeline {
    private static final int WIDTH = 1120;
    private static final int LEFT = 130;
    private static final int RIGHT = 20;
    private static final int ROW = 24;
    private static final int TOP = 8;
    private static final int AXIS = 26;

    /** A vehicle counts as on the zebra while its middle is this near, metres. */
    private static final double HALF_A_CAR = 2;

    /** Two sightings closer than this are one stay, seconds. */
    private static final double GAP = 0.5;

    private final ClipScore score;
    private final double end;

    private record Stay(double from, double to) {}

    Timeline(ClipScore score) {
        this.score = score;
        this.end = Math.max(
                1, score.run().moments().stream().mapToDouble(m -> m.t()).max().orElse(1));
    }

    String svg() {
        Map<String, List<Stay>> stays = stays();
        int rows = stays.size() + 2;
        StringBuilder svg = new StringBuilder(Markup.of(
                "<svg class=\"timeline\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"时间轴\">",
                WIDTH, TOP + rows * ROW + AXIS));
        axis(svg, TOP + rows * ROW);
        int row = 0;
        for (Map.Entry<String, List<Stay>> each : stays.entrySet()) {
            boolean vehicle = score.clip().truth().kind(each.getKey()).isVehicle();
            label(svg, row, (vehicle ? "车辆 " : "行人 ") + each.getKey());
            for (Stay stay : each.getValue()) {
                svg.append(Markup.of(
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"10\" rx=\"3\"><title>%s"
                                + " 在斑马线上 %.1f–%.1f 秒</title></rect>",
                        vehicle ? "vehicle" : "walker",
                        x(stay.from()),
                        TOP + row * ROW + 7,
                        Math.max(3, x(stay.to()) - x(stay.from())),
                        Markup.escaped(each.getKey()),
                        stay.from(),
                        stay.to()));
            }
            row++;
        }
        label(svg, row, "应有判定");
        for (Outcome outcome : score.outcomes()) {
            int at = row;
            outcome.expected().ifPresent(e -> expected(svg, at, outcome, e));
        }
        label(svg, row + 1, "系统判定");
        for (Outcome outcome : score.outcomes()) {
            int at = row + 1;
            outcome.ruling().ifPresent(r -> spoken(svg, at, outcome, r));
        }
        return svg.append("</svg>").toString();
    }

    private void axis(StringBuilder svg, int bottom) {
        int step = end > 40 ? 5 : end > 20 ? 2 : 1;
        for (int t = 0; t <= end; t += step) {
            svg.append(Markup.of(
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>"
                            + "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%d</text>",
                    x(t), x(t), TOP, bottom, x(t), bottom + 17, t));
        }
        svg.append(Markup.of("<text class=\"tick\" x=\"8\" y=\"%d\">时间（秒）</text>", bottom + 17));
    }

    private static void label(StringBuilder svg, int row, String text) {
        svg.append(Markup.of(
                "<text class=\"label\" x=\"8\" y=\"%d\">%s</text>", TOP + row * ROW + 17, Markup.escaped(text)));
    }

    /** A diamond at an exact time, or a band with a diamond at its begin; hollow if ambiguous. */
    private void expected(StringBuilder svg, int row, Outcome outcome, ExpectedRuling ruling) {
        double y = TOP + row * ROW + 12;
        if (ruling.to() > ruling.from()) {
            svg.append(Markup.of(
                    "<rect class=\"window\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"10\" rx=\"3\"/>",
                    x(ruling.from()), y - 5, x(ruling.to()) - x(ruling.from())));
        }
        svg.append(Markup.of(
                "<path class=\"%s%s\" d=\"M%.1f %.1fl8 8l-8 8l-8-8z\"><title>应判“%s” %s</title></path>",
                ruling.kind() == Ruling.Kind.FAILURE_TO_YIELD ? "failure" : "yielded",
                outcome.mark() == Mark.DONT_CARE
                        ? " ambiguous"
                        : outcome.mark() == Mark.FALSE_NEGATIVE ? " missed" : "",
                x(ruling.from()),
                y - 8,
                Words.of(ruling.kind()),
                Markup.seconds(ruling.from())));
    }

    private void spoken(StringBuilder svg, int row, Outcome outcome, Ruling ruling) {
        double t = Trajectories.seconds(ruling.time());
        double y = TOP + row * ROW + 12;
        svg.append(Markup.of(
                "<circle class=\"%s%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"7\"><title>判“%s” %s：%s</title></circle>",
                ruling.kind() == Ruling.Kind.FAILURE_TO_YIELD ? "failure" : "yielded",
                outcome.mark() == Mark.DONT_CARE ? " ambiguous" : "",
                x(t),
                y,
                Words.of(ruling.kind()),
                Markup.seconds(t),
                Words.of(outcome.mark())));
        if (outcome.mark() == Mark.FALSE_POSITIVE) {
            svg.append(Markup.of(
                    "<path class=\"wrong\" d=\"M%.1f %.1fl10 10m0-10l-10 10\"/>"
                            + "<text class=\"wrong\" x=\"%.1f\" y=\"%.1f\">误报</text>",
                    x(t) - 5, y - 5, x(t) + 12, y + 4));
        }
    }

    /** When each actor was on the zebra, as far as the truth tells where they were. */
    private Map<String, List<Stay>> stays() {
        Map<String, List<Stay>> stays = new LinkedHashMap<>();
        Truth truth = score.clip().truth();
        for (Truth.Moment moment : truth.moments()) {
            for (TrueBox box : moment.boxes()) {
                boolean on = box.ground()
                        .filter(g -> isOnZebra(g, truth.kind(box.actor()).isVehicle()))
                        .isPresent();
                if (on) {
                    extend(stays.computeIfAbsent(box.actor(), a -> new ArrayList<>()), moment.t());
                }
            }
        }
        return stays;
    }

    private boolean isOnZebra(GroundPoint place, boolean vehicle) {
        Crossing crossing = score.clip().crossing();
        return crossing.alongWalk().contains(place.u())
                && crossing.alongDrive().distance(place.v()) <= (vehicle ? HALF_A_CAR : 0);
    }

    private static void extend(List<Stay> stays, double t) {
        int last = stays.size() - 1;
        if (last >= 0 && t - stays.get(last).to() < GAP) {
            stays.set(last, new Stay(stays.get(last).from(), t));
        } else {
            stays.add(new Stay(t, t));
        }
    }

    private double x(double t) {
        return LEFT + t / end * (WIDTH - LEFT - RIGHT);
    }
}
