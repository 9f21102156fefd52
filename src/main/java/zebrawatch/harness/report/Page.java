package zebrawatch.harness.report;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import zebrawatch.evidence.Lettering;
import zebrawatch.harness.TrackScore;
import zebrawatch.harness.evaluate.ClipScore;
import zebrawatch.harness.evaluate.DetectionRecall;
import zebrawatch.harness.evaluate.DetectionRecall.Share;
import zebrawatch.harness.evaluate.DetectionRecall.Size;
import zebrawatch.harness.evaluate.DetectionRecall.Sort;
import zebrawatch.harness.evaluate.Evaluation;
import zebrawatch.harness.evaluate.Tally;
import zebrawatch.harness.evaluate.ThresholdSweep;
import zebrawatch.rule.Ruling;

/** The report as one HTML page: the totals, precision and recall over the threshold, a row a clip, then every clip. */
final class Page {
    private static final String TOP = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>礼让斑马线识别评测报告</title>
            <style>
            %s</style>
            </head>
            <body>
            <header>
            <h1>礼让斑马线识别评测报告</h1>
            <p>%s　·　%d 段视频　·　%s</p>
            </header>
            <main>
            """;

    private static final String METHOD = """
            <section class="method">
            <h2>评分办法</h2>
            <p><b>正确</b>：系统判定的行为与真值相同，车辆相同（判定框与真值框重叠），关键时刻相差不超过 1 秒。
            <b>误报</b>：系统判定了而实际没有；同一车辆同一次通过的第二次判定也算误报。
            <b>漏报</b>：实际发生而系统没有判定。真值有歧义的事件不计分。</p>
            <p><b>查准率</b>＝正确÷（正确＋误报）；<b>查全率</b>＝正确÷（正确＋漏报）；<b>F1</b> 为两者的调和平均。
            以上针对“不礼让行人”；“礼让行人”另行统计。</p>
            <p><b>检出率</b>：在监视范围内、至少一半可见的行人和车辆中，被检测到（重叠 ≥ 0.5）的比例。
            <b>HOTA、IDF1、换号</b>：斑马线周围 15 米内的跟踪质量；换号为同一目标的编号变更次数。</p>
            <p><b>图例</b>：时间轴上菱形为真值，圆点为系统判定，红色为不礼让行人，绿色为礼让行人，空心菱形为漏报；
            色条为该目标在斑马线上的时段。图片取自关键时刻：红框为判定车辆，黄框为判定行人，绿框为真值。</p>
            </section>
            """;

    private final Evaluation evaluation;
    private final ThresholdSweep sweep;
    private final LocalDate date;
    private final Lettering lettering;

    Page(Evaluation evaluation, ThresholdSweep sweep, LocalDate date, Lettering lettering) {
        this.evaluation = evaluation;
        this.sweep = sweep;
        this.date = date;
        this.lettering = lettering;
    }

    String html(String style) {
        StringBuilder html = new StringBuilder(Markup.of(
                TOP, style, date, evaluation.clips().size(), evaluation.recorded() ? "使用录制的检测结果" : "完整流程：检测、跟踪、判定"));
        summary(html);
        table(html);
        sweep(html);
        html.append(METHOD);
        for (int i = 0; i < evaluation.clips().size(); i++) {
            ClipScore score = evaluation.clips().get(i);
            html.append(new ClipSection(score, "clip-" + i, new EventPictures(score, lettering).all()).html());
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void summary(StringBuilder html) {
        Tally failures = evaluation.tally(Ruling.Kind.FAILURE_TO_YIELD);
        Tally yields = evaluation.tally(Ruling.Kind.YIELDED);
        html.append("<section class=\"totals\">\n");
        tile(html, "查准率", share(failures.spoken(), failures.precision()), "不礼让行人");
        tile(html, "查全率", share(failures.expected(), failures.recall()), "不礼让行人");
        tile(
                html,
                "正确 / 误报 / 漏报",
                counts(failures),
                "F1 " + (failures.spoken() + failures.expected() == 0 ? "—" : Markup.of("%.3f", failures.f1())));
        tile(html, "时间误差", Markup.signedSeconds(failures.meanError()), "平均；最大 " + amount(failures.greatestError()));
        tile(html, "礼让行人", counts(yields), "正确 / 误报 / 漏报");
        DetectionRecall detection = evaluation.detection();
        tile(
                html,
                "检出率 行人 / 汽车",
                share(detection.of(Sort.PEDESTRIAN)) + " / " + share(detection.of(Sort.CAR_LIKE)),
                "至少一半可见者");
        tile(html, "跟踪 HOTA / IDF1", tracking(evaluation.tracks()), "换号 " + switches(evaluation.tracks()) + " 次");
        tile(
                html,
                "速度",
                Markup.of("%.1f 帧/秒", evaluation.framesPerSecond()),
                evaluation.recorded() ? "仅跟踪与判定" : "整个流程");
        html.append("</section>\n");
    }

    private static void tile(StringBuilder html, String name, String value, String note) {
        html.append(Markup.of(
                "<div class=\"tile\"><span>%s</span><strong>%s</strong><small>%s</small></div>\n", name, value, note));
    }

    private void table(StringBuilder html) {
        html.append("""
                <section>
                <h2>各段视频</h2>
                <div class="scroll"><table>
                <thead><tr><th rowspan="2">视频</th><th colspan="6">不礼让行人</th><th>礼让行人</th>
                <th colspan="2">检出率</th><th colspan="3">跟踪</th><th rowspan="2">帧/秒</th></tr>
                <tr><th>正确</th><th>误报</th><th>漏报</th><th>查准率</th><th>查全率</th><th>时间误差</th>
                <th>正确/误报/漏报</th><th>行人</th><th>汽车</th><th>HOTA</th><th>IDF1</th><th>换号</th></tr></thead>
                <tbody>
                """);
        for (int i = 0; i < evaluation.clips().size(); i++) {
            ClipScore score = evaluation.clips().get(i);
            String name = Markup.of(
                    "<a href=\"#clip-%d\">%s</a>",
                    i, Markup.escaped(score.clip().name()));
            row(
                    html,
                    name,
                    score.tally(Ruling.Kind.FAILURE_TO_YIELD),
                    score.tally(Ruling.Kind.YIELDED),
                    score.detection(),
                    score.tracks(),
                    score.framesPerSecond());
        }
        html.append("</tbody>\n<tfoot>\n");
        row(
                html,
                "合计",
                evaluation.tally(Ruling.Kind.FAILURE_TO_YIELD),
                evaluation.tally(Ruling.Kind.YIELDED),
                evaluation.detection(),
                evaluation.tracks(),
                evaluation.framesPerSecond());
        html.append("</tfoot>\n</table></div>\n");
        sizes(html);
        html.append("</section>\n");
    }

    private static void row(
            StringBuilder html,
            String name,
            Tally failures,
            Tally yields,
            DetectionRecall detection,
            Optional<TrackScore> tracks,
            double framesPerSecond) {
        html.append(Markup.of(
                "<tr><th>%s</th><td>%d</td><td class=\"%s\">%d</td><td class=\"%s\">%d</td><td>%s</td><td>%s</td>"
                        + "<td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%.1f</td></tr>\n",
                name,
                failures.truePositives(),
                failures.falsePositives() > 0 ? "bad" : "",
                failures.falsePositives(),
                failures.falseNegatives() > 0 ? "bad" : "",
                failures.falseNegatives(),
                share(failures.spoken(), failures.precision()),
                share(failures.expected(), failures.recall()),
                Markup.signedSeconds(failures.meanError()),
                counts(yields),
                share(detection.of(Sort.PEDESTRIAN)),
                share(detection.of(Sort.CAR_LIKE)),
                tracks.map(t -> Markup.of("%.3f", t.hota().hota())).orElse("—"),
                tracks.map(t -> Markup.of("%.3f", t.identity().f1())).orElse("—"),
                switches(tracks),
                framesPerSecond));
    }

    private void sizes(StringBuilder html) {
        html.append("<p class=\"note\">按大小的检出率——");
        for (Sort sort : Sort.values()) {
            evaluation.detection().of(sort).ifPresent(all -> {
                html.append(Words.of(sort)).append("：");
                for (Size size : Size.values()) {
                    evaluation
                            .detection()
                            .of(sort, size)
                            .ifPresent(s -> html.append(
                                    Markup.of("%s %s（%d 个） ", Words.of(size), Markup.percent(s.value()), s.all())));
                }
                html.append("　");
            });
        }
        html.append("</p>\n");
    }

    private void sweep(StringBuilder html) {
        html.append("<section>\n<h2>查准率与查全率随冲突距离的变化</h2>\n");
        if (sweep.points().stream().allMatch(p -> p.tally().spoken() + p.tally().expected() == 0)) {
            html.append("<p>这些视频中没有应判或误判的不礼让行人，无从比较。</p>\n");
        } else {
            html.append(new SweepPlot(sweep).svg());
            html.append("<p class=\"note\">冲突距离：行人与车辆行驶路线相距不超过此值才判为不礼让。"
                    + "它是规则的主要阈值：3 米见于台湾地区的判例，4.8 米的处罚在那里曾被撤销。其他参数不变。</p>\n");
        }
        html.append("</section>\n");
    }

    private static String counts(Tally tally) {
        return tally.truePositives() + " / " + tally.falsePositives() + " / " + tally.falseNegatives();
    }

    /** A share of nothing is no share. */
    private static String share(int whole, double value) {
        return whole == 0 ? "—" : Markup.percent(value);
    }

    private static String share(Optional<Share> share) {
        return share.map(s -> Markup.percent(s.value())).orElse("—");
    }

    private static String amount(OptionalDouble seconds) {
        return seconds.isPresent() ? Markup.seconds(seconds.getAsDouble()) : "—";
    }

    private static String tracking(Optional<TrackScore> tracks) {
        return tracks.map(t ->
                        Markup.of("%.3f / %.3f", t.hota().hota(), t.identity().f1()))
                .orElse("—");
    }

    private static String switches(Optional<TrackScore> tracks) {
        return tracks.map(t -> Integer.toString(t.clear().switches())).orElse("—");
    }
}
