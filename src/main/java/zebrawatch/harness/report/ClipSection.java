package zebrawatch.harness.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zebrawatch.evidence.FactWords;
import zebrawatch.harness.Trajectories;
import zebrawatch.harness.evaluate.ClipScore;
import zebrawatch.harness.evaluate.Explanation;
import zebrawatch.harness.evaluate.Outcome;
import zebrawatch.harness.evaluate.Outcome.Mark;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Ruling;

/** One clip on the page: its timeline, and each of its outcomes with picture and facts. */
final class ClipSection {
    private final ClipScore score;
    private final String anchor;
    private final Map<Outcome, byte[]> pictures;

    /** @param pictures JPEG files */
    ClipSection(ClipScore score, String anchor, Map<Outcome, byte[]> pictures) {
        this.score = score;
        this.anchor = anchor;
        this.pictures = pictures;
    }

    String html() {
        StringBuilder html = new StringBuilder(Markup.of(
                "<section class=\"clip\" id=\"%s\">\n<h2>%s<small>%s</small></h2>\n",
                anchor,
                Markup.escaped(score.clip().name()),
                Markup.escaped(score.clip().camera().place())));
        html.append(new Timeline(score).svg());
        if (score.outcomes().isEmpty()) {
            html.append("<p class=\"note\">没有应判的事件，系统也没有作出判定。</p>\n");
        }
        html.append("<div class=\"events\">\n");
        score.outcomes().forEach(outcome -> event(html, outcome));
        return html.append("</div>\n</section>\n").toString();
    }

    private void event(StringBuilder html, Outcome outcome) {
        html.append(Markup.of("<article class=\"event %s\">\n", outcome.mark().code()));
        Optional.ofNullable(pictures.get(outcome))
                .ifPresent(jpeg -> html.append("<img alt=\"关键时刻\" src=\"data:image/jpeg;base64,")
                        .append(Base64.getEncoder().encodeToString(jpeg))
                        .append("\">\n"));
        html.append(Markup.of(
                "<div>\n<h3><span class=\"badge\">%s</span>%s%s<time>%s</time></h3>\n",
                Words.of(outcome.mark()),
                Words.of(outcome.kind()),
                policeCase(outcome),
                Markup.seconds(outcome.time())));
        for (String sentence : sentences(outcome)) {
            html.append("<p>").append(Markup.escaped(sentence)).append("</p>\n");
        }
        outcome.ruling().ifPresent(r -> facts(html, r));
        html.append("</div>\n</article>\n");
    }

    private static String policeCase(Outcome outcome) {
        int spoken = outcome.ruling().map(Ruling::policeCase).orElse(0);
        int expected = outcome.expected().map(e -> e.policeCase()).orElse(0);
        int shown = spoken > 0 ? spoken : expected;
        String differs = spoken > 0 && expected > 0 && spoken != expected ? "，真值为情形 " + expected : "";
        return shown > 0 ? "（情形 " + shown + differs + "）" : "";
    }

    private List<String> sentences(Outcome outcome) {
        List<String> sentences = new ArrayList<>();
        if (outcome.mark() != Mark.TRUE_POSITIVE && outcome.remark() != Outcome.Remark.NONE) {
            Optional<Explanation> explanation =
                    Optional.ofNullable(score.explanations().get(outcome));
            sentences.add("原因：" + explanation.map(Words::of).orElse(Words.of(outcome.remark())));
        }
        outcome.expected().ifPresent(e -> {
            String when = e.to() > e.from()
                    ? String.format(Locale.ROOT, "%.2f–%.2f 秒", e.from(), e.to())
                    : Markup.seconds(e.from());
            sentences.add("真值：" + parties(e.vehicle(), e.pedestrian()) + when
                    + (outcome.error().isPresent() ? "，判定误差 " + Markup.signedSeconds(outcome.error()) : ""));
            if (!e.why().isEmpty()) {
                sentences.add("说明：" + e.why());
            }
        });
        outcome.ruling()
                .filter(r -> outcome.expected().isEmpty())
                .ifPresent(r -> sentences.add("判定：" + parties(outcome.vehicle(), outcome.pedestrian())
                        + Markup.seconds(Trajectories.seconds(r.time()))));
        return sentences;
    }

    private static String parties(Optional<String> vehicle, Optional<String> pedestrian) {
        return vehicle.map(v -> "车辆 " + v + "，").orElse("")
                + pedestrian.map(p -> "行人 " + p + "，").orElse("");
    }

    /** What was held against a limit, and behind a fold what only informs. */
    private static void facts(StringBuilder html, Ruling ruling) {
        html.append("<table class=\"facts\"><thead><tr><th>依据</th><th>实测</th><th>限值</th></tr></thead>\n");
        ruling.facts().stream().filter(f -> f.limit().isPresent()).forEach(f -> fact(html, f));
        html.append("</table>\n<details><summary>其他实测值</summary><table class=\"facts\">\n");
        ruling.facts().stream().filter(f -> f.limit().isEmpty()).forEach(f -> fact(html, f));
        html.append("</table></details>\n");
    }

    private static void fact(StringBuilder html, Fact fact) {
        html.append(Markup.of(
                "<tr><th>%s</th><td>%s</td><td>%s</td></tr>\n",
                Markup.escaped(FactWords.label(fact)),
                Markup.escaped(FactWords.measured(fact)),
                Markup.escaped(FactWords.limit(fact))));
    }
}
