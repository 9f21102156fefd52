package zebrawatch.rule;

import static zebrawatch.rule.Parameter.BODY_SHARE;
import static zebrawatch.rule.Parameter.CONFLICT_DISTANCE;
import static zebrawatch.rule.Parameter.FASTEST_PEDESTRIAN;
import static zebrawatch.rule.Parameter.LONGEST_GAP;
import static zebrawatch.rule.Parameter.PEDESTRIAN_SEEN;
import static zebrawatch.rule.Parameter.SMALLEST_DISPLACEMENT;
import static zebrawatch.rule.Parameter.SMALLEST_VEHICLE_SPEED;
import static zebrawatch.rule.Parameter.STANDING_SPEED;
import static zebrawatch.rule.Parameter.VEHICLE_SEEN;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Puts what was measured at the decisive moment beside the limits it was held against. */
final class Facts {
    private Facts() {}

    static List<Fact> of(Observation decisive, OptionalDouble postEncroachment) {
        Policy policy = decisive.policy();
        Claim claim = decisive.claim();
        Progress progress = decisive.progress();
        Notice notice = Notice.before(decisive);
        double speed = decisive.speed();
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of("pedestrian_u", decisive.pedestrian().position().u(), "m"),
                Fact.of("pedestrian_v", decisive.pedestrian().position().v(), "m"),
                Fact.of("pedestrian_speed_u", decisive.pedestrian().velocity().u(), "m/s"),
                Fact.of("pedestrian_speed_v", decisive.pedestrian().velocity().v(), "m/s"),
                policy.fact("pedestrian_closing_speed", claim.closing(), STANDING_SPEED),
                policy.fact("pedestrian_fastest", decisive.pair().walk().fastest(), FASTEST_PEDESTRIAN),
                policy.fact(
                        "pedestrian_displacement",
                        decisive.pair().walk().displacement(decisive.time()),
                        SMALLEST_DISPLACEMENT),
                policy.fact("pedestrian_seen", decisive.pedestrianSeen(), PEDESTRIAN_SEEN),
                policy.fact("conflict_distance", claim.distance(), CONFLICT_DISTANCE),
                Fact.of("vehicle_to_stop_line", progress.toStopLine(), "m"),
                Fact.of("vehicle_to_zebra", progress.toZebra(), "m"),
                policy.fact("vehicle_speed", speed, SMALLEST_VEHICLE_SPEED),
                policy.fact("vehicle_seen", decisive.vehicleSeen(), VEHICLE_SEEN),
                policy.fact("body_share", progress.bodyShare(), BODY_SHARE),
                Fact.of("notice", Seconds.between(notice.since(), decisive.time()), "s"),
                Fact.against("available_distance", notice.available(), notice.stopping(), "m")));
        if (claim.closing() > 0) {
            facts.add(policy.fact("pedestrian_arrival", claim.distance() / claim.closing(), LONGEST_GAP));
        }
        if (speed > 0) {
            double toLine = Math.max(0, progress.toZebra() + pedestrianBehindEdge(decisive));
            facts.add(Fact.of("vehicle_arrival", toLine / speed, "s"));
        }
        postEncroachment.ifPresent(seconds -> facts.add(Fact.of("post_encroachment", seconds, "s")));
        return facts;
    }

    /** Metres from the zebra's near edge, seen by the vehicle, to the line the pedestrian walks on. */
    private static double pedestrianBehindEdge(Observation decisive) {
        double v = decisive.pedestrian().position().v();
        return decisive.progress().direction().sign() > 0
                ? v
                : decisive.pair().chart().crossing().width() - v;
    }
}
