package zebrawatch.rule;

import static zebrawatch.rule.Parameter.STANDING_SPEED;
import static zebrawatch.rule.Parameter.VEHICLE_SEEN;

import java.time.Instant;
import java.util.List;
import zebrawatch.track.GroundTrack;

/**
 * How much notice the driver had: since when it could be foreseen that the pedestrian would come into the vehicle's way,
 * and how far off the vehicle was then.
 *
 * @param since the pedestrian has been crossing towards the path without a break
 * @param sinceFirstSeen whether he did so from the first moment he was seen, so that it may have been longer
 * @param speed of the vehicle at that time, m/s
 * @param available metres from the vehicle's front to the zebra at that time, along its way
 * @param stopping metres it needed to stop from that speed
 * @param uncertainty standard deviation of {@code available}, metres: how far off the vehicle may have been, and how far it
 *     drove while it was not certain that the pedestrian had set off
 */
record Notice(
        Instant since, boolean sinceFirstSeen, double speed, double available, double stopping, double uncertainty) {
    /** Noise may hide the intention for so long, seconds. */
    private static final double GRACE = 0.5;

    /** The notice given before {@code decisive}. */
    static Notice before(Observation decisive) {
        Pair pair = decisive.pair();
        List<GroundTrack> walk = pair.walk().until(decisive.time());
        int oldest = walk.size();
        for (int i = walk.size() - 1; i >= 0; i--) {
            GroundTrack state = walk.get(i);
            if (pair.chart().foreseeable(state, decisive.walked().course(), decisive.driving())) {
                oldest = i;
            } else if (oldest < walk.size()
                    && Seconds.between(state.time(), walk.get(oldest).time()) > GRACE) {
                break;
            }
        }
        Instant since = oldest < walk.size() ? walk.get(oldest).time() : decisive.time();
        boolean fromFirst = since.equals(pair.walk().first().time());
        GroundTrack vehicle = trusted(pair.drive(), since, decisive);
        double speed = vehicle.velocity().speed();
        double toZebra = Progress.of(
                        vehicle.footprint(),
                        decisive.progress().direction(),
                        pair.chart().crossing())
                .toZebra();
        double along = toZebra / Math.abs(Math.sin(vehicle.footprint().heading()));
        return new Notice(
                since,
                fromFirst,
                speed,
                along + speed * Seconds.between(since, vehicle.time()),
                decisive.policy().stoppingDistance(speed),
                Math.hypot(
                        vehicle.uncertainty().v(),
                        speed * unsure(oldest < walk.size() ? walk.get(oldest) : decisive.pedestrian(), decisive)));
    }

    /** By how many seconds the moment at which somebody came where he was may be off, at the speed at which he came. */
    private static double unsure(GroundTrack pedestrian, Observation decisive) {
        double walking =
                Math.max(Math.abs(pedestrian.velocity().u()), decisive.policy().of(STANDING_SPEED));
        return pedestrian.uncertainty().u() / walking;
    }

    /** Whether the vehicle could have stopped. */
    boolean enough() {
        return available >= stopping;
    }

    /** Whether it could have, even had it been nearer by what is not certain. */
    boolean certainlyEnough() {
        return available - uncertainty >= stopping;
    }

    /** When the vehicle would have come to the zebra had it kept its speed, in seconds after {@link #since}. */
    double arrival() {
        return available / speed;
    }

    /**
     * The vehicle at {@code since}, or when it had first been followed long enough for its speed to be known; where it was
     * before is reckoned from there at that speed.
     */
    private static GroundTrack trusted(Trail drive, Instant since, Observation decisive) {
        Instant known = drive.first().time().plus(decisive.policy().time(VEHICLE_SEEN));
        GroundTrack best = decisive.vehicle();
        List<GroundTrack> states = drive.until(decisive.time());
        for (int i = states.size() - 1; i >= 0; i--) {
            GroundTrack state = states.get(i);
            if (state.time().isBefore(since) || state.time().isBefore(known)) {
                break;
            }
            best = state;
        }
        return best;
    }
}
