package zebrawatch.evidence;

import java.util.List;
import java.util.Optional;
import zebrawatch.rule.Party;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.StopLines;

/**
 * The crossing from above with the ways of both road users, in the crossing's ground frame: u along the walk from kerb to
 * kerb, v along the drive, metres.
 *
 * @param length of the zebra from kerb to kerb
 * @param width of the zebra, the way vehicles drive
 * @param centre the centre line or refuge island, if there is one
 * @param vehicle oldest first, as far as it was followed
 * @param pedestrian oldest first, as far as he was followed
 */
public record Sketch(
        double length,
        double width,
        List<Lane> lanes,
        Optional<Interval> centre,
        StopLines stopLines,
        List<PathPoint> vehicle,
        List<PathPoint> pedestrian) {

    public Sketch {
        lanes = List.copyOf(lanes);
        vehicle = List.copyOf(vehicle);
        pedestrian = List.copyOf(pedestrian);
    }

    /** Of two ways over a crossing. */
    public static Sketch of(Crossing crossing, List<PathPoint> vehicle, List<PathPoint> pedestrian) {
        return new Sketch(
                crossing.length(),
                crossing.width(),
                crossing.lanes(),
                crossing.centre(),
                crossing.stopLines(),
                vehicle,
                pedestrian);
    }

    /** The lane a vehicle drove in, by its place and which way it went. */
    public Optional<Lane> laneOf(Party vehicle) {
        return lanes.stream()
                .filter(lane -> lane.across().contains(vehicle.position().u())
                        && lane.direction().sign() * vehicle.velocity().v() > 0)
                .findFirst();
    }
}
