package zebrawatch.harness;

import java.util.Arrays;
import zebrawatch.track.Assignment;

/**
 * The identity scores at an overlap of 0.5 (Ristani et al., "Performance measures and a data set for multi-target,
 * multi-camera tracking", ECCV workshops 2016): how much of the true tracks the best one-to-one choice of found tracks
 * covers. Every box so covered saves one miss and one false find, so the choice that costs least is the one that covers
 * most.
 *
 * @param truePositives boxes of true tracks covered by the found track chosen for them
 * @param falsePositives other found boxes
 * @param falseNegatives other true boxes
 */
public record IdentityScore(int truePositives, int falsePositives, int falseNegatives) {
    private static final double OVERLAP = 0.5;

    /** Scores found tracks against true ones. */
    public static IdentityScore of(TrackComparison comparison) {
        double[][] covered = new double[comparison.truths()][comparison.results()];
        for (TrackComparison.Moment moment : comparison.moments()) {
            for (int i = 0; i < moment.truths(); i++) {
                for (int j = 0; j < moment.results(); j++) {
                    if (moment.likeness(i, j) >= OVERLAP) {
                        covered[moment.truth(i)][moment.result(j)]++;
                    }
                }
            }
        }
        int[] chosen = Assignment.maximum(covered);
        int shared = 0;
        for (int i = 0; i < chosen.length; i++) {
            shared += chosen[i] < 0 ? 0 : (int) covered[i][chosen[i]];
        }
        return new IdentityScore(
                shared,
                Arrays.stream(comparison.resultLengths()).sum() - shared,
                Arrays.stream(comparison.truthLengths()).sum() - shared);
    }

    /** Harmonic mean of precision and recall, 0 to 1. */
    public double f1() {
        return truePositives / Math.max(1, truePositives + 0.5 * (falsePositives + falseNegatives));
    }

    /** Share of the found boxes that are covered, 0 to 1. */
    public double precision() {
        return truePositives / Math.max(1.0, truePositives + falsePositives);
    }

    /** Share of the true boxes that are covered, 0 to 1. */
    public double recall() {
        return truePositives / Math.max(1.0, truePositives + falseNegatives);
    }
}
