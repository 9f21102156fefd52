package zebrawatch.scene;

import java.util.List;
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
