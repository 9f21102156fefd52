package zebrawatch.track;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Box;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Point;
import zebrawatch.scene.Velocity;

/** What is known of the road under a camera's picture: the ground planes of its crossings, or nothing. */
final class Road {
    /** Farther from the crossing a ground plane is worth little; metres. */
    private static final double TRUSTED = 60;

    /** A box that would shrink or grow by more than this has left the view. */
    private static final Interval SCALE = new Interval(1 / 3.0, 3);

    private final List<GroundPlane> planes;

    Road(List<GroundPlane> planes) {
        this.planes = List.copyOf(planes);
    }

    /** A plane to be trusted at both places in the picture. */
    Optional<GroundPlane> plane(Point a, Point b) {
        return planes.stream()
                .filter(plane -> isTrusted(plane, a) && isTrusted(plane, b))
                .findFirst();
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
            double scale = size(plane, there) / size(plane, to);
            return isTrusted(plane, foot) && SCALE.contains(scale)
                    ? Optional.of(moved(last.box(), foot, scale))
                    : Optional.empty();
        });
    }

    private static boolean isTrusted(GroundPlane plane, Point place) {
        if (!plane.isGround(place)) {
            return false;
        }
        GroundPoint ground = plane.toGround(place);
        return Math.hypot(ground.u(), ground.v()) < TRUSTED;
    }

    /** How large things appear there: the area of a square metre of road goes with the third power of its nearness. */
    private static double size(GroundPlane plane, GroundPoint place) {
        Point here = plane.toPicture(place);
        Point u = plane.toPicture(new GroundPoint(place.u() + 0.1, place.v()));
        Point v = plane.toPicture(new GroundPoint(place.u(), place.v() + 0.1));
        return Math.cbrt(Math.abs((u.x() - here.x()) * (v.y() - here.y()) - (u.y() - here.y()) * (v.x() - here.x())));
    }

    private static Box moved(Box box, Point foot, double size) {
        double width = size * box.width();
        double height = size * box.height();
        return new Box(foot.x() - width / 2, foot.y() - height, width, height);
    }
}
