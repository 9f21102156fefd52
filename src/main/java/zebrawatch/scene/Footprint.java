package zebrawatch.scene;

import java.util.List;

/**
 * The part of the road a road user covers: a rectangle lying along its heading.
 *
 * @param centre metres
 * @param heading radians from the +u axis towards +v
 * @param length metres along the heading
 * @param width metres across the heading
 */
public record Footprint(GroundPoint centre, double heading, double length, double width) {

    /** The four corners: front left, front right, rear right, rear left. */
    public List<GroundPoint> corners() {
        return List.of(corner(1, 1), corner(1, -1), corner(-1, -1), corner(-1, 1));
    }

    /** Its extent along the drive, metres of {@code v}. */
    public Interval alongDrive() {
        double half = (Math.abs(Math.sin(heading)) * length + Math.abs(Math.cos(heading)) * width) / 2;
        return new Interval(centre.v() - half, centre.v() + half);
    }

    /** Its extent along the walk, metres of {@code u}. */
    public Interval alongWalk() {
        double half = (Math.abs(Math.cos(heading)) * length + Math.abs(Math.sin(heading)) * width) / 2;
        return new Interval(centre.u() - half, centre.u() + half);
    }

    private GroundPoint corner(int ahead, int left) {
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        return new GroundPoint(
                centre.u() + ahead * length / 2 * cos - left * width / 2 * sin,
                centre.v() + ahead * length / 2 * sin + left * width / 2 * cos);
    }
}
