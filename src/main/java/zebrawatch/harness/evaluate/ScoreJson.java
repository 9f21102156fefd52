package zebrawatch.harness.evaluate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;
import zebrawatch.harness.TrackScore;
import zebrawatch.harness.evaluate.DetectionRecall.Share;
import zebrawatch.harness.evaluate.DetectionRecall.Size;
import zebrawatch.harness.evaluate.DetectionRecall.Sort;
import zebrawatch.rule.Ruling;

/**
 * An evaluation as JSON: {@code {"total":{"tp":…,"fp":…,"fn":…,"precision":…,"recall":…,…},"clips":[…]}}. Counts and
 * shares at the top are of failures to yield; {@code yields} holds the same for vehicles that gave way. Times are seconds;
 * what could not be measured is null.
 */
public final class ScoreJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ScoreJson() {}

    /** The whole object. */
    public static ObjectNode of(Evaluation evaluation) {
        ObjectNode all = JSON.createObjectNode();
        put(
                all.putObject("total"),
                evaluation.tally(Ruling.Kind.FAILURE_TO_YIELD),
                evaluation.tally(Ruling.Kind.YIELDED),
                evaluation.detection(),
                evaluation.tracks(),
                evaluation.framesPerSecond());
        all.put("recorded", evaluation.recorded());
        ArrayNode clips = all.putArray("clips");
        for (ClipScore score : evaluation.clips()) {
            ObjectNode clip = clips.addObject().put("clip", score.clip().name());
            put(
                    clip,
                    score.tally(Ruling.Kind.FAILURE_TO_YIELD),
                    score.tally(Ruling.Kind.YIELDED),
                    score.detection(),
                    score.tracks(),
                    score.framesPerSecond());
            ArrayNode outcomes = clip.putArray("outcomes");
            score.outcomes().forEach(o -> outcomes.add(outcome(score, o)));
        }
        return all;
    }

    private static void put(
            ObjectNode node,
            Tally failures,
            Tally yields,
            DetectionRecall detection,
            Optional<TrackScore> tracks,
            double framesPerSecond) {
        put(node, failures);
        put(node.putObject("yields"), yields);
        ObjectNode recall = node.putObject("detection_recall");
        for (Sort sort : Sort.values()) {
            ObjectNode sizes = recall.putObject(sort.code());
            put(sizes, "all", detection.of(sort));
            for (Size size : Size.values()) {
                put(sizes, size.code(), detection.of(sort, size));
            }
        }
        ObjectNode tracking = node.putObject("tracks");
        tracks.ifPresent(score -> score.byName().forEach(tracking::putPOJO));
        node.put("frames_per_second", rounded(framesPerSecond, 10));
    }

    private static void put(ObjectNode node, Tally tally) {
        node.put("tp", tally.truePositives())
                .put("fp", tally.falsePositives())
                .put("fn", tally.falseNegatives())
                .put("precision", tally.precision())
                .put("recall", tally.recall())
                .put("f1", tally.f1());
        put(node, "time_error_mean", tally.meanError());
        put(node, "time_error_max", tally.greatestError());
    }

    private static void put(ObjectNode node, String key, OptionalDouble seconds) {
        if (seconds.isPresent()) {
            node.put(key, rounded(seconds.getAsDouble(), 1000));
        } else {
            node.putNull(key);
        }
    }

    private static void put(ObjectNode node, String key, Optional<Share> share) {
        if (share.isPresent()) {
            node.putObject(key)
                    .put("found", share.get().found())
                    .put("of", share.get().all())
                    .put("recall", rounded(share.get().value(), 10_000));
        } else {
            node.putNull(key);
        }
    }

    /** One outcome of a clip in a line. */
    public static ObjectNode outcome(ClipScore score, Outcome outcome) {
        ObjectNode line = JSON.createObjectNode()
                .put("mark", outcome.mark().code())
                .put("kind", outcome.kind().code())
                .put("t", rounded(outcome.time(), 100))
                .put("vehicle", outcome.vehicle().orElse(null))
                .put("pedestrian", outcome.pedestrian().orElse(null))
                .put("case", policeCase(outcome));
        if (outcome.remark() != Outcome.Remark.NONE) {
            Optional<Explanation> explanation =
                    Optional.ofNullable(score.explanations().get(outcome));
            line.put(
                    "remark",
                    explanation.map(Explanation::code).orElse(outcome.remark().code()));
        }
        return line;
    }

    private static int policeCase(Outcome outcome) {
        return outcome.ruling()
                .map(Ruling::policeCase)
                .orElseGet(() -> outcome.expected().orElseThrow().policeCase());
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
