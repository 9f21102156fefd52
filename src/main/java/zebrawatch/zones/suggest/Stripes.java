package zebrawatch.zones.suggest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * What the picture shows of a row's bars, those that are hidden in part, worn or too far off to be found one by one among them:
 * along the row it is bright on bars and dark between them, and dark before they begin and after they end.
 *
 * @param first place of the first bar seen
 * @param last place of the last
 * @param seen how many are, at least in half
 * @param contrast of bars to the road between them, levels of 255
 * @param share of a bar that is seen, mean
 * @param overrun share of the bars that go on beyond the row's ends, the larger of both
 * @param paint how uneven bars are, in contrasts
 * @param tar how uneven the road between them is, in contrasts
 */
record Stripes(
        double first, double last, int seen, double contrast, double share, double overrun, double paint, double tar) {
    /** Parts of a bar from end to end that are looked at one by one. */
    private static final int PARTS = 10;

    private static final int SAMPLES = 3;

    /** Of the way from bar to bar: half of what is looked at of a bar, and of the road on its sides. */
    private static final double[] ON = {-0.1, -0.05, 0, 0.05, 0.1};

    private static final double[] BESIDE = {0.4, 0.45, 0.5, 0.55, 0.6};
    private static final double[] BEFORE = {-0.3, -0.24, -0.18, -0.12};
    private static final double[] BEHIND = {1.12, 1.18, 1.24, 1.3};
    private static final double[] SHIFTS = {0, -0.05, 0.05, -0.1, 0.1, -0.15, 0.15};

    private static final double LEAST_SHARE = 0.5;
    private static final double OF_USUAL_CONTRAST = 0.4;
    private static final double LEAST_CONTRAST = 5;
    private static final int MOST_MISSING = 2;
    private static final int FARTHEST = 9;

    static Stripes of(Street street, Row row) {
        return new Look(street, row).stripes();
    }

    /** Whether it can be a zebra's. */
    boolean isPlausible() {
        return seen >= 5
                && seen >= 0.5 * (last - first + 1)
                && contrast >= 8
                && share >= 0.7
                && overrun <= 0.4
                && paint <= 0.5
                && tar <= 0.35;
    }

    private static final class Look {
        private final Street street;
        private final Row row;
        private final Plane plane;
        private final double contrast;
        private final double least;

        Look(Street street, Row row) {
            this.street = street;
            this.row = row;
            this.plane = row.plane();
            this.contrast =
                    median(row.rungs().stream().mapToDouble(rung -> median(Arrays.stream(contrasts(rung.at())))));
            this.least = Math.max(LEAST_CONTRAST, OF_USUAL_CONTRAST * contrast);
        }

        /** A place and how much of a bar is seen there. */
        private record Sight(double at, double share) {}

        Stripes stripes() {
            List<Sight> all = new ArrayList<>();
            for (double place : places()) {
                all.add(new Sight(place, seenAt(place)));
            }
            List<Sight> before = walk(row.first(), -1);
            List<Sight> behind = walk(row.last(), 1);
            all.addAll(before);
            all.addAll(behind);
            List<Sight> seen =
                    all.stream().filter(s -> s.share() >= LEAST_SHARE).toList();
            return new Stripes(
                    before.isEmpty()
                            ? row.first()
                            : before.get(before.size() - 1).at(),
                    behind.isEmpty()
                            ? row.last()
                            : behind.get(behind.size() - 1).at(),
                    seen.size(),
                    contrast,
                    seen.stream().mapToDouble(Sight::share).average().orElse(0),
                    Math.max(overrun(seen, BEFORE), overrun(seen, BEHIND)),
                    median(seen.stream().mapToDouble(s -> spread(s.at(), new double[] {0}))) / contrast,
                    median(seen.stream().mapToDouble(s -> spread(s.at(), new double[] {-0.5, 0.5}))) / contrast);
        }

        /** The row's own and whole ones between them. */
        private Set<Double> places() {
            Set<Double> places = new TreeSet<>();
            row.rungs().forEach(rung -> places.add(rung.at()));
            for (double x = Math.ceil(row.first()); x <= row.last(); x++) {
                double place = x;
                if (row.rungs().stream().allMatch(rung -> Math.abs(rung.at() - place) > 0.6)) {
                    places.add(place);
                }
            }
            return places;
        }

        /** Further bars beyond one, nearest first. */
        private List<Sight> walk(double from, int way) {
            List<Sight> found = new ArrayList<>();
            double place = from;
            int missing = 0;
            for (int step = 0; step < FARTHEST && missing <= MOST_MISSING; step++) {
                place += way;
                missing++;
                for (double shift : SHIFTS) {
                    double share = shareAt(place + shift);
                    if (share >= LEAST_SHARE) {
                        place += shift;
                        found.add(new Sight(place, share));
                        missing = 0;
                        break;
                    }
                }
            }
            return found;
        }

        private double seenAt(double place) {
            return Arrays.stream(SHIFTS)
                    .map(shift -> shareAt(place + shift))
                    .max()
                    .orElse(0);
        }

        private double shareAt(double place) {
            return Arrays.stream(contrasts(place)).filter(c -> c > least).count() / (double) PARTS;
        }

        private double overrun(List<Sight> seen, double[] beyond) {
            return seen.stream().filter(s -> contrast(s.at(), beyond) > least).count()
                    / (double) Math.max(1, seen.size());
        }

        private double[] contrasts(double place) {
            double[] contrasts = new double[PARTS];
            for (int part = 0; part < PARTS; part++) {
                contrasts[part] = contrast(place, part(part));
            }
            return contrasts;
        }

        private static double[] part(int part) {
            double[] ys = new double[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                ys[i] = 0.05 + 0.9 * (part * SAMPLES + i + 0.5) / (PARTS * SAMPLES);
            }
            return ys;
        }

        /** Of a bar to the brighter of its sides. */
        private double contrast(double place, double[] ys) {
            return Math.min(
                    level(place, ON, ys) - level(place - 1, BESIDE, ys),
                    level(place, ON, ys) - level(place, BESIDE, ys));
        }

        /** Standard deviation from part to part. */
        private double spread(double place, double[] sides) {
            double[] levels = new double[PARTS];
            for (int part = 0; part < PARTS; part++) {
                double[] ys = part(part);
                levels[part] = Arrays.stream(sides)
                        .map(side -> level(place + side, ON, ys))
                        .average()
                        .orElse(0);
            }
            double[] known = Arrays.stream(levels).filter(l -> !Double.isNaN(l)).toArray();
            double mean = Arrays.stream(known).average().orElse(0);
            return Math.sqrt(Arrays.stream(known)
                    .map(l -> (l - mean) * (l - mean))
                    .average()
                    .orElse(0));
        }

        private double level(double place, double[] xs, double[] ys) {
            double sum = 0;
            double before = plane.weight(row.first(), 0);
            for (double x : xs) {
                for (double y : ys) {
                    boolean isSeen = plane.weight(place + x, y) * before > 0;
                    sum += isSeen ? street.level(plane.at(place + x, y)) : Double.NaN;
                }
            }
            return sum / (xs.length * ys.length);
        }

        private static double median(DoubleStream values) {
            double[] sorted = values.filter(v -> !Double.isNaN(v)).sorted().toArray();
            return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        }
    }
}
