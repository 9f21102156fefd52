package zebrawatch.track;

import zebrawatch.scene.Box;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Point;

/**
 * Whether a road user can have come from where its track expects it to where something was detected: nobody jumps. On the
 * road where a ground plane is known, else in the picture by the size of the box.
 */
final class Reach {
    /** How far an edge of a box lies off, as a share of the box's height. */
    private static final double OFF = 0.15;

    /** Watched for less, a track's velocity is not known; seconds. */
    private static final double VELOCITY_KNOWN = 0.25;

    private final Road road;

    Reach(Road road) {
        this.road = road;
    }

    boolean allows(LiveTrack track, Box seen) {
        double seconds = track.unseen().toNanos() * 1e-9;
        Nature nature = Nature.of(track.kind());
        double turn = nature.acceleration() * seconds * seconds / 2;
        double surprise = nature.width() / 2
                + (track.trail().watched() < VELOCITY_KNOWN ? Math.max(turn, nature.topSpeed() * seconds) : turn);
        return metres(nature, track.expected(), seen) <= surprise;
    }

    /** Metres between two boxes, less what the boxes themselves may be off. */
    private double metres(Nature nature, Box expected, Box seen) {
        double x = lesser(seen.left() - expected.left(), seen.right() - expected.right());
        double y = lesser(seen.top() - expected.top(), seen.bottom() - expected.bottom());
        Point from = expected.foot();
        Point to = new Point(from.x() + x, from.y() + y);
        Point off = new Point(from.x(), from.y() + OFF * expected.height());
        return road.plane(from, to)
                .map(plane -> {
                    GroundPoint here = plane.toGround(from);
                    return here.distance(plane.toGround(to)) - here.distance(plane.toGround(off));
                })
                .orElseGet(() -> (Math.hypot(x, y) / expected.height() - OFF) * nature.height());
    }

    /** The smaller shift of two opposite edges: the other one may have been hidden or come out from behind something. */
    private static double lesser(double one, double other) {
        return Math.abs(one) < Math.abs(other) ? one : other;
    }
}
