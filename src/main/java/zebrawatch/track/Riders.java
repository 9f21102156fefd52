package zebrawatch.track;

import java.util.ArrayList;
import java.util.List;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/** A person on a bicycle or motorcycle belongs to what he rides and is no pedestrian. */
final class Riders {
    /** The smallest share of the narrower box's width that a rider and his machine have in common. */
    private static final double IN_LINE = 0.6;

    private Riders() {}

    /** The detections with every rider and his machine as one, of the machine's kind. */
    static List<Detection> merged(List<Detection> seen) {
        List<Detection> people = new ArrayList<>();
        List<Detection> machines = new ArrayList<>();
        List<Detection> merged = new ArrayList<>();
        for (Detection d : seen) {
            switch (d.kind()) {
                case PEDESTRIAN -> people.add(d);
                case BICYCLE, MOTORCYCLE -> machines.add(d);
                case CAR, BUS, TRUCK -> merged.add(d);
            }
        }
        if (machines.isEmpty()) {
            return seen;
        }
        for (Detection machine : machines) {
            Detection whole = machine;
            for (Detection person : List.copyOf(people)) {
                if (rides(person.box(), machine.box())) {
                    people.remove(person);
                    whole = together(machine.kind(), whole, person);
                }
            }
            merged.add(whole);
        }
        merged.addAll(people);
        return merged;
    }

    private static Detection together(RoadUser kind, Detection a, Detection b) {
        return new Detection(kind, a.box().union(b.box()), Math.max(a.score(), b.score()));
    }

    /** A rider sits over his machine: in line with it, higher than it, his feet not below its wheels. */
    private static boolean rides(Box person, Box machine) {
        double shared = Math.min(person.right(), machine.right()) - Math.max(person.left(), machine.left());
        boolean inLine = shared >= IN_LINE * Math.min(person.width(), machine.width());
        boolean above = person.top() < machine.top() + machine.height() / 4;
        double feet = (person.bottom() - machine.top()) / machine.height();
        return inLine && above && feet > 0.25 && feet < 1.05;
    }
}
