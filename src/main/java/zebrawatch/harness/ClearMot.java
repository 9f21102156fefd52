package zebrawatch.harness;

import java.util.Arrays;
import java.util.stream.IntStream;
import zebrawatch.track.Assignment;

/**
 * The CLEAR MOT scores at an overlap of 0.5 (Bernardin and Stiefelhagen, "Evaluating multiple object tracking
 * performance", 2008), as TrackEval computes them.
 *
 * @param truePositives true boxes that were found
 * @param falsePositives found boxes that are none
 * @param falseNegatives true boxes that were not found
 * @param switches times a true track went over to another found track
 * @param fragments times a true track was found again after it had been lost
 * @param mostlyTracked true tracks found in more than 0.8 of their frames
 * @param mostlyLost true tracks found in less than 0.2 of their frames
 * @param mota accuracy: 1 less the share of errors, at most 1
 * @param motp precision: mean overlap of what was found, 0 to 1
 */
public record ClearMot(
        int truePositives,
        int falsePositives,
        int falseNegatives,
        int switches,
        int fragments,
        int mostlyTracked,
        int mostlyLost,
        double mota,
        double motp) {
    private static final double OVERLAP = 0.5;
    private static final double ROUNDING = Math.ulp(1.0);

    /** A pair that was matched in the frame before is kept whatever its overlap: worth more than any overlap. */
    private static final double KEPT = 1000;

    private static final int NONE = -1;

    /** Scores found tracks against true ones. */
    public static ClearMot of(TrackComparison comparison) {
        return new Count(comparison).score();
    }

    private static final class Count {
        private final TrackComparison comparison;
        private final int[] matched;
        private final int[] begun;
        private final int[] lastResult;
        private final int[] resultJustNow;
        private int truePositives;
        private int falsePositives;
        private int falseNegatives;
        private int switches;
        private double overlaps;

        Count(TrackComparison comparison) {
            this.comparison = comparison;
            matched = new int[comparison.truths()];
            begun = new int[comparison.truths()];
            lastResult = filled(comparison.truths());
            resultJustNow = filled(comparison.truths());
            comparison.moments().forEach(this::add);
        }

        private void add(TrackComparison.Moment moment) {
            if (moment.truths() == 0 || moment.results() == 0) {
                falsePositives += moment.results();
                falseNegatives += moment.truths();
                return;
            }
            double[][] gain = moment.pairs((i, j) -> gain(moment, i, j));
            int[] chosen = Assignment.maximum(gain);
            int[] before = resultJustNow.clone();
            Arrays.fill(resultJustNow, NONE);
            int found = 0;
            for (int i = 0; i < chosen.length; i++) {
                if (chosen[i] >= 0 && gain[i][chosen[i]] > ROUNDING) {
                    found++;
                    overlaps += moment.likeness(i, chosen[i]);
                    match(moment.truth(i), moment.result(chosen[i]), before[moment.truth(i)]);
                }
            }
            truePositives += found;
            falseNegatives += moment.truths() - found;
            falsePositives += moment.results() - found;
        }

        private void match(int truth, int result, int before) {
            matched[truth]++;
            if (before == NONE) {
                begun[truth]++;
            }
            if (lastResult[truth] != NONE && lastResult[truth] != result) {
                switches++;
            }
            lastResult[truth] = result;
            resultJustNow[truth] = result;
        }

        private double gain(TrackComparison.Moment moment, int i, int j) {
            double overlap = moment.likeness(i, j);
            boolean kept = resultJustNow[moment.truth(i)] == moment.result(j);
            return overlap < OVERLAP - ROUNDING ? 0 : overlap + (kept ? KEPT : 0);
        }

        private ClearMot score() {
            int[] lengths = comparison.truthLengths();
            double[] shares = IntStream.range(0, lengths.length)
                    .mapToDouble(i -> (double) matched[i] / lengths[i])
                    .toArray();
            int truths = truePositives + falseNegatives;
            return new ClearMot(
                    truePositives,
                    falsePositives,
                    falseNegatives,
                    switches,
                    Arrays.stream(begun).map(times -> Math.max(0, times - 1)).sum(),
                    (int) Arrays.stream(shares).filter(share -> share > 0.8).count(),
                    (int) Arrays.stream(shares).filter(share -> share < 0.2).count(),
                    (truePositives - falsePositives - switches) / Math.max(1.0, truths),
                    overlaps / Math.max(1, truePositives));
        }

        private static int[] filled(int length) {
            int[] none = new int[length];
            Arrays.fill(none, NONE);
            return none;
        }
    }
}
