package zebrawatch.harness.soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What a station did with its cameras.
 *
 * @param attention whether cameras only watched where nobody was: {@code auto} or {@code always}
 * @param cameras a line each
 * @param deliveries a case each, all cameras' together
 * @param costs of the station
 */
public record SoakReport(String attention, List<Line> cameras, List<Delivery> deliveries, Costs costs) {

    /**
     * One camera.
     *
     * @param share of its film in which people are there
     * @param truth how many violations are in it by the clip's truth
     * @param expected seconds of the film at which a replay of its scenes makes a case
     * @param cases seconds of the film of the cases that came from Kafka
     * @param figures of its line
     */
    public record Line(
            String camera,
            String clip,
            double share,
            int truth,
            List<Double> expected,
            List<Double> cases,
            CameraFigures figures) {
        public Line {
            expected = List.copyOf(expected);
            cases = List.copyOf(cases);
        }

        Harvest harvest() {
            return Harvest.of(expected, cases);
        }
    }

    public SoakReport {
        cameras = List.copyOf(cameras);
        deliveries = List.copyOf(deliveries);
    }

    /** How many violations were expected. */
    public int expected() {
        return cameras.stream().mapToInt(c -> c.expected().size()).sum();
    }

    /** Of how many expected violations no case came. */
    public int missed() {
        return cameras.stream().mapToInt(c -> c.harvest().missed().size()).sum();
    }

    /** How many cases nobody expected. */
    public int unexpected() {
        return cameras.stream().mapToInt(c -> c.harvest().unexpected().size()).sum();
    }

    int truth() {
        return cameras.stream().mapToInt(Line::truth).sum();
    }

    double share() {
        return cameras.stream().mapToDouble(Line::share).average().orElse(0);
    }

    /** Cores of the station for one camera. */
    double coresOfACamera() {
        return costs.cores() / cameras.size();
    }

    /** A quantile of the cases, by the nearest rank; NaN without a case. */
    double quantile(double quantile, ToDoubleFunction<Delivery> value) {
        double[] sorted = deliveries.stream().mapToDouble(value).sorted().toArray();
        int rank = (int) Math.ceil(quantile * sorted.length);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, rank - 1)];
    }

    Map<String, Double> drops() {
        Map<String, Double> drops = new TreeMap<>();
        cameras.forEach(c -> c.figures().dropped().forEach((reason, n) -> drops.merge(reason, n, Double::sum)));
        return drops;
    }
}
