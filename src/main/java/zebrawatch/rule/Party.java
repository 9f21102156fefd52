package zebrawatch.rule;

import zebrawatch.scene.Box;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Velocity;
import zebrawatch.track.GroundTrack;

/**
 * One side of an encounter as it was at the ruling's decisive moment.
 *
 * @param track the track's id
 * @param kind the track's kind
 * @param box in the picture, pixels
 * @param position on the road, metres
 * @param velocity metres a second
 */
public record Party(long track, RoadUser kind, Box box, GroundPoint position, Velocity velocity) {

    /** The road user of a track as it is now. */
    public static Party of(GroundTrack track) {
        return new Party(track.id(), track.kind(), track.box(), track.position(), track.velocity());
    }
}
