package zebrawatch.harness.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zebrawatch.detect.Dl4jDetector;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;

/** Which true boxes a detector and a tracker can be asked for: those in the searched part of the picture, mostly in sight. */
final class WatchedBoxes {
    /** At least so much of a road user must be in sight, and so much of its box in the searched part of the picture. */
    static final double VISIBLE = 0.5;

    /** Metres round the zebra in which tracks matter. */
    static final double NEAR = 15;

    private final List<Box> views;
    private final Crossing crossing;
    private final GroundPlane plane;

    /** @param crossing in whose frame the truth's ground points are */
    WatchedBoxes(Camera camera, Crossing crossing) {
        this.views = camera.crossings().stream()
                .map(c -> Dl4jDetector.view(camera, c))
                .toList();
        this.crossing = crossing;
        this.plane = GroundPlane.of(crossing);
    }

    /** The part of a true box that is searched, if the road user is mostly in sight there. */
    Optional<Box> searched(TrueBox truth) {
        return truth.visible() < VISIBLE
                ? Optional.empty()
                : inViews(truth.box())
                        .filter(part -> part.area() >= VISIBLE * truth.box().area())
                        .findFirst();
    }

    /** The part of a box that is searched, however little it is. */
    Optional<Box> cut(Box box) {
        return inViews(box).findFirst();
    }

    private Stream<Box> inViews(Box box) {
        return views.stream().flatMap(view -> box.within(view).stream());
    }

    /** Whether a road user is near the zebra. */
    boolean isNear(TrueBox truth) {
        return truth.ground().map(this::isNear).orElseGet(() -> isNear(truth.box()));
    }

    /** Whether whoever fills that box stands near the zebra. */
    boolean isNear(Box box) {
        return plane.isGround(box.foot()) && isNear(plane.toGround(box.foot()));
    }

    private boolean isNear(GroundPoint place) {
        return crossing.alongWalk().distance(place.u()) <= NEAR
                && crossing.alongDrive().distance(place.v()) <= NEAR;
    }
}
