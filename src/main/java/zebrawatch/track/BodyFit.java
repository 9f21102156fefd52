package zebrawatch.track;

import java.util.Optional;
import zebrawatch.scene.Box;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Perspective;
import zebrawatch.scene.Point;

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

    /** A border of the view that cuts a box lies within this many pixels of its edge. */
    private static final double BORDER = 3;

    private final Perspective perspective;
    private final Box view;

    /** @param view the part of the picture that was searched, pixels: edges on its border are cut, not seen */
    BodyFit(Perspective perspective, Box view) {
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
    Optional<GroundPoint> place(Box seen, Body body, double heading, GroundPoint start) {
        if (isCut(seen)) {
            return Optional.empty();
        }
        GroundPoint place = start;
        for (int round = 0; round < ROUNDS; round++) {
            Optional<double[]> here = misfit(seen, body, heading, place);
            Optional<double[]> alongU = misfit(seen, body, heading, new GroundPoint(place.u() + STEP, place.v()));
            Optional<double[]> alongV = misfit(seen, body, heading, new GroundPoint(place.u(), place.v() + STEP));
            if (here.isEmpty() || alongU.isEmpty() || alongV.isEmpty()) {
                return Optional.empty();
            }
            double[] step = gaussNewton(here.get(), alongU.get(), alongV.get());
            double length = Math.hypot(step[0], step[1]);
            if (!Double.isFinite(length)) {
                return Optional.empty();
            }
            double shortened = Math.min(1, FARTHEST_STEP / length);
            place = new GroundPoint(place.u() + shortened * step[0], place.v() + shortened * step[1]);
            if (length < CLOSE) {
                break;
            }
        }
        return Optional.of(place);
    }

    /** Whether too little of the box is seen to place it: its lower edge, or both sides, beyond the view. */
    boolean isCut(Box seen) {
        return seen.bottom() >= view.bottom() - BORDER || (leftCut(seen) && rightCut(seen));
    }

    /** Pixels by which the body's outline misses the box: left, right, lower edge; 0 for an edge that is cut. */
    private Optional<double[]> misfit(Box seen, Body body, double heading, GroundPoint place) {
        return outline(body, heading, place).map(box -> new double[] {
            leftCut(seen) ? 0 : box.left() - seen.left(),
            rightCut(seen) ? 0 : box.right() - seen.right(),
            box.bottom() - seen.bottom()
        });
    }

    private Optional<Box> outline(Body body, double heading, GroundPoint place) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Body.Corner corner : body.corners()) {
            Optional<Point> p = perspective.toPicture(corner.on(place, heading), corner.up());
            if (p.isEmpty()) {
                return Optional.empty();
            }
            left = Math.min(left, p.get().x());
            right = Math.max(right, p.get().x());
            top = Math.min(top, p.get().y());
            bottom = Math.max(bottom, p.get().y());
        }
        return Optional.of(Box.between(left, top, right, bottom));
    }

    private boolean leftCut(Box seen) {
        return seen.left() <= view.left() + BORDER;
    }

    private boolean rightCut(Box seen) {
        return seen.right() >= view.right() - BORDER;
    }

    private static double[] gaussNewton(double[] here, double[] alongU, double[] alongV) {
        double uu = 0;
        double uv = 0;
        double vv = 0;
        double u = 0;
        double v = 0;
        for (int i = 0; i < here.length; i++) {
            double du = (alongU[i] - here[i]) / STEP;
            double dv = (alongV[i] - here[i]) / STEP;
            uu += du * du;
            uv += du * dv;
            vv += dv * dv;
            u -= du * here[i];
            v -= dv * here[i];
        }
        double determinant = uu * vv - uv * uv;
        return new double[] {(vv * u - uv * v) / determinant, (uu * v - uv * u) / determinant};
    }
}
