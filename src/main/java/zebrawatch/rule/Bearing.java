package zebrawatch.rule;

import zebrawatch.scene.GroundPoint;
import zebrawatch.track.GroundTrack;

/**
 * Where a pedestrian is and goes, seen from a vehicle's path.
 *
 * @param towards which way along {@code u} the middle of the path lies: +1 or -1
 * @param distance metres along the walk to the path, 0 inside it
 * @param closing metres a second along the walk at which he nears the path's middle, negative when he leaves it
 */
record Bearing(int towards, double distance, double closing) {

    static Bearing of(GroundTrack pedestrian, Path path) {
        GroundPoint at = pedestrian.position();
        double offset = path.middle(at.v()) - at.u();
        int towards = offset >= 0 ? 1 : -1;
        return new Bearing(
                towards,
                Math.max(0, Math.abs(offset) - path.halfWidth()),
                pedestrian.velocity().u() * towards);
    }
}
