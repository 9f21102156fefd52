package zebrawatch.rule;

import java.time.Instant;
import java.util.List;
import zebrawatch.track.GroundTrack;

/**
 * The three instants a reviewer wants to see, each the time of a frame.
 *
 * @param before the vehicle last seen before the stop line, the pedestrian already in the zone
 * @param on the vehicle on the zebra, the pedestrian still on it; for a vehicle that gave way, the decisive moment
 * @param after the vehicle off the zebra, the pedestrian still on it; the last instant it was seen if it never left
 */
public record Moments(Instant before, Instant on, Instant after) {

    /** The moments of a vehicle's passage whose decisive moment is known, as far as it has been followed. */
    static Moments around(Observation decisive) {
        Trail drive = decisive.pair().drive();
        List<GroundTrack> until = drive.until(decisive.time());
        Instant before = decisive.time();
        boolean beforeLine = false;
        Instant on = decisive.time();
        double nearest = Double.POSITIVE_INFINITY;
        Instant after = decisive.time();
        boolean off = false;
        double middle = decisive.pair().chart().crossing().width() / 2;
        for (int i = until.size() - 1; i >= 0 && !beforeLine; i--) {
            GroundTrack state = until.get(i);
            if (state.seen() && state.time().isBefore(decisive.time())) {
                beforeLine = progress(state, decisive).toStopLine() > 0;
                before = before.equals(decisive.time()) || beforeLine ? state.time() : before;
            }
        }
        for (GroundTrack state : drive.since(decisive.time())) {
            if (state.seen() && !off) {
                off = progress(state, decisive).off();
                after = state.time();
                double distance = Math.abs(state.position().v() - middle);
                if (distance < nearest && !decisive.yielding()) {
                    nearest = distance;
                    on = state.time();
                }
            }
        }
        return new Moments(before, on, after);
    }

    private static Progress progress(GroundTrack vehicle, Observation decisive) {
        return Progress.of(
                vehicle.footprint(),
                decisive.progress().direction(),
                decisive.pair().chart().crossing());
    }
}
