package zebrawatch.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "5,5", "3,6", "6,3", "7,7", "1,7", "7,1"})
    void itIsAsCheapAsTheBestOfAllPairings(int rows, int columns) {
        Random random = new Random(31L * rows + columns);
        for (int trial = 0; trial < 40; trial++) {
            double[][] cost = new double[rows][columns];
            for (double[] row : cost) {
                Arrays.setAll(row, j -> random.nextInt(20) - 5);
            }

            int[] chosen = Assignment.minimum(cost);

            assertThat(Arrays.stream(chosen).filter(j -> j >= 0))
                    .hasSize(Math.min(rows, columns))
                    .doesNotHaveDuplicates();
            assertThat(sum(cost, chosen))
                    .isEqualTo(cheapest(cost, 0, new boolean[columns], Math.max(0, rows - columns)));
        }
    }

    @Test
    void theLargestGainIsTheSmallestLoss() {
        double[][] gain = {{0.9, 0.8}, {0.8, 0.1}};

        assertThat(Assignment.maximum(gain)).containsExactly(1, 0);
        assertThat(Assignment.minimum(gain)).containsExactly(0, 1);
    }

    @Test
    void nothingIsPairedWithNothing() {
        assertThat(Assignment.minimum(new double[0][0])).isEmpty();
        assertThat(Assignment.minimum(new double[2][0])).containsExactly(-1, -1);
    }

    @Test
    void aCostThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> Assignment.minimum(new double[][] {{Double.NaN}}))
                .hasMessage("an assignment needs finite costs");
    }

    @Test
    void aLargeOneIsAsCheapAsItsPricesSay() {
        Random random = new Random(5);
        double[][] cost = new double[60][90];
        for (double[] row : cost) {
            Arrays.setAll(row, j -> random.nextDouble());
        }

        double best = sum(cost, Assignment.minimum(cost));

        for (int trial = 0; trial < 200; trial++) {
            int[] other = random.ints(0, 90).distinct().limit(60).toArray();
            assertThat(sum(cost, other)).isGreaterThan(best);
        }
        assertThat(best).isCloseTo(sum(cost, greedilyImproved(cost, Assignment.minimum(cost))), within(1e-12));
    }

    private static int[] greedilyImproved(double[][] cost, int[] start) {
        int[] best = start.clone();
        for (int a = 0; a < best.length; a++) {
            for (int b = a + 1; b < best.length; b++) {
                int[] swapped = best.clone();
                swapped[a] = best[b];
                swapped[b] = best[a];
                if (sum(cost, swapped) < sum(cost, best)) {
                    best = swapped;
                }
            }
        }
        return best;
    }

    private static double sum(double[][] cost, int[] chosen) {
        return IntStream.range(0, chosen.length)
                .filter(i -> chosen[i] >= 0)
                .mapToDouble(i -> cost[i][chosen[i]])
                .sum();
    }

    /** By trying every pairing. */
    private static double cheapest(double[][] cost, int row, boolean[] taken, int rowsToSkip) {
        if (row == cost.length) {
            return 0;
        }
        double least = rowsToSkip > 0 ? cheapest(cost, row + 1, taken, rowsToSkip - 1) : Double.POSITIVE_INFINITY;
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                least = Math.min(least, cost[row][column] + cheapest(cost, row + 1, taken, rowsToSkip));
                taken[column] = false;
            }
        }
        return least;
    }
}
