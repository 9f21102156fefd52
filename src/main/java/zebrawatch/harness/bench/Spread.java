package zebrawatch.harness.bench;

import java.util.Arrays;

/**
 * What repeated measurements say: half of them lie between the quartiles.
 *
 * @param count of the measurements
 */
public record Spread(double lower, double median, double upper, int count) {

    /**
     * Sums measurements up, whatever their order.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Spread of(double... measured) {
        if (measured.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75), sorted.length);
    }

    /** Linear between the two nearest (Hyndman and Fan 1996, definition 7). */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
