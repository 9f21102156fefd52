package zebrawatch.harness.evaluate;

import java.util.Optional;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;

/**
 * A ruling that a right line speaks.
 *
 * @param from earliest right decisive moment, seconds since the clip began
 * @param to latest right decisive moment; the same as {@code from} where the truth is exact
 * @param kind what happened
 * @param vehicle the actor's id, if it is named
 * @param pedestrian the actor's id, if it is named
 * @param policeCase of the police's chart, 0 where the truth does not say
 * @param box of the vehicle at {@code from}, for labels without boxes of their own
 * @param crossing its name, for cameras with several
 * @param ambiguous whether people would disagree: a ruling on it is neither right nor wrong, whatever it says
 * @param why in words
 */
public record ExpectedRuling(
        double from,
        double to,
        Ruling.Kind kind,
        Optional<String> vehicle,
        Optional<String> pedestrian,
        int policeCase,
        Optional<Box> box,
        Optional<String> crossing,
        boolean ambiguous,
        String why) {

    /** Seconds by which {@code t} is too late, or too early where negative; 0 between {@code from} and {@code to}. */
    public double error(double t) {
        return t < from ? t - from : Math.max(0, t - to);
    }
}
