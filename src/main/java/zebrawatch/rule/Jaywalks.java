package zebrawatch.rule;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;
import zebrawatch.track.GroundTrack;

/** Follows everybody who walks in the jaywalking zones off the zebra. */
final class Jaywalks {
    private final Crossing crossing;
    private final Terms terms;
    private final Map<Trail, Walk> walks = new HashMap<>();

    /** One walk in the zone: where along the walk it began, and whether it has been counted. */
    private static final class Walk {
        final Instant since;
        final double from;
        boolean counted;

        Walk(Instant since, double from) {
            this.since = since;
            this.from = from;
        }
    }

    Jaywalks(Crossing crossing, Terms terms) {
        this.crossing = crossing;
        this.terms = terms;
    }

    /** Who has crossed off the zebra at {@code time}; everybody once for every time he comes into a zone. */
    List<Jaywalk> follow(Instant time, List<Walker> walkers) {
        if (terms.jaywalking().isEmpty() || !terms.judgesAt(time)) {
            walks.clear();
            return List.of();
        }
        walks.keySet().retainAll(walkers.stream().map(Walker::trail).toList());
        return walkers.stream().flatMap(walker -> follow(time, walker).stream()).toList();
    }

    private Optional<Jaywalk> follow(Instant time, Walker walker) {
        GroundTrack state = walker.trail().latest();
        GroundPoint at = state.position();
        if (walker.against().isPresent() || isOnZebra(at) || !terms.forbidsWalking(at)) {
            walks.remove(walker.trail());
            return Optional.empty();
        }
        Walk walk = walks.computeIfAbsent(walker.trail(), trail -> new Walk(time, at.u()));
        double walked = Math.abs(at.u() - walk.from);
        double seen = walker.trail().shown().seconds();
        Policy policy = terms.policy();
        if (walk.counted
                || walked < policy.of(Parameter.JAYWALKING_DISTANCE)
                || seen < policy.of(Parameter.PEDESTRIAN_SEEN)) {
            return Optional.empty();
        }
        walk.counted = true;
        return Optional.of(new Jaywalk(
                time,
                crossing.name(),
                List.of(
                        policy.fact("walked_across", walked, Parameter.JAYWALKING_DISTANCE),
                        policy.fact("pedestrian_seen", seen, Parameter.PEDESTRIAN_SEEN),
                        policy.fact("beside_zebra", crossing.alongDrive().distance(at.v()), Parameter.ZEBRA_MARGIN),
                        Fact.of("seconds_in_zone", Seconds.between(walk.since, time), "s"))));
    }

    private boolean isOnZebra(GroundPoint at) {
        return crossing.alongDrive().distance(at.v()) <= terms.policy().of(Parameter.ZEBRA_MARGIN);
    }
}
