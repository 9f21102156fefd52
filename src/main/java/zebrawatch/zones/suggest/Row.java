package zebrawatch.zones.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Point;

/**
 * Bars beside each other on one plane, equally far apart, that begin and end on two lines.
 *
 * @param rungs at least three
 * @param plane on which they lie
 * @param error of the worst of them, pixels
 */
record Row(List<Rung> rungs, Plane plane, double error) {
    private static final int FEWEST = 3;

    /** How far a bar's ends may lie from the row's, in lengths of a bar. */
    private static final double REACH = 0.12;

    /** Difference of its ends' places, in distances between bars. */
    private static final double LEAN = 0.3;

    /** From bar to bar where some are hidden or worn away. */
    private static final double GAP = 3.4;

    /** From bar to bar across a refuge. */
    private static final double REFUGE = 7;

    private static final double CLOSEST = 0.7;

    /** Empty where they lie on no plane. */
    static Optional<Row> of(List<Rung> rungs) {
        return Plane.of(rungs)
                .map(plane -> new Row(
                        List.copyOf(rungs),
                        plane,
                        rungs.stream()
                                .mapToDouble(rung -> rung.error(plane))
                                .max()
                                .orElseThrow()));
    }

    /** Of a bar in the middle, pixels. */
    double length() {
        List<Double> lengths = rungs.stream().map(Rung::length).sorted().toList();
        int half = lengths.size() / 2;
        return lengths.size() % 2 == 1 ? lengths.get(half) : (lengths.get(half - 1) + lengths.get(half)) / 2;
    }

    double first() {
        return rungs.stream().mapToDouble(Rung::at).min().orElseThrow();
    }

    double last() {
        return rungs.stream().mapToDouble(Rung::at).max().orElseThrow();
    }

    /** Without those whose ends something hides or lengthens. */
    Row trimmed() {
        Row row = this;
        while (row.rungs.size() > FEWEST && row.error > 0.025 * row.length() + 1.5) {
            Optional<Row> better = row.withoutWorst();
            if (better.isEmpty()) {
                return row;
            }
            row = better.get();
        }
        return row;
    }

    private Optional<Row> withoutWorst() {
        List<Row> others = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            List<Rung> rest = new ArrayList<>(rungs);
            rest.remove(i);
            of(rest).ifPresent(others::add);
        }
        return others.stream().min(Comparator.comparingDouble(Row::error));
    }

    /** With all bars that go on with it, the nearest first; beyond a refuge two that go on with each other. */
    Row grown(List<Bar> bars) {
        List<Bar> left = new ArrayList<>(bars);
        Row row = this;
        Candidate next = row.next(left);
        while (next != null) {
            left.remove(next.bar());
            List<Rung> more = new ArrayList<>(row.rungs);
            more.add(next.rung());
            Optional<Row> longer = of(more);
            if (longer.isPresent()
                    && longer.get().error <= Math.max(0.07 * longer.get().length() + 1.5, row.error * 1.2)) {
                row = longer.get();
            }
            next = row.next(left);
        }
        return row;
    }

    /** A bar that may go on with a row. */
    private record Candidate(Bar bar, Rung rung, double gap, boolean isWhole) {}

    private @Nullable Candidate next(List<Bar> bars) {
        Plane inverse = plane.inverse();
        Rung known = rungs.get(0);
        double before = inverse.weight(known.a().x(), known.a().y());
        List<Candidate> near = new ArrayList<>();
        List<Candidate> far = new ArrayList<>();
        for (Bar bar : bars) {
            Candidate candidate = candidate(bar.like(known.a(), known.b()), bar, inverse, before);
            if (candidate != null && candidate.gap() > GAP) {
                far.add(candidate);
            } else if (candidate != null && candidate.isWhole()) {
                near.add(candidate);
            }
        }
        Comparator<Candidate> nearest = Comparator.comparingDouble(Candidate::gap);
        return near.stream()
                .min(nearest)
                .or(() -> far.stream()
                        .filter(c -> far.stream().anyMatch(o -> isNextTo(c, o)))
                        .min(nearest))
                .orElse(null);
    }

    private static boolean isNextTo(Candidate one, Candidate other) {
        return Math.abs(Math.abs(one.rung().at() - other.rung().at()) - 1) < 0.25;
    }

    private @Nullable Candidate candidate(Bar bar, Bar found, Plane inverse, double before) {
        Point a = bar.a();
        Point b = bar.b();
        if (inverse.weight(a.x(), a.y()) * before <= 0 || inverse.weight(b.x(), b.y()) * before <= 0) {
            return null;
        }
        Point begin = inverse.at(a.x(), a.y());
        Point end = inverse.at(b.x(), b.y());
        if (Math.abs(begin.y()) > REACH || Math.abs(end.y() - 1) > REACH || Math.abs(begin.x() - end.x()) > LEAN) {
            return null;
        }
        double x = (begin.x() + end.x()) / 2;
        double gap = rungs.stream()
                .map(rung -> x - rung.at())
                .min(Comparator.comparingDouble(Math::abs))
                .orElseThrow();
        double size = Math.abs(gap);
        if (size < CLOSEST || size > REFUGE) {
            return null;
        }
        double whole = Math.rint(gap);
        double at = size > GAP ? x : x - gap + whole;
        return new Candidate(found, new Rung(at, a, b), size, Math.abs(gap - whole) < 0.15 + 0.05 * Math.abs(whole));
    }
}
