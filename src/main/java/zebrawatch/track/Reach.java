package zebrawatch.track;

import java.util.List;
import zebrawatch.scene.Box;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Point;
import zebrawatch.scene.RoadUser;

/**
 * Whether a road user can have come from where its track expects it to where something was detected: nobody jumps. On the
 * road where a ground plane is known, else in the picture by the size of the box.
 */
final class Reach {
    /** Farther from the crossing the ground plane is worth little; metres. */
    private static final double TRUSTED = 60;

    /** How far the foot of a box lies off, as a share of the box's height. */
    private static final double FOOT = 0.1;

    /** Watched for less, a track's velocity is not known; seconds. */
    private static final double VELOCITY_KNOWN = 0.25;

    private final List<GroundPlane> planes;

    Reach(List<GroundPlane> planes) {
        this.planes = List.copyOf(planes);
    }

    boolean allows(LiveTrack track, Box seen) {
        double seconds = track.unseen().toNanos() * 1e-9;
        Nature nature = Nature.of(track.kind());
        double turn = nature.acceleration() * seconds * seconds / 2;
        double surprise = nature.width() / 2
                + (track.watched() < VELOCITY_KNOWN ? Math.max(turn, nature.topSpeed() * seconds) : turn);
        return metres(track.kind(), track.expected(), seen) <= surprise;
    }

    /** Metres between two boxes' feet, less what the feet themselves may be off. */
    private double metres(RoadUser kind, Box expected, Box seen) {
        Point from = expected.foot();
        Point to = seen.foot();
        Point lower = new Point(to.x(), to.y() + FOOT * seen.height());
        for (GroundPlane plane : planes) {
            if (plane.isGround(from) && plane.isGround(to)) {
                GroundPoint there = plane.toGround(to);
                GroundPoint here = plane.toGround(from);
                if (trusted(there) && trusted(here)) {
                    return here.distance(there) - there.distance(plane.toGround(lower));
                }
            }
        }
        double pixels = Math.hypot(to.x() - from.x(), to.y() - from.y());
        return (pixels / seen.height() - FOOT) * Nature.of(kind).height();
    }

    private static boolean trusted(GroundPoint place) {
        return Math.hypot(place.u(), place.v()) < TRUSTED;
    }
}
