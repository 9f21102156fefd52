package zebrawatch.scene;

import java.util.List;

/**
 * A part of the road with straight edges.
 *
 * @param corners in order round it, the first not repeated at the end; metres
 */
public record Zone(List<GroundPoint> corners) {

    /** @throws IllegalArgumentException in one sentence, if the corners enclose nothing or the line crosses itself */
    public Zone {
        corners = List.copyOf(corners);
        Polygon outline = outline(corners);
        if (outline.crossesItself()) {
            throw new IllegalArgumentException("the zone's outline crosses itself; list the corners in order round it");
        }
        if (outline.signedArea() == 0) {
            throw new IllegalArgumentException("the zone's corners lie on one line");
        }
    }

    /** Whether {@code place} lies inside. */
    public boolean contains(GroundPoint place) {
        return outline(corners).contains(new Point(place.u(), place.v()));
    }

    private static Polygon outline(List<GroundPoint> corners) {
        return new Polygon(corners.stream().map(c -> new Point(c.u(), c.v())).toList());
    }
}
