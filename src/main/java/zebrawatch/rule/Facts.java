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
                policy.fact("pedestrian_fastest", decisive.walked().fastest(), FASTEST_PEDESTRIAN),
                policy.fact("pedestrian_displacement", decisive.walked().displacement(), SMALLEST_DISPLACEMENT),
                policy.fact("pedestrian_seen", decisive.walked().seconds(), PEDESTRIAN_SEEN),
                policy.fact("conflict_distance", claim.distance(), CONFLICT_DISTANCE),
                Fact.of("conflict_distance_uncertainty", decisive.uncertainty(), "m"),
                Fact.of(
                        "vehicle_uncertainty_u",
                        decisive.vehicle().uncertainty().u(),
                        "m"),
                Fact.of(
                        "vehicle_uncertainty_v",
                        decisive.vehicle().uncertainty().v(),
                        "m"),
                Fact.of("vehicle_to_stop_line", progress.toStopLine(), "m"),
                Fact.of("vehicle_to_zebra", progress.toZebra(), "m"),
                policy.fact("vehicle_speed", speed, SMALLEST_VEHICLE_SPEED),
                policy.fact("vehicle_seen", decisive.driving().shown().seconds(), VEHICLE_SEEN),
                policy.fact("body_share", progress.bodyShare(), BODY_SHARE),
                Fact.of("notice", Seconds.between(notice.since(), decisive.time()), "s"),
                Fact.against("available_distance", notice.available(), notice.stopping(), "m"),
                Fact.of("available_distance_uncertainty", notice.uncertainty(), "m")));
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
