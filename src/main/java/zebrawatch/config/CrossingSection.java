package zebrawatch.config;

import java.util.List;
import java.util.Optional;
import zebrawatch.rule.Policy;
import zebrawatch.rule.Terms;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.StopLines;
import zebrawatch.video.LampSettings;

/** Reads one crossing of a camera file. */
final class CrossingSection {
    /** Where a stop line usually is: 1 to 3 m before the zebra (GB 5768.3-2009). */
    private static final double USUAL_STOP_LINE = 3;

    private static final double SMALLEST_SIDE = 1;
    private static final double LONGEST_WALK = 80;
    private static final double WIDEST_ZEBRA = 30;
    private static final double FARTHEST_STOP_LINE = 30;

    private CrossingSection() {}

    /** @param base the policy of its camera */
    static Optional<CrossingSettings> read(Section s, Optional<PictureSize> picture, Policy base) {
        Terms terms = TermsSection.read(s, base);
        Optional<LampSettings> lamp = LampSection.under(s, picture);
        return crossing(s, picture)
                .map(c -> new CrossingSettings(c, lamp.isPresent() ? terms : TermsSection.unarmed(terms), lamp));
    }

    private static Optional<Crossing> crossing(Section s, Optional<PictureSize> picture) {
        String name = s.text("name");
        List<Point> outline = s.rows("outline", 2).stream()
                .map(row -> new Point(row[0], row[1]))
                .toList();
        if (!outline.isEmpty() && outline.size() != 4) {
            s.problem("outline", "needs 4 points, got " + outline.size());
        }
        picture.ifPresent(p -> p.holds(s, "outline", outline));
        double length = s.number("length", SMALLEST_SIDE, LONGEST_WALK);
        double width = s.number("width", SMALLEST_SIDE, WIDEST_ZEBRA);
        Optional<Interval> centre = centre(s, length);
        List<Lane> lanes = s.has("lanes") ? s.sections("lanes", l -> lane(l, length)) : usualLanes(length, centre);
        StopLines stopLines = s.has("stop_lines")
                ? s.section("stop_lines", l -> stopLines(l, width)).orElse(usual(width))
                : usual(width);
        if (centre.isEmpty() && lanes.stream().map(Lane::direction).distinct().count() > 1) {
            s.problem("lanes", "run in both directions, so 'centre' or 'refuge' is needed");
        }
        return s.build(
                "outline", () -> new Crossing(name, new Polygon(outline), length, width, lanes, centre, stopLines));
    }

    /** A line, an island, or the middle where nothing is said and no lanes are drawn. */
    private static Optional<Interval> centre(Section s, double length) {
        if (s.has("refuge")) {
            if (s.has("centre")) {
                s.problem("refuge", "stands beside 'centre'; a crossing has one or the other");
            }
            double[] ends = s.row("refuge", 2);
            if (ends[0] > ends[1] || ends[0] < 0 || ends[1] > length) {
                s.problem(
                        "refuge",
                        "expected [from, to] with 0 <= from <= to <= length, got [" + ends[0] + ", " + ends[1] + "]");
                return Optional.empty();
            }
            return Optional.of(new Interval(ends[0], ends[1]));
        }
        if (s.has("centre")) {
            double u = s.number("centre", 0, length);
            return Optional.of(new Interval(u, u));
        }
        return s.has("lanes") ? Optional.empty() : Optional.of(new Interval(length / 2, length / 2));
    }

    private static Optional<Lane> lane(Section s, double length) {
        double from = s.number("from", 0, length);
        double to = s.number("to", 0, length);
        Direction direction = s.choice("direction", Direction.class);
        Lane.Kind kind = s.has("kind") ? s.choice("kind", Lane.Kind.class) : Lane.Kind.MOTOR;
        String name = s.optionalText("name").orElse(usualName(direction));
        return s.build("to", () -> new Lane(name, new Interval(from, to), direction, kind));
    }

    /** One lane a direction, driving on the right: {@code v} grows where {@code u} is large. */
    private static List<Lane> usualLanes(double length, Optional<Interval> centre) {
        return centre.map(c -> List.of(
                        new Lane(
                                usualName(Direction.BACKWARD),
                                new Interval(0, c.from()),
                                Direction.BACKWARD,
                                Lane.Kind.MOTOR),
                        new Lane(
                                usualName(Direction.FORWARD),
                                new Interval(c.to(), length),
                                Direction.FORWARD,
                                Lane.Kind.MOTOR)))
                .orElse(List.of());
    }

    private static String usualName(Direction direction) {
        return direction == Direction.FORWARD ? "正向" : "反向";
    }

    private static Optional<StopLines> stopLines(Section s, double width) {
        StopLines usual = usual(width);
        double forward = s.number("forward", -FARTHEST_STOP_LINE, 0, usual.forward());
        double backward = s.number("backward", width, width + FARTHEST_STOP_LINE, usual.backward());
        return s.build("forward", () -> new StopLines(forward, backward));
    }

    private static StopLines usual(double width) {
        return new StopLines(-USUAL_STOP_LINE, width + USUAL_STOP_LINE);
    }
}
