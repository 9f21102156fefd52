package zebrawatch.harness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import zebrawatch.rule.CrossingRule;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.Settled;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Zone;
import zebrawatch.track.GroundTrack;

/** A scene seen from above at its decisive moment, as SVG: where everybody came from, is and goes. */
final class SceneDrawing {
    private static final double PIXELS = 26;
    private static final double PAVEMENT = 3;
    private static final double BEHIND = 11;
    private static final double BEYOND = 8;
    private static final double TITLE = 84;
    private static final double STRIPE = 0.45;
    private static final double BEFORE = 1.2;
    private static final double AFTER = 1.6;

    private final Scene scene;
    private final Crossing crossing;
    private final List<Trajectories.Situation> situations;
    private final StringBuilder svg = new StringBuilder();

    private SceneDrawing(Scene scene) {
        this.scene = scene;
        this.crossing = scene.crossing();
        this.situations = new Trajectories(scene.rows()).situations();
    }

    /**
     * @param chinese the title
     * @param english the same below
     */
    static String of(Scene scene, String chinese, String english) {
        SceneDrawing drawing = new SceneDrawing(scene);
        drawing.draw(chinese, english);
        return drawing.svg.toString();
    }

    private void draw(String chinese, String english) {
        double width = (crossing.length() + 2 * PAVEMENT) * PIXELS;
        double height = (crossing.width() + BEHIND + BEYOND) * PIXELS + TITLE;
        Outcome outcome = judge();
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" font-family=\"Noto Sans SC,"
                        + " Microsoft YaHei, WenQuanYi Zen Hei, sans-serif\">",
                width, height);
        line("<rect width=\"%.0f\" height=\"%.0f\" fill=\"#d9d5cd\"/>", width, height);
        road();
        for (Zone zone : scene.terms().jaywalking()) {
            zone(zone);
        }
        zebra();
        moving(outcome.time());
        banner(width, chinese, english, outcome);
        line("</svg>");
    }

    /** What the rule says of the scene, and when. */
    private record Outcome(double time, String chinese, String english, String colour) {}

    private Outcome judge() {
        CrossingRule rule = new CrossingRule(crossing, scene.terms());
        List<Settled> encounters = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        Instant end = Instant.EPOCH;
        for (Trajectories.Situation now : situations) {
            Judgement judgement = rule.observe(now.time(), now.tracks(), scene.signal(now.time()));
            encounters.addAll(judgement.encounters());
            rulings.addAll(judgement.rulings());
            if (!judgement.jaywalks().isEmpty()) {
                return new Outcome(
                        Trajectories.seconds(now.time()), "行人横穿，计数不立案", "jaywalking: counted, no case", "#b26a00");
            }
            end = now.time();
        }
        Judgement last = rule.finish(end.plusMillis(100));
        encounters.addAll(last.encounters());
        rulings.addAll(last.rulings());
        Optional<Ruling> ruling = rulings.stream().findFirst();
        double time = Trajectories.seconds(
                ruling.map(Ruling::time).orElseGet(() -> encounters.get(0).time()));
        if (ruling.isEmpty()) {
            return new Outcome(time, "不违法", "no violation", "#555555");
        }
        return switch (ruling.get().kind()) {
            case FAILURE_TO_YIELD -> new Outcome(time, "违法：不礼让行人", "violation: failure to give way", "#c62828");
            case YIELDED -> new Outcome(time, "礼让行人", "gave way", "#2e7d32");
            case BLOCKED -> new Outcome(time, "占用人行横道，计数不立案", "blocks the zebra: counted, no case", "#b26a00");
        };
    }

    private void banner(double width, String chinese, String english, Outcome outcome) {
        line("<rect width=\"%.0f\" height=\"%.0f\" fill=\"#ffffff\"/>", width, TITLE);
        line("<rect width=\"10\" height=\"%.0f\" fill=\"%s\"/>", TITLE, outcome.colour());
        text(22, 27, 18, "#222222", "start", chinese);
        text(22, 47, 12.5, "#555555", "start", english);
        text(22, 71, 15, outcome.colour(), "start", outcome.chinese() + "　" + outcome.english());
    }

    private void road() {
        double top = y(crossing.width() + BEYOND);
        double bottom = y(-BEHIND);
        box(new Interval(0, crossing.length()), top, bottom, "#5b5f66");
        for (Lane lane : crossing.lanes()) {
            if (lane.kind() == Lane.Kind.NON_MOTOR) {
                box(lane.across(), top, bottom, "#5f7368");
            }
        }
        for (Lane lane : crossing.lanes()) {
            edge(lane.across().from(), top, bottom, lane);
            stopLine(lane);
            arrow(lane);
        }
        crossing.centre().ifPresent(centre -> {
            if (crossing.hasRefuge()) {
                box(centre, top, bottom, "#6f9a58");
            } else {
                for (double side : new double[] {-0.12, 0.12}) {
                    stroke(centre.from() + side, top, bottom, "#f2c230", "");
                }
            }
        });
    }

    private void edge(double u, double top, double bottom, Lane lane) {
        boolean inner = crossing.lanes().stream()
                .anyMatch(other -> other.across().to() == u && other.direction() == lane.direction());
        boolean kerbLane =
                crossing.lanes().stream().anyMatch(other -> other.across().to() == u && other.kind() != lane.kind());
        if (inner) {
            stroke(u, top, bottom, "#ffffff", kerbLane ? "" : " stroke-dasharray=\"26 30\"");
        }
    }

    private void stopLine(Lane lane) {
        double v = crossing.stopLines().of(lane.direction());
        line(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ffffff\" stroke-width=\"6\"/>",
                x(lane.across().from() + 0.15), y(v), x(lane.across().to() - 0.15), y(v));
    }

    private void arrow(Lane lane) {
        int sign = lane.direction().sign();
        double v = lane.direction() == Direction.FORWARD ? -BEHIND + 1.2 : crossing.width() + BEYOND - 1.2;
        double u = (lane.across().from() + lane.across().to()) / 2;
        head(u, v + sign * 0.9, 0, sign, "#c9ccd1", 0.28);
        line(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#c9ccd1\" stroke-width=\"3\"/>",
                x(u), y(v), x(u), y(v + sign * 0.6));
    }

    private void zebra() {
        if (!crossing.hasRefuge()) {
            box(crossing.alongWalk(), y(crossing.width()), y(0), "#5b5f66");
        }
        int stripes = (int) Math.floor(crossing.length() / (2 * STRIPE));
        double gap = crossing.length() / stripes;
        for (int i = 0; i < stripes; i++) {
            double from = (i + 0.25) * gap;
            boolean refuge =
                    crossing.hasRefuge() && crossing.centre().orElseThrow().contains(from + gap / 4);
            if (!refuge) {
                box(new Interval(from, from + gap / 2), y(crossing.width()), y(0), "#f4f4f0");
            }
        }
    }

    private void zone(Zone zone) {
        StringBuilder points = new StringBuilder();
        for (GroundPoint corner : zone.corners()) {
            double v = Math.min(crossing.width() + BEYOND, Math.max(-BEHIND, corner.v()));
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(corner.u()), y(v)));
        }
        line(
                "<polygon points=\"%s\" fill=\"#b26a00\" fill-opacity=\"0.25\" stroke=\"#b26a00\""
                        + " stroke-dasharray=\"8 6\" stroke-width=\"2\"/>",
                points.toString().strip());
    }

    /** Everybody's way round the moment, dotted to where they go, and themselves. */
    private void moving(double moment) {
        for (int i = 0; i < scene.names().size(); i++) {
            long id = i + 1L;
            List<GroundTrack> way = situations.stream()
                    .flatMap(s -> s.tracks().stream())
                    .filter(t -> t.id() == id)
                    .toList();
            List<GroundTrack> near = way.stream()
                    .filter(t -> Math.abs(Trajectories.seconds(t.time()) - moment) < 0.05)
                    .toList();
            if (!near.isEmpty()) {
                GroundTrack now = near.get(0);
                GroundTrack then = at(way, moment - BEFORE);
                GroundTrack later = at(way, moment + AFTER);
                if (now.kind() == RoadUser.PEDESTRIAN) {
                    path(then.position(), now.position(), later.position(), "#1565c0");
                    person(now, scene.name(id));
                } else {
                    body(then.footprint(), "#b0bec5", 0.45);
                    path(now.position(), now.position(), later.position(), "#c62828");
                    body(now.footprint(), "#ffb300", 1);
                    text(x(now.position().u()), y(now.position().v()) + 7, 20, "#222222", "middle", scene.name(id));
                }
            }
        }
    }

    private static GroundTrack at(List<GroundTrack> way, double seconds) {
        GroundTrack best = way.get(0);
        for (GroundTrack state : way) {
            if (Trajectories.seconds(state.time()) <= seconds) {
                best = state;
            }
        }
        return best;
    }

    private void person(GroundTrack now, String name) {
        double x = x(now.position().u());
        double y = y(now.position().v());
        line(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"9\" fill=\"#1565c0\" stroke=\"#ffffff\" stroke-width=\"2.5\"/>",
                x, y);
        line(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"16\" fill=\"#0d47a1\" text-anchor=\"middle\" font-weight=\"bold\""
                        + " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">行人 %s</text>",
                x, y - 16, name);
    }

    private void body(Footprint footprint, String colour, double opacity) {
        StringBuilder points = new StringBuilder();
        for (GroundPoint corner : footprint.corners()) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(corner.u()), y(corner.v())));
        }
        line(
                "<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"%.2f\" stroke=\"#263238\" stroke-width=\"1.5\""
                        + " stroke-linejoin=\"round\"/>",
                points.toString().strip(), colour, opacity);
    }

    private void path(GroundPoint from, GroundPoint now, GroundPoint to, String colour) {
        line(
                "<polyline points=\"%.1f,%.1f %.1f,%.1f %.1f,%.1f\" fill=\"none\" stroke=\"%s\" stroke-width=\"3.5\""
                        + " stroke-dasharray=\"3 6\" stroke-linecap=\"round\"/>",
                x(from.u()), y(from.v()), x(now.u()), y(now.v()), x(to.u()), y(to.v()), colour);
        double length = to.distance(now);
        if (length > 0.5) {
            head(to.u(), to.v(), (to.u() - now.u()) / length, (to.v() - now.v()) / length, colour, 0.4);
        }
    }

    private void head(double u, double v, double du, double dv, String colour, double size) {
        line(
                "<polygon points=\"%.1f,%.1f %.1f,%.1f %.1f,%.1f\" fill=\"%s\"/>",
                x(u + du * size),
                y(v + dv * size),
                x(u - du * size - dv * size),
                y(v - dv * size + du * size),
                x(u - du * size + dv * size),
                y(v - dv * size - du * size),
                colour);
    }

    private void box(Interval across, double top, double bottom, String colour) {
        line(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                x(across.from()), top, across.length() * PIXELS, bottom - top, colour);
    }

    private void stroke(double u, double top, double bottom, String colour, String dashes) {
        line(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2.5\"%s/>",
                x(u), top, x(u), bottom, colour, dashes);
    }

    private void text(double x, double y, double size, String colour, String anchor, String words) {
        line(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" fill=\"%s\" text-anchor=\"%s\" font-weight=\"bold\">%s</text>",
                x, y, size, colour, anchor, words);
    }

    @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotation would be one more dependency
    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static double x(double u) {
        return (u + PAVEMENT) * PIXELS;
    }

    private double y(double v) {
        return TITLE + (crossing.width() + BEYOND - v) * PIXELS;
    }
}
