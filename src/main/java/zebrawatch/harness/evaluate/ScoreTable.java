package zebrawatch.harness.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import zebrawatch.harness.TrackScore;
import zebrawatch.harness.evaluate.DetectionRecall.Share;
import zebrawatch.harness.evaluate.DetectionRecall.Size;
import zebrawatch.harness.evaluate.DetectionRecall.Sort;
import zebrawatch.harness.evaluate.Outcome.Mark;
import zebrawatch.rule.Ruling;

/** An evaluation as lines of text: a row a clip, the total, and what went wrong. */
public final class ScoreTable {
    private static final String ROW = "%-28s %3s %3s %3s %6s %6s %6s %7s %7s %7s  %7s %7s %6s %6s %5s %7s";

    private ScoreTable() {}

    /** The lines, at most 160 characters wide but for the errors. */
    public static List<String> of(Evaluation evaluation) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                ROW,
                "failure to yield",
                "TP",
                "FP",
                "FN",
                "prec.",
                "recall",
                "F1",
                "dt mean",
                "dt max",
                "yields",
                "people",
                "vehicle",
                "HOTA",
                "IDF1",
                "IDSW",
                "fps"));
        for (ClipScore score : evaluation.clips()) {
            lines.add(row(
                    score.clip().name(),
                    score.tally(Ruling.Kind.FAILURE_TO_YIELD),
                    score.tally(Ruling.Kind.YIELDED),
                    score.detection(),
                    score.tracks(),
                    score.framesPerSecond()));
        }
        lines.add(row(
                "total",
                evaluation.tally(Ruling.Kind.FAILURE_TO_YIELD),
                evaluation.tally(Ruling.Kind.YIELDED),
                evaluation.detection(),
                evaluation.tracks(),
                evaluation.framesPerSecond()));
        lines.add("yields: right / false / missed; people, vehicle: share detected of those at least half in sight");
        if (evaluation.recorded()) {
            lines.add("fps: tracker and rule alone, on recorded detections");
        }
        lines.addAll(sizes(evaluation.detection()));
        lines.addAll(errors(evaluation));
        return lines;
    }

    private static String row(
            String name,
            Tally failures,
            Tally yields,
            DetectionRecall detection,
            Optional<TrackScore> tracks,
            double framesPerSecond) {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                failures.truePositives(),
                failures.falsePositives(),
                failures.falseNegatives(),
                share(failures.spoken(), failures.precision()),
                share(failures.expected(), failures.recall()),
                share(failures.spoken() + failures.expected(), failures.f1()),
                seconds(failures.meanError(), "%+.2f"),
                seconds(failures.greatestError(), "%.2f"),
                yields.truePositives() + "/" + yields.falsePositives() + "/" + yields.falseNegatives(),
                share(detection.of(Sort.PEDESTRIAN)),
                share(detection.of(Sort.CAR_LIKE)),
                tracks.map(t -> number(t.hota().hota())).orElse("-"),
                tracks.map(t -> number(t.identity().f1())).orElse("-"),
                tracks.map(t -> Integer.toString(t.clear().switches())).orElse("-"),
                String.format(Locale.ROOT, "%.1f", framesPerSecond));
    }

    private static List<String> sizes(DetectionRecall detection) {
        List<String> lines = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            StringBuilder line = new StringBuilder();
            for (Size size : Size.values()) {
                detection
                        .of(sort, size)
                        .ifPresent(s -> line.append(
                                String.format(Locale.ROOT, "  %s %.3f of %d", size.code(), s.value(), s.all())));
            }
            if (!line.isEmpty()) {
                lines.add("detected " + sort.code() + ":" + line);
            }
        }
        return lines;
    }

    /** What there is to look into, one line each. */
    private static List<String> errors(Evaluation evaluation) {
        List<String> lines = new ArrayList<>();
        for (ClipScore score : evaluation.clips()) {
            for (Outcome outcome : score.outcomes()) {
                if (outcome.mark() != Mark.TRUE_POSITIVE) {
                    lines.add(score.clip().name() + ": " + ScoreJson.outcome(score, outcome));
                }
            }
        }
        return lines;
    }

    /** A share of nothing is no share. */
    private static String share(int whole, double value) {
        return whole == 0 ? "-" : number(value);
    }

    private static String share(Optional<Share> share) {
        return share.map(s -> number(s.value())).orElse("-");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String seconds(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
    }
}
