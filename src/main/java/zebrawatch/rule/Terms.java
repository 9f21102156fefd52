package zebrawatch.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Signal;
import zebrawatch.scene.Zone;

/**
 * On what terms one crossing is judged: the policy's numbers, and what belongs to this very place.
 *
 * @param policy a value for every parameter
 * @param hours when it is judged; empty for always
 * @param exempt where nobody counts as a pedestrian who crosses, such as a warden's stand
 * @param jaywalking where crossing off the zebra is counted
 */
public record Terms(Policy policy, Optional<Hours> hours, List<Zone> exempt, List<Zone> jaywalking) {

    public Terms {
        exempt = List.copyOf(exempt);
        jaywalking = List.copyOf(jaywalking);
    }

    /** At all hours, without zones. */
    public static Terms of(Policy policy) {
        return new Terms(policy, Optional.empty(), List.of(), List.of());
    }

    /** The same, judged by another policy. */
    public Terms by(Policy other) {
        return new Terms(other, hours, exempt, jaywalking);
    }

    boolean judgesAt(Instant time) {
        return hours.isEmpty() || hours.get().contain(time);
    }

    /** Why nothing is judged at {@code time}, if so. */
    Optional<Reason> against(Instant time, Signal signal) {
        if (!judgesAt(time)) {
            return Optional.of(Reason.OFF_HOURS);
        }
        if (!policy.says(Parameter.ARMED_ON_GREEN) || signal == Signal.GREEN) {
            return Optional.empty();
        }
        return Optional.of(signal == Signal.RED ? Reason.ON_RED : Reason.SIGNAL_UNKNOWN);
    }

    boolean exempts(GroundPoint place) {
        return isIn(exempt, place);
    }

    boolean forbidsWalking(GroundPoint place) {
        return isIn(jaywalking, place);
    }

    private static boolean isIn(List<Zone> zones, GroundPoint place) {
        for (Zone zone : zones) {
            if (zone.contains(place)) {
                return true;
            }
        }
        return false;
    }
}
