package zebrawatch.track;

import java.util.Optional;
import zebrawatch.scene.Box;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Perspective;
import zebrawatch.scene.Point;
import zebrawatch.track.GroundPath.Fix;

/**
 * Finds where on the road somebody stands: at the lower edge of the box, or, where something hides the feet, under the
 * head, as far as the stature is known.
 */
final class Standing {
    /** A foot is off by about this share of the box's height. */
    private static final double FOOT = 0.03;

    private final GroundPlane plane;
    private final Perspective perspective;
    private final View view;

    Standing(GroundPlane plane, Perspective perspective, View view) {
        this.plane = plane;
        this.perspective = perspective;
        this.view = view;
    }

    /**
     * Where the feet are. Of a box too short for the person, both readings are weighed, and the one that fits the way
     * walked so far is taken.
     *
     * @param stature of this very person; it learns from what is seen
     * @param expected where the person should be by now; empty for one seen for the first time
     * @return empty where the feet cannot be told
     */
    Optional<Fix> place(Box seen, Stature stature, Optional<GroundPoint> expected) {
        Optional<GroundPoint> below = Optional.of(seen.foot())
                .filter(foot -> plane.isGround(foot) && !view.cutsBottom(seen))
                .map(plane::toGround);
        if (below.isEmpty()) {
            return underHead(seen, stature).map(place -> fix(seen, place));
        }
        double tall = perspective.heightAt(below.get(), seen.top());
        if (expected.isPresent() && stature.isCutShort(tall)) {
            GroundPoint head = underHead(seen, stature).orElse(below.get());
            boolean hidden = head.distance(expected.get()) < below.get().distance(expected.get());
            return Optional.of(fix(seen, hidden ? head : below.get()));
        }
        if (!view.cutsTop(seen)) {
            stature.learn(tall);
        }
        return below.map(place -> fix(seen, place));
    }

    private Optional<GroundPoint> underHead(Box seen, Stature stature) {
        return stature.metres() > 0
                ? perspective.toGround(new Point(seen.centre().x(), seen.top()), stature.metres())
                : Optional.empty();
    }

    /** A place and how uncertain it is: what the foot's pixels, each way, are in metres there. */
    private Fix fix(Box seen, GroundPoint place) {
        Point foot = plane.toPicture(place);
        double pixels = Math.max(1, FOOT * seen.height());
        GroundPoint beside = plane.toGround(new Point(foot.x() + pixels, foot.y()));
        GroundPoint nearer = plane.toGround(new Point(foot.x(), foot.y() + pixels));
        return new Fix(
                place,
                square(beside.u() - place.u()) + square(nearer.u() - place.u()),
                square(beside.v() - place.v()) + square(nearer.v() - place.v()));
    }

    private static double square(double value) {
        return value * value;
    }
}
