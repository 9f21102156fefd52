package zebrawatch.track;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Point;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Velocity;

/** What is known of the road under a camera's picture: the ground planes of its crossings, or nothing. */
final class Road {
    /** Farther from the crossing a ground plane is worth little; metres. */
    private static final double TRUSTED = 60;

    /** A box that would shrink or grow by more than this has left the view. */
    private static final Interval SCALE = new Interval(1 / 3.0, 3);

    /** No road user is so many times as big as is usual. */
    private static final double LARGEST = 1.5;

    private final List<GroundPlane> planes;

    Road(List<GroundPlane> planes) {
        this.planes = List.copyOf(planes);
    }

    /** A plane to be trusted at both places in the picture. */
    Optional<GroundPlane> plane(Point a, Point b) {
        for (GroundPlane plane : planes) {
            if (isTrusted(plane, a) && isTrusted(plane, b)) {
                return Optional.of(plane);
            }
        }
        return Optional.empty();
    }

    /**
     * Where a box is by {@code now} that was seen twice and goes on over the road as between the two: in the picture it
     * slows and shrinks with the distance, which a constant velocity in the picture would miss.
     */
    Optional<Box> carried(Sighting earlier, Sighting last, Instant now) {
        return plane(earlier.box().foot(), last.box().foot()).flatMap(plane -> {
            GroundPoint from = plane.toGround(earlier.box().foot());
            GroundPoint to = plane.toGround(last.box().foot());
            double seconds = earlier.secondsTo(last.time());
            Velocity velocity = new Velocity((to.u() - from.u()) / seconds, (to.v() - from.v()) / seconds);
            GroundPoint there = to.after(last.secondsTo(now), velocity);
            Point foot = plane.toPicture(there);
            double scale = pixelsPerMetre(plane, there) / pixelsPerMetre(plane, to);
            return isTrusted(plane, foot) && SCALE.contains(scale)
                    ? Optional.of(moved(last.box(), foot, scale))
                    : Optional.empty();
        });
    }

    /** Metres a second on the road from one sighting to a later one; 0 where nothing is known of the road. */
    double pace(Sighting from, Sighting to) {
        return plane(from.box().foot(), to.box().foot())
                .map(plane -> plane.toGround(from.box().foot())
                                .distance(plane.toGround(to.box().foot()))
                        / from.secondsTo(to.time()))
                .orElse(0.0);
    }

    /**
     * Whether a box can be a road user of its kind that stands where it stands: not half as big again as any. (Smaller it
     * may be: half hidden.) Cars may be buses, which the detector confuses. True where nothing is known of the road.
     */
    boolean fits(Detection seen) {
        Box box = seen.box();
        Nature nature = Nature.of(seen.kind().isCarLike() ? RoadUser.BUS : seen.kind());
        double widest = Math.hypot(Math.max(nature.length(), nature.height()), nature.width());
        double highest = nature.height() + nature.length();
        return plane(box.foot(), box.foot())
                .map(plane -> LARGEST * pixelsPerMetre(plane, plane.toGround(box.foot())))
                .map(pixels -> box.width() <= pixels * widest && box.height() <= pixels * highest)
                .orElse(true);
    }

    /** Of what faces the camera: the longest picture of any metre on the road there. */
    private static double pixelsPerMetre(GroundPlane plane, GroundPoint place) {
        Point here = plane.toPicture(place);
        Point u = plane.toPicture(new GroundPoint(place.u() + 0.1, place.v()));
        Point v = plane.toPicture(new GroundPoint(place.u(), place.v() + 0.1));
        double uu = square(u.x() - here.x()) + square(u.y() - here.y());
        double vv = square(v.x() - here.x()) + square(v.y() - here.y());
        double uv = (u.x() - here.x()) * (v.x() - here.x()) + (u.y() - here.y()) * (v.y() - here.y());
        double largest = (uu + vv) / 2 + Math.hypot((uu - vv) / 2, uv);
        return Math.sqrt(largest) / 0.1;
    }

    private static double square(double value) {
        return value * value;
    }

    private static boolean isTrusted(GroundPlane plane, Point place) {
        if (!plane.isGround(place)) {
            return false;
        }
        GroundPoint ground = plane.toGround(place);
        return Math.hypot(ground.u(), ground.v()) < TRUSTED;
    }

    private static Box moved(Box box, Point foot, double size) {
        double width = size * box.width();
        double height = size * box.height();
        return new Box(foot.x() - width / 2, foot.y() - height, width, height);
    }
}
