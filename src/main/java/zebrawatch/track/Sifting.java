package zebrawatch.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/** Makes one detection a road user of what the detector saw: riders with their machines, wholes without their parts. */
final class Sifting {
    /** The smallest share of the narrower box's width that a rider and his machine have in common. */
    private static final double IN_LINE = 0.6;

    /** Two boxes that overlap this much are one road user called by two names. */
    private static final double SAME = 0.8;

    /** A weak box that lies in a trusted one with at least this share of itself is a part of it, or all but hidden. */
    private static final double PART = 0.7;

    private static final Comparator<Detection> SUREST_FIRST = Comparator.comparingDouble(Detection::score)
            .reversed()
            .thenComparing(Detection::kind)
            .thenComparingDouble(d -> d.box().left())
            .thenComparingDouble(d -> d.box().top())
            .thenComparingDouble(d -> d.box().width())
            .thenComparingDouble(d -> d.box().height());

    private Sifting() {}

    /**
     * What is worth following, the surest first, whatever order it came in.
     *
     * @param parked whether a machine in this box is known to stand alone: who passes it does not ride it
     */
    static List<Detection> of(List<Detection> seen, TrackerSettings settings, Road road, Predicate<Box> parked) {
        List<Detection> worthwhile = seen.stream()
                .filter(d -> d.score() >= settings.low() && road.fits(d))
                .sorted(SUREST_FIRST)
                .toList();
        List<Detection> whole = new ArrayList<>();
        for (Detection d : mounted(worthwhile, parked)) {
            if (d.score() >= settings.high() || whole.stream().noneMatch(other -> isPart(d, other, settings))) {
                whole.add(d);
            }
        }
        return whole;
    }

    private static boolean isPart(Detection weak, Detection other, TrackerSettings settings) {
        return other.score() >= settings.high()
                && other.kind().isCarLike() == weak.kind().isCarLike()
                && weak.box().intersection(other.box()) >= PART * weak.box().area();
    }

    /** Every rider and his machine as one, of the machine's kind. */
    private static List<Detection> mounted(List<Detection> seen, Predicate<Box> parked) {
        List<Detection> people = new ArrayList<>();
        List<Detection> mounted = new ArrayList<>();
        seen.forEach(d -> (d.kind() == RoadUser.PEDESTRIAN ? people : mounted).add(d));
        for (int i = 0; i < mounted.size(); i++) {
            Detection machine = mounted.get(i);
            if (!machine.kind().isCarLike() && !parked.test(machine.box())) {
                for (Detection person : List.copyOf(people)) {
                    if (rides(person, machine)) {
                        people.remove(person);
                        mounted.set(i, together(mounted.get(i), person));
                    }
                }
            }
        }
        mounted.addAll(people);
        mounted.sort(SUREST_FIRST);
        return mounted;
    }

    private static Detection together(Detection machine, Detection rider) {
        return new Detection(
                machine.kind(),
                machine.box().union(rider.box()),
                Math.max(machine.score(), rider.score()),
                rider.looks());
    }

    /**
     * A rider sits over his machine: in line with it, higher than it, his feet not below its wheels. One box called person
     * and machine is what the surer name says.
     */
    private static boolean rides(Detection rider, Detection ridden) {
        Box person = rider.box();
        Box machine = ridden.box();
        if (person.iou(machine) > SAME) {
            return ridden.score() > rider.score();
        }
        double shared = Math.min(person.right(), machine.right()) - Math.max(person.left(), machine.left());
        boolean inLine = shared >= IN_LINE * Math.min(person.width(), machine.width());
        boolean above = person.top() < machine.top() + machine.height() / 4;
        double feet = (person.bottom() - machine.top()) / machine.height();
        return inLine && above && feet > 0.25 && feet < 1.05;
    }
}
