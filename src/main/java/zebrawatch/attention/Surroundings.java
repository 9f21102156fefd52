package zebrawatch.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Point;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Zone;

/** Which places of a camera's picture are on a zebra or near one, measured on the ground. */
public final class Surroundings {
    /** Less sure sightings do not wake a camera; the tracker begins no track with them either. */
    private static final double SURE = 0.3;

    private final List<Place> places = new ArrayList<>();
    private final double reach;

    /** A crossing, its ground, and the zones beside it where walkers are counted. */
    private record Place(Crossing crossing, GroundPlane plane, List<Zone> zones) {

        boolean isNear(Point p, double metres) {
            if (!plane.isGround(p)) {
                return false;
            }
            GroundPoint at = plane.toGround(p);
            return crossing.alongWalk().distance(at.u()) <= metres
                    && crossing.alongDrive().distance(at.v()) <= metres;
        }

        boolean isInZone(Point p) {
            return plane.isGround(p) && zones.stream().anyMatch(zone -> zone.contains(plane.toGround(p)));
        }
    }

    /**
     * @param crossings each with the zones beside it where walkers are counted too
     * @param reach how far from the zebra its surroundings reach, metres
     */
    public Surroundings(Map<Crossing, List<Zone>> crossings, double reach) {
        this.reach = reach;
        crossings.forEach((crossing, zones) -> places.add(new Place(crossing, GroundPlane.of(crossing), zones)));
    }

    /** Whether the ground at a place of the picture, in pixels, is on a zebra, near it or in a zone. */
    public boolean contain(Point p) {
        return places.stream().anyMatch(place -> place.isNear(p, reach) || place.isInZone(p));
    }

    /** What a detector saw there. */
    public Sight of(List<Detection> seen) {
        List<Detection> sure = seen.stream().filter(d -> d.score() >= SURE).toList();
        return new Sight(
                sure.stream()
                        .anyMatch(d -> d.kind() == RoadUser.PEDESTRIAN
                                && contain(d.box().foot())),
                sure.stream()
                        .anyMatch(d -> d.kind().isVehicle() && isOnZebra(d.box().foot())));
    }

    private boolean isOnZebra(Point p) {
        return places.stream().anyMatch(place -> place.isNear(p, 0));
    }
}
