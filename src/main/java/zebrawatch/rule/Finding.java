package zebrawatch.rule;

import static zebrawatch.rule.Parameter.FOLLOWING_COUNTS;
import static zebrawatch.rule.Parameter.LONGEST_COASTING;
import static zebrawatch.rule.Parameter.PEDESTRIAN_SEEN;
import static zebrawatch.rule.Parameter.SLOWED_TO;
import static zebrawatch.rule.Parameter.SLOWING_IS_ENOUGH;
import static zebrawatch.rule.Parameter.STANDING_SPEED;
import static zebrawatch.rule.Parameter.VEHICLE_SEEN;

import java.util.Optional;

/** What speaks against a case at the moment a vehicle's front comes onto the zebra. */
final class Finding {
    private Finding() {}

    /** The first thing that speaks against a case, or nothing. */
    static Optional<Reason> against(Observation decisive, Conduct conduct) {
        Policy policy = decisive.policy();
        if (decisive.claim().against().isPresent()) {
            return decisive.claim().against();
        }
        if (firstSeenOnZebra(decisive)) {
            return Optional.of(Reason.VEHICLE_SEEN_LATE);
        }
        if (decisive.driving().shown().seconds() < policy.of(VEHICLE_SEEN)
                || Seconds.between(decisive.driving().shown().last(), decisive.time()) > policy.of(LONGEST_COASTING)) {
            return Optional.of(Reason.VEHICLE_BARELY_SEEN);
        }
        if (decisive.walked().seconds() < policy.of(PEDESTRIAN_SEEN)
                || Seconds.between(decisive.walked().last(), decisive.time()) > policy.of(LONGEST_COASTING)) {
            return Optional.of(Reason.PEDESTRIAN_BARELY_SEEN);
        }
        if (decisive.driving().follows() && !policy.says(FOLLOWING_COUNTS)) {
            return Optional.of(Reason.FOLLOWING);
        }
        Notice notice = Notice.before(decisive);
        if (!notice.enough()) {
            return Optional.of(notice.sinceFirstSeen() ? Reason.PEDESTRIAN_SEEN_LATE : Reason.SUDDEN_ENTRY);
        }
        boolean pedestrianStands = Math.abs(decisive.claim().closing()) < policy.of(STANDING_SPEED);
        if (conduct.halt().isPresent() && pedestrianStands) {
            return Optional.of(Reason.WAVED_ON);
        }
        if (policy.says(SLOWING_IS_ENOUGH) && decisive.speed() <= policy.of(SLOWED_TO) * notice.speed()) {
            return Optional.of(Reason.SLOWED);
        }
        return notice.certainlyEnough() && decisive.claimStandsInDoubt()
                ? Optional.empty()
                : Optional.of(Reason.WITHIN_UNCERTAINTY);
    }

    private static boolean firstSeenOnZebra(Observation decisive) {
        return Progress.of(
                                decisive.pair().drive().first().footprint(),
                                decisive.progress().direction(),
                                decisive.pair().chart().crossing())
                        .toZebra()
                <= 0;
    }
}
