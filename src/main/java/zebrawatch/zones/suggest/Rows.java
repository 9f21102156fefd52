package zebrawatch.zones.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Point;

/**
 * Finds rows among bars: any two of alike length say where all others of their row begin and end, lean and stand. The
 * longest rows with the fewest bars missing come first.
 */
final class Rows {
    private static final int MOST = 80;
    private static final int FEWEST = 3;

    /** Of a bar's end from the line on which the row's bars end, in its lengths, and pixels. */
    private static final double OFF = 0.08;

    /** Bars that may be missing between two. */
    private static final int LARGEST_STEP = 6;

    private static final double PRICE_OF_A_GAP = 0.2;

    private final List<Bar> bars;
    private final List<Scored> found = new ArrayList<>();

    private record Scored(double score, List<Rung> rungs, Set<Integer> members) {}

    private Rows(List<Bar> bars) {
        this.bars = bars;
    }

    static List<Row> among(List<Bar> bars) {
        Rows rows = new Rows(bars);
        for (int i = 0; i < bars.size(); i++) {
            for (int j = i + 1; j < bars.size(); j++) {
                rows.look(i, j);
            }
        }
        Set<Set<Integer>> seen = new HashSet<>();
        return rows.found.stream()
                .sorted(Comparator.comparingDouble(scored -> -scored.score()))
                .filter(scored -> seen.add(scored.members()))
                .limit(MOST)
                .flatMap(scored -> Row.of(scored.rungs()).stream())
                .toList();
    }

    /** A bar's place in the row of two. */
    private record Place(int bar, Bar along, double x, double lean) {}

    private void look(int i, int j) {
        Bar one = bars.get(i);
        Bar other = bars.get(j).like(one.a(), one.b());
        if (!mayBeOfOneRow(one, other)) {
            return;
        }
        Plane inverse = Plane.ofSquare(one.a(), other.a(), other.b(), one.b()).inverse();
        double before = inverse.weight(one.a().x(), one.a().y());
        List<Place> places = new ArrayList<>();
        for (int k = 0; k < bars.size(); k++) {
            Bar bar = bars.get(k).like(one.a(), one.b());
            double off = OFF * bar.length() + 1;
            if (off(one.a(), other.a(), bar.a()) < off
                    && off(one.b(), other.b(), bar.b()) < off
                    && inverse.weight(bar.a().x(), bar.a().y()) * before > 0
                    && inverse.weight(bar.b().x(), bar.b().y()) * before > 0) {
                double begin = inverse.at(bar.a().x(), bar.a().y()).x();
                double end = inverse.at(bar.b().x(), bar.b().y()).x();
                places.add(new Place(k, bar, (begin + end) / 2, Math.abs(begin - end)));
            }
        }
        if (places.size() >= FEWEST) {
            places.sort(Comparator.comparingDouble(Place::x));
            Scored best = regular(places);
            if (best != null) {
                found.add(best);
            }
        }
    }

    private static boolean mayBeOfOneRow(Bar one, Bar other) {
        double lengths = one.length() / other.length();
        double distance = Bar.distance(one.centre(), other.centre());
        return lengths > 0.5
                && lengths < 2
                && distance <= 8 * Math.max(one.width(), other.width()) + one.length()
                && distance >= 1.2 * Math.min(one.width(), other.width())
                && one.turn(other) < 0.53
                && Bar.distance(one.a(), other.a()) >= 1
                && Bar.distance(one.b(), other.b()) >= 1;
    }

    /** Distance from a line through two points, pixels. */
    private static double off(Point p, Point q, Point r) {
        double dx = q.x() - p.x();
        double dy = q.y() - p.y();
        return Math.abs((r.x() - p.x()) * dy - (r.y() - p.y()) * dx) / Math.hypot(dx, dy);
    }

    /** The most places that are whole steps apart; each distance between neighbours is tried as the step. */
    private static @Nullable Scored regular(List<Place> places) {
        Set<Double> steps = new TreeSet<>();
        for (int i = 1; i < places.size(); i++) {
            double step = Math.rint((places.get(i).x() - places.get(i - 1).x()) * 1000) / 1000;
            if (step > 0.02) {
                steps.add(step);
            }
        }
        Scored best = null;
        for (double step : steps) {
            for (int start = 0; start + 2 < places.size(); start++) {
                Scored scored = regular(places, start, step);
                if (scored.rungs().size() >= FEWEST && (best == null || scored.score() > best.score())) {
                    best = scored;
                }
            }
        }
        return best;
    }

    private static Scored regular(List<Place> places, int start, double step) {
        List<Rung> rungs = new ArrayList<>();
        Set<Integer> members = new TreeSet<>();
        Place last = places.get(start);
        long number = 0;
        rungs.add(new Rung(0, last.along().a(), last.along().b()));
        members.add(last.bar());
        for (Place place : places.subList(start + 1, places.size())) {
            double steps = (place.x() - last.x()) / step;
            long whole = Math.round(steps);
            if (whole > LARGEST_STEP) {
                break;
            }
            if (whole >= 1 && Math.abs(steps - whole) < 0.15 + 0.05 * whole && place.lean() < 0.4 * step) {
                number += whole;
                last = place;
                rungs.add(new Rung(number, place.along().a(), place.along().b()));
                members.add(place.bar());
            }
        }
        double missing = number + 1.0 - rungs.size();
        return new Scored(rungs.size() - PRICE_OF_A_GAP * missing, rungs, members);
    }
}
