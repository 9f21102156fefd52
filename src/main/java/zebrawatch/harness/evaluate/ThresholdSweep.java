package zebrawatch.harness.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Ruling;

/**
 * Precision and recall over the rule's main threshold, {@link Parameter#CONFLICT_DISTANCE}: it is the one whose value
 * courts have decided (3 m upheld, 4.8 m annulled), it bounds every case, and more of it means more cases, so it is the
 * knob by which a city trades missed cases for doubtful ones.
 *
 * @param points from the smallest distance to the greatest
 */
public record ThresholdSweep(List<Point> points) {
    public static final Parameter THRESHOLD = Parameter.CONFLICT_DISTANCE;

    private static final double FROM = 0.5;
    private static final double STEP = 0.5;
    private static final int STEPS = 14;

    /** The failures to yield of all clips, judged by one threshold in metres. */
    public record Point(double threshold, Tally tally) {}

    public ThresholdSweep {
        points = List.copyOf(points);
    }

    /** Judges every clip's tracks by every threshold; other parameters stay each camera's own. */
    public static ThresholdSweep of(Evaluation evaluation, Rejudging rejudging) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            double threshold = FROM + i * STEP;
            Stream<Tally> tallies = evaluation.clips().stream().map(score -> {
                ClipFolder clip = score.clip();
                LineRun judged = rejudging.by(clip.settings().with(THRESHOLD, threshold), score.run());
                return Tally.of(Matching.of(clip.camera(), clip.truth(), judged), Ruling.Kind.FAILURE_TO_YIELD);
            });
            points.add(new Point(threshold, Tally.sum(tallies)));
        }
        return new ThresholdSweep(points);
    }
}
