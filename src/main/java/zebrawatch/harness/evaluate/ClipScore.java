package zebrawatch.harness.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.harness.TrackScore;
import zebrawatch.harness.evaluate.Outcome.Mark;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.Settled;

/**
 * How the line did on one clip.
 *
 * @param clip what it was
 * @param run what the line saw and said
 * @param outcomes in order of time
 * @param explanations of the false negatives among them
 * @param detection recall
 * @param tracks empty where the truth has not everybody's box, or nobody came near the zebra
 */
public record ClipScore(
        ClipFolder clip,
        LineRun run,
        List<Outcome> outcomes,
        Map<Outcome, Explanation> explanations,
        DetectionRecall detection,
        Optional<TrackScore> tracks) {

    public ClipScore {
        outcomes = List.copyOf(outcomes);
        explanations = Map.copyOf(explanations);
    }

    /** Scores one run. */
    public static ClipScore of(ClipFolder clip, LineRun run, Rejudging rejudging) {
        List<Outcome> outcomes = Matching.of(clip.camera(), clip.truth(), run);
        WatchedBoxes watched = new WatchedBoxes(clip.camera(), clip.crossing());
        NearTracks near = new NearTracks();
        if (clip.truth().complete()) {
            near.add(watched, clip.truth(), run);
        }
        return new ClipScore(
                clip,
                run,
                outcomes,
                explained(clip, run, outcomes, rejudging),
                DetectionRecall.of(watched, clip.truth(), run),
                near.score());
    }

    private static Map<Outcome, Explanation> explained(
            ClipFolder clip, LineRun run, List<Outcome> outcomes, Rejudging rejudging) {
        List<Outcome> missed =
                outcomes.stream().filter(o -> o.mark() == Mark.FALSE_NEGATIVE).toList();
        Map<Outcome, Explanation> explanations = new HashMap<>();
        if (!missed.isEmpty()) {
            List<Settled> encounters = rejudging.encounters(clip.settings(), run);
            for (Outcome outcome : missed) {
                explanations.put(
                        outcome, Explanation.of(outcome.expected().orElseThrow(), clip.truth(), run, encounters));
            }
        }
        return explanations;
    }

    /** The rulings of one kind. */
    public Tally tally(Ruling.Kind kind) {
        return Tally.of(outcomes, kind);
    }

    /** Pictures the line took in a second. */
    public double framesPerSecond() {
        return run.moments().size() / Math.max(1e-9, run.took().toNanos() / 1e9);
    }
}
