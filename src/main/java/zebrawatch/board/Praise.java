package zebrawatch.board;

import java.util.List;
import java.util.Locale;

/**
 * 礼让榜: how often drivers give way at the crossings.
 *
 * @param days up to today that it is of
 * @param leastVehicles that had to give way at each of them
 * @param crossings the best first
 */
public record Praise(int days, long leastVehicles, List<Crossing> crossings) {
    public Praise {
        crossings = List.copyOf(crossings);
    }

    /**
     * A crossing.
     *
     * @param spot its place and name
     * @param yielded vehicles that gave way
     * @param rate of those that had to, 0 to 1
     */
    public record Crossing(String spot, long yielded, double rate) {
        private static final double PERCENT = 100;

        /** The rate as it is shown. */
        public String percent() {
            return String.format(Locale.ROOT, "%.1f%%", rate * PERCENT);
        }
    }
}
