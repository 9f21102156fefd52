package zebrawatch.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;

/**
 * Counts who walks over the zebra. Whoever has walked more than half of its length has crossed: somebody whom the tracker
 * loses and finds again under another number is then counted once at most.
 */
final class Walks {
    private static final double HALF = 0.5;

    private final Crossing crossing;
    private final double margin;
    private final Map<Trail, Walk> walks = new HashMap<>();

    /** One walk on the zebra: where along it it began, and whether it has been counted. */
    private static final class Walk {
        final double from;
        boolean counted;

        Walk(double from) {
            this.from = from;
        }
    }

    Walks(Crossing crossing, Policy policy) {
        this.crossing = crossing;
        this.margin = policy.of(Parameter.ZEBRA_MARGIN);
    }

    /** Who has crossed at {@code time}; everybody once for every time he comes onto the zebra. */
    List<Crossed> follow(Instant time, List<Walker> walkers) {
        walks.keySet().retainAll(walkers.stream().map(Walker::trail).collect(Collectors.toSet()));
        List<Crossed> crossed = new ArrayList<>();
        for (Walker walker : walkers) {
            GroundPoint at = walker.trail().latest().position();
            if (walker.against().isPresent() || !isOnZebra(at)) {
                walks.remove(walker.trail());
                continue;
            }
            Walk walk = walks.computeIfAbsent(walker.trail(), trail -> new Walk(at.u()));
            if (!walk.counted && Math.abs(at.u() - walk.from) > HALF * crossing.length()) {
                walk.counted = true;
                crossed.add(new Crossed(time, crossing.name()));
            }
        }
        return crossed;
    }

    private boolean isOnZebra(GroundPoint at) {
        return crossing.alongWalk().contains(at.u())
                && crossing.alongDrive().widened(margin).contains(at.v());
    }
}
