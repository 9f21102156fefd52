package zebrawatch.track;

import java.time.Instant;
import zebrawatch.scene.Box;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Uncertainty;
import zebrawatch.scene.Velocity;

/**
 * A track on the road: the state of one road user in one crossing's ground frame at one instant.
 *
 * @param id the track's
 * @param kind the track's
 * @param since time of the track's first detection
 * @param time of the frame
 * @param position where it touches the road: a pedestrian's feet, the middle of a vehicle's footprint; metres
 * @param velocity smoothed, metres a second
 * @param footprint what it covers of the road
 * @param uncertainty how far off {@code position} and the footprint may be
 * @param box in the picture, pixels
 * @param seen whether a detection of this very frame supports it
 */
public record GroundTrack(
        long id,
        RoadUser kind,
        Instant since,
        Instant time,
        GroundPoint position,
        Velocity velocity,
        Footprint footprint,
        Uncertainty uncertainty,
        Box box,
        boolean seen) {

    /** The same, standing elsewhere. */
    public GroundTrack at(GroundPoint place) {
        return new GroundTrack(id, kind, since, time, place, velocity, footprint, uncertainty, box, seen);
    }

    /** The same, this far off perhaps. */
    public GroundTrack with(Uncertainty other) {
        return new GroundTrack(id, kind, since, time, position, velocity, footprint, other, box, seen);
    }
}
