package zebrawatch.scene;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A zebra crossing as a camera sees it and as it lies on the road. The outline and the two sizes are the whole
 * calibration: {@link GroundPlane} is made of them.
 *
 * @param name within its camera
 * @param outline in the picture: the ground points (u,v) = (0,0), (length,0), (length,width), (0,width), which run
 *     counter-clockwise on screen because the ground frame is right-handed seen from above
 * @param length metres from kerb to kerb, the way people walk
 * @param width metres, the way vehicles drive
 * @param lanes where vehicles drive, in any order
 * @param centre the centre line (an interval of no length), a refuge island (its extent), or none on a one-way street;
 *     metres of {@code u}
 * @param stopLines where each direction stops
 */
public record Crossing(
        String name,
        Polygon outline,
        double length,
        double width,
        List<Lane> lanes,
        Optional<Interval> centre,
        StopLines stopLines) {
    /** A pixel that covers more ground than this shows nobody's feet; one that covers less shows no whole crossing. */
    private static final Interval METRES_A_PIXEL = new Interval(0.001, 0.5);

    /** Cameras look down on the road at more than about two degrees. */
    private static final double FLATTEST = Math.sin(Math.toRadians(2));

    /** @throws IllegalArgumentException in one sentence, if the outline cannot be a crossing seen from above the road */
    public Crossing {
        lanes = List.copyOf(lanes);
        if (outline.corners().size() != 4) {
            throw new IllegalArgumentException(
                    "needs 4 points, got " + outline.corners().size());
        }
        if (outline.crossesItself()) {
            throw new IllegalArgumentException("the outline crosses itself; list the corners in order round the zebra");
        }
        if (!outline.isConvex()) {
            throw new IllegalArgumentException("the outline is not convex; a zebra's four corners always are");
        }
        if (outline.signedArea() > 0) {
            throw new IllegalArgumentException(
                    "the corners run clockwise, so the ground would be mirrored; list them counter-clockwise");
        }
        checkScale(outline, GroundPlane.of(outline, length, width));
    }

    /** The sizes do not fit the outline where they make a pixel too large or too small, or the camera lie on the road. */
    private static void checkScale(Polygon outline, GroundPlane plane) {
        for (int i = 0; i < outline.corners().size(); i++) {
            Interval scale = plane.metresAPixel(outline.corners().get(i));
            double middle = Math.sqrt(scale.from() * scale.to());
            if (!METRES_A_PIXEL.contains(middle)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "a pixel at corner %d would cover %.4f m of road, which no traffic camera does;"
                                + " check the corners, the length and the width",
                        i + 1,
                        middle));
            }
            if (scale.from() < scale.to() * FLATTEST) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the camera would see corner %d at %.1f degrees to the road;"
                                + " are length (the way people walk) and width (the way vehicles drive) swapped?",
                        i + 1,
                        Math.toDegrees(Math.asin(scale.from() / scale.to()))));
            }
        }
    }

    /** Whether the centre is an island people can wait on. */
    public boolean hasRefuge() {
        return centre.isPresent() && centre.get().length() > 0;
    }

    /** The zebra's stretch along the drive: 0 to its width. */
    public Interval alongDrive() {
        return new Interval(0, width);
    }

    /** The zebra's stretch along the walk: 0 to its length. */
    public Interval alongWalk() {
        return new Interval(0, length);
    }
}
