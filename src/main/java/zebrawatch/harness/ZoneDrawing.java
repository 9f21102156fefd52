package zebrawatch.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import zebrawatch.evidence.Ink;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Point;

/** Draws a crossing as it is configured: outline, centre or refuge, lanes between their stop lines. */
public final class ZoneDrawing {
    private static final Ink OUTLINE = Ink.WHITE;
    private static final Ink LANE = new Ink(90, 170, 255);
    private static final Ink STOP_LINE = new Ink(255, 120, 0);
    private static final Ink CENTRE = new Ink(255, 230, 120);

    private final Crossing crossing;
    private final GroundPlane ground;

    public ZoneDrawing(Crossing crossing) {
        this.crossing = crossing;
        this.ground = GroundPlane.of(crossing);
    }

    /** Draws it. */
    public void draw(Pen pen) {
        Interval reach = new Interval(
                crossing.stopLines().forward(), crossing.stopLines().backward());
        for (Lane lane : crossing.lanes()) {
            pen.line(alongDrive(lane.across().from(), reach), LANE, 1);
            pen.line(alongDrive(lane.across().to(), reach), LANE, 1);
            pen.line(alongWalk(lane.across(), crossing.stopLines().of(lane.direction())), STOP_LINE, 2);
        }
        crossing.centre().ifPresent(c -> pen.line(rectangle(c, crossing.alongDrive()), CENTRE, 1));
        pen.line(closed(crossing.outline().corners()), OUTLINE, 2);
        Point corner = crossing.outline().corners().get(0);
        pen.at(corner.x(), corner.y(), crossing.name(), OUTLINE);
    }

    private List<Point> alongDrive(double u, Interval v) {
        return projected(new GroundPoint(u, v.from()), new GroundPoint(u, v.to()));
    }

    private List<Point> alongWalk(Interval u, double v) {
        return projected(new GroundPoint(u.from(), v), new GroundPoint(u.to(), v));
    }

    private List<Point> rectangle(Interval u, Interval v) {
        return closed(projected(
                new GroundPoint(u.from(), v.from()),
                new GroundPoint(u.to(), v.from()),
                new GroundPoint(u.to(), v.to()),
                new GroundPoint(u.from(), v.to())));
    }

    /** Nothing if a part of it lies beyond the horizon. */
    private List<Point> projected(GroundPoint... places) {
        List<Point> points = Stream.of(places).map(ground::toPicture).toList();
        return points.stream().allMatch(ground::isGround) ? points : List.of();
    }

    private static List<Point> closed(List<Point> corners) {
        List<Point> points = new ArrayList<>(corners);
        corners.stream().findFirst().ifPresent(points::add);
        return points;
    }
}
