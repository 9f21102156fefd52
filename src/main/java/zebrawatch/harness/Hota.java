package zebrawatch.harness;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import zebrawatch.track.Assignment;

/**
 * Higher order tracking accuracy (Luiten et al., "HOTA: a higher order metric for evaluating multi-object tracking", IJCV
 * 2021), as TrackEval computes it.
 *
 * @param at the scores at overlaps of 0.05, 0.10, ... 0.95
 */
public record Hota(List<At> at) {
    private static final int THRESHOLDS = 19;
    private static final double ROUNDING = Math.ulp(1.0);

    /**
     * The scores at one overlap.
     *
     * @param overlap from which a found box counts as found
     * @param truePositives true boxes that were found
     * @param falsePositives found boxes that are none
     * @param falseNegatives true boxes that were not found
     * @param detection accuracy of detection, 0 to 1
     * @param association accuracy of association, 0 to 1
     * @param localisation mean overlap of what was found, 0 to 1; 1 where nothing was
     */
    public record At(
            double overlap,
            int truePositives,
            int falsePositives,
            int falseNegatives,
            double detection,
            double association,
            double localisation) {

        /** The geometric mean of detection and association. */
        public double hota() {
            return Math.sqrt(detection * association);
        }
    }

    public Hota {
        at = List.copyOf(at);
    }

    /** Scores found tracks against true ones. */
    public static Hota of(TrackComparison comparison) {
        int[] truthLengths = comparison.truthLengths();
        int[] resultLengths = comparison.resultLengths();
        double[][] alignment = alignment(comparison, truthLengths, resultLengths);
        List<int[]> choices = comparison.moments().stream()
                .map(moment -> Assignment.maximum(
                        moment.pairs((i, j) -> alignment[moment.truth(i)][moment.result(j)] * moment.likeness(i, j))))
                .toList();
        return new Hota(IntStream.rangeClosed(1, THRESHOLDS)
                .mapToObj(i -> at(0.05 * i, comparison, choices, truthLengths, resultLengths))
                .toList());
    }

    /** The mean over all overlaps. */
    public double hota() {
        return mean(At::hota);
    }

    /** Mean accuracy of detection. */
    public double detection() {
        return mean(At::detection);
    }

    /** Mean accuracy of association. */
    public double association() {
        return mean(At::association);
    }

    /** Mean accuracy of localisation. */
    public double localisation() {
        return mean(At::localisation);
    }

    private double mean(ToDoubleFunction<At> score) {
        return at.stream().mapToDouble(score).average().orElseThrow();
    }

    /** How well each true track goes with each found one over the whole sequence, 0 to 1. */
    private static double[][] alignment(TrackComparison comparison, int[] truthLengths, int[] resultLengths) {
        double[][] shared = new double[comparison.truths()][comparison.results()];
        for (TrackComparison.Moment moment : comparison.moments()) {
            double[] ofTruth = new double[moment.truths()];
            double[] ofResult = new double[moment.results()];
            for (int i = 0; i < ofTruth.length; i++) {
                for (int j = 0; j < ofResult.length; j++) {
                    ofTruth[i] += moment.likeness(i, j);
                    ofResult[j] += moment.likeness(i, j);
                }
            }
            for (int i = 0; i < ofTruth.length; i++) {
                for (int j = 0; j < ofResult.length; j++) {
                    double either = ofTruth[i] + ofResult[j] - moment.likeness(i, j);
                    shared[moment.truth(i)][moment.result(j)] += either > ROUNDING ? moment.likeness(i, j) / either : 0;
                }
            }
        }
        for (int i = 0; i < shared.length; i++) {
            for (int j = 0; j < shared[i].length; j++) {
                shared[i][j] /= truthLengths[i] + resultLengths[j] - shared[i][j];
            }
        }
        return shared;
    }

    private static At at(
            double overlap, TrackComparison comparison, List<int[]> choices, int[] truthLengths, int[] resultLengths) {
        int[][] matches = new int[comparison.truths()][comparison.results()];
        int found = 0;
        double overlaps = 0;
        for (int t = 0; t < choices.size(); t++) {
            TrackComparison.Moment moment = comparison.moments().get(t);
            int[] chosen = choices.get(t);
            for (int i = 0; i < chosen.length; i++) {
                if (chosen[i] >= 0 && moment.likeness(i, chosen[i]) >= overlap - ROUNDING) {
                    matches[moment.truth(i)][moment.result(chosen[i])]++;
                    overlaps += moment.likeness(i, chosen[i]);
                    found++;
                }
            }
        }
        double association = 0;
        for (int i = 0; i < matches.length; i++) {
            for (int j = 0; j < matches[i].length; j++) {
                double common = matches[i][j];
                association += common * common / Math.max(1, truthLengths[i] + resultLengths[j] - common);
            }
        }
        int truths = Arrays.stream(truthLengths).sum();
        int results = Arrays.stream(resultLengths).sum();
        return new At(
                overlap,
                found,
                results - found,
                truths - found,
                found / Math.max(1.0, truths + results - found),
                association / Math.max(1, found),
                found == 0 ? 1 : overlaps / found);
    }
}
