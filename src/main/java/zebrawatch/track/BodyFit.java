package zebrawatch.track;

import java.util.Optional;
import zebrawatch.scene.Box;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Perspective;
import zebrawatch.track.GroundPath.Fix;

/**
 * Finds where on the road a body stands from the box it fills in the picture: the middle of the lower edge is no place of
 * a vehicle seen obliquely, so the body of its kind is moved over the road until its outline fits the box (Gauss-Newton
 * on the left, right and lower edge).
 */
final class BodyFit {
    private static final int ROUNDS = 10;
    private static final double STEP = 0.05;
    private static final double CLOSE = 0.005;
    private static final double FARTHEST_STEP = 5;

    /** An edge of a box is off by about this share of its size. */
    private static final double EDGE = 0.03;

    /** Of a body that the view cuts off, at least this share of its breadth has to be seen. */
    private static final double ENOUGH = 0.5;

    private final Perspective perspective;
    private final View view;

    BodyFit(Perspective perspective, View view) {
        this.perspective = perspective;
        this.view = view;
    }

    /**
     * The middle of the body's footprint.
     *
     * @param heading radians
     * @param start where the search begins
     * @return empty where the view cuts off too much of the box to tell, or the body would reach behind the camera
     */
    Optional<Fix> place(Box seen, Body body, double heading, GroundPoint start) {
        if (isCut(seen)) {
            return Optional.empty();
        }
        double pixels = Math.max(1, EDGE * Math.sqrt(seen.area()));
        GroundPoint place = start;
        for (int round = 1; ; round++) {
            Optional<Normal> normal = normal(seen, body, heading, place);
            double step = normal.map(Normal::step).orElse(Double.NaN);
            if (!Double.isFinite(step)) {
                return Optional.empty();
            }
            if (step < CLOSE || round == ROUNDS) {
                double shown = shown(seen, body, heading, place);
                return shown < ENOUGH
                        ? Optional.empty()
                        : Optional.of(normal.get().fix(place, pixels / shown));
            }
            place = normal.get().next(place);
        }
    }

    private boolean isCut(Box seen) {
        return view.cutsBottom(seen) || (view.cutsLeft(seen) && view.cutsRight(seen));
    }

    /** Pixels by which the body's outline misses the box: left, right, lower edge; 0 for an edge that is cut. */
    private Optional<double[]> misfit(Box seen, Body body, double heading, GroundPoint place) {
        double from = view.cutsLeft(seen) ? view.box().left() : Double.NEGATIVE_INFINITY;
        double to = view.cutsRight(seen) ? view.box().right() : Double.POSITIVE_INFINITY;
        return Outline.of(body, place, heading, perspective).map(outline -> new double[] {
            view.cutsLeft(seen) ? 0 : outline.left() - seen.left(),
            view.cutsRight(seen) ? 0 : outline.right() - seen.right(),
            outline.bottom(from, to) - seen.bottom()
        });
    }

    /** How much of the body's breadth the view shows, 0 to 1. */
    private double shown(Box seen, Body body, double heading, GroundPoint place) {
        return view.cutsLeft(seen) || view.cutsRight(seen)
                ? Outline.of(body, place, heading, perspective)
                        .map(outline -> Math.min(1, seen.width() / (outline.right() - outline.left())))
                        .orElse(0.0)
                : 1;
    }

    private Optional<Normal> normal(Box seen, Body body, double heading, GroundPoint place) {
        Optional<double[]> here = misfit(seen, body, heading, place);
        Optional<double[]> alongU = misfit(seen, body, heading, new GroundPoint(place.u() + STEP, place.v()));
        Optional<double[]> alongV = misfit(seen, body, heading, new GroundPoint(place.u(), place.v() + STEP));
        if (here.isEmpty() || alongU.isEmpty() || alongV.isEmpty()) {
            return Optional.empty();
        }
        double uu = 0;
        double uv = 0;
        double vv = 0;
        double u = 0;
        double v = 0;
        for (int i = 0; i < here.get().length; i++) {
            double du = (alongU.get()[i] - here.get()[i]) / STEP;
            double dv = (alongV.get()[i] - here.get()[i]) / STEP;
            uu += du * du;
            uv += du * dv;
            vv += dv * dv;
            u -= du * here.get()[i];
            v -= dv * here.get()[i];
        }
        return Optional.of(new Normal(uu, uv, vv, u, v));
    }

    /** The normal equations of one round: how the misfit answers to a metre along the walk and along the drive. */
    private record Normal(double uu, double uv, double vv, double u, double v) {
        double determinant() {
            return uu * vv - uv * uv;
        }

        double stepU() {
            return (vv * u - uv * v) / determinant();
        }

        double stepV() {
            return (uu * v - uv * u) / determinant();
        }

        /** Metres to the better place. */
        double step() {
            return Math.hypot(stepU(), stepV());
        }

        GroundPoint next(GroundPoint place) {
            double shortened = Math.min(1, FARTHEST_STEP / step());
            return new GroundPoint(place.u() + shortened * stepU(), place.v() + shortened * stepV());
        }

        /** With edges that are off by so many pixels. */
        Fix fix(GroundPoint place, double pixels) {
            double variance = pixels * pixels / determinant();
            return new Fix(place, variance * vv, variance * uu);
        }
    }
}
