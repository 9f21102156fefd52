package zebrawatch.evidence.print;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zebrawatch.evidence.PathPoint;
import zebrawatch.evidence.Sketch;
import zebrawatch.rule.Moments;
import zebrawatch.scene.Direction;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;

/** Draws a crossing from above with both ways over it: u to the right, v upwards, 1 to 3 where the pictures were taken. */
public final class TopView {
    private static final Color ROAD = new Color(0xD9DCDF);
    private static final Color KERB = new Color(0x6B7178);
    private static final Color LINE = Color.WHITE;
    private static final Color CENTRE = new Color(0xE0A100);
    private static final Color ISLAND = new Color(0xA9C29B);
    private static final Color VEHICLE = new Color(0xC62828);
    private static final Color PEDESTRIAN = new Color(0x1A4FB4);

    /** Of road shown before and behind the zebra's stop lines, metres. */
    private static final double MARGIN = 5;
    /** Of ground shown beside the kerbs, metres. */
    private static final double PAVEMENT = 1.5;
    /** A stripe and a gap, metres (GB 5768.3: 0.4 to 0.45 wide, as far or farther apart). */
    private static final double STRIPE = 0.45;

    private static final double PERIOD = 1.05;
    private static final double SCALE_BAR = 5;
    /** Of the key below the drawing, points. */
    private static final int KEY = 14;

    private final Sketch sketch;
    private final Moments moments;
    private final float left;
    private final float keyLeft;
    private final float top;
    private final float height;
    private final double leastV;
    private final double mostV;
    private final double scale;

    /**
     * @param left points
     * @param top points
     * @param width that may be taken, points
     * @param height that may be taken, points
     */
    TopView(Sketch sketch, Moments moments, float left, float top, float width, float height) {
        this.sketch = sketch;
        this.moments = moments;
        this.leastV = Math.min(0, sketch.stopLines().forward()) - MARGIN;
        this.mostV = Math.max(sketch.width(), sketch.stopLines().backward()) + MARGIN;
        this.scale = Math.min(width / (sketch.length() + 2 * PAVEMENT), height / (mostV - leastV));
        this.left = left + (float) (width - scale * (sketch.length() + 2 * PAVEMENT)) / 2;
        this.keyLeft = left;
        this.top = top;
        this.height = (float) (scale * (mostV - leastV));
    }

    /**
     * What stands below the drawing.
     *
     * @param moments what the numbers on the paths mean
     */
    public record Key(String vehicle, String pedestrian, String moments) {
        /** In Chinese. */
        public static final Key CHINESE = new Key("— 车辆", "— 行人", "1 2 3：图1至图3的时刻");

        /** In English. */
        public static final Key ENGLISH = new Key("— vehicle", "— pedestrian", "1 2 3: pictures");
    }

    /**
     * The drawing as SVG, for pages: no text of anybody's in it, no style attribute.
     *
     * @param width pixels
     * @param height pixels, the key below included
     */
    public static String svg(Sketch sketch, Moments moments, Key key, int width, int height) {
        Svg svg = new Svg(width, height);
        try {
            new TopView(sketch, moments, 0, 0, width, height - KEY).draw(svg, key);
        } catch (IOException e) {
            throw new UncheckedIOException("a drawing in memory cannot fail", e);
        }
        return svg.text();
    }

    void draw(Canvas canvas, Key key) throws IOException {
        canvas.clip(left, top, (float) (scale * (sketch.length() + 2 * PAVEMENT)), height);
        box(canvas, new Interval(0, sketch.length()), new Interval(leastV, mostV), ROAD);
        kerb(canvas, 0);
        kerb(canvas, sketch.length());
        for (Lane lane : sketch.lanes()) {
            lane(canvas, lane);
        }
        for (double u = PERIOD / 2; u + STRIPE < sketch.length(); u += PERIOD) {
            box(canvas, new Interval(u, u + STRIPE), new Interval(0, sketch.width()), LINE);
        }
        if (sketch.centre().isPresent()) {
            centre(canvas, sketch.centre().get());
        }
        path(canvas, sketch.vehicle(), VEHICLE);
        path(canvas, sketch.pedestrian(), PEDESTRIAN);
        canvas.unclip();
        float below = top + height + 4;
        float bar = (float) (scale * SCALE_BAR);
        canvas.line(new float[] {keyLeft + 150, below + 4, keyLeft + 150 + bar, below + 4}, 1, Color.BLACK);
        canvas.text("5 m", keyLeft + 153 + bar, below, 7, Color.BLACK);
        float second = keyLeft + advance(key.vehicle());
        canvas.text(key.vehicle(), keyLeft, below, 7, VEHICLE);
        canvas.text(key.pedestrian(), second, below, 7, PEDESTRIAN);
        canvas.text(key.moments(), second + advance(key.pedestrian()), below, 7, Color.BLACK);
    }

    /** About as wide as a text of this size is, and a gap. */
    private static float advance(String text) {
        return 5 + (float) text.chars().mapToDouble(c -> c > 0x2000 ? 7 : 4).sum();
    }

    private void kerb(Canvas canvas, double u) throws IOException {
        canvas.line(new float[] {x(u), y(leastV), x(u), y(mostV)}, 1.2f, KERB);
    }

    private void lane(Canvas canvas, Lane lane) throws IOException {
        double stop = sketch.stopLines().of(lane.direction());
        box(canvas, lane.across(), new Interval(stop - 0.15, stop + 0.15), LINE);
        boolean forward = lane.direction() == Direction.FORWARD;
        double behind = forward ? leastV : stop;
        double before = forward ? stop : mostV;
        for (double u : new double[] {lane.across().from(), lane.across().to()}) {
            canvas.line(new float[] {x(u), y(behind), x(u), y(before)}, 0.6f, LINE);
        }
        double middle = (lane.across().from() + lane.across().to()) / 2;
        double tip = forward ? leastV + 3 : mostV - 3;
        double tail = forward ? leastV + 1 : mostV - 1;
        double wing = forward ? -0.6 : 0.6;
        canvas.line(new float[] {x(middle), y(tail), x(middle), y(tip)}, 0.8f, LINE);
        canvas.line(
                new float[] {x(middle - 0.4), y(tip + wing), x(middle), y(tip), x(middle + 0.4), y(tip + wing)},
                0.8f,
                LINE);
    }

    private void centre(Canvas canvas, Interval centre) throws IOException {
        Interval drawn = centre.length() > 0 ? centre : centre.widened(0.08);
        Color colour = centre.length() > 0 ? ISLAND : CENTRE;
        box(canvas, drawn, new Interval(leastV, 0), colour);
        box(canvas, drawn, new Interval(sketch.width(), mostV), colour);
    }

    private void path(Canvas canvas, List<PathPoint> path, Color colour) throws IOException {
        if (path.size() > 1) {
            float[] points = new float[2 * path.size()];
            for (int i = 0; i < path.size(); i++) {
                points[2 * i] = x(path.get(i).place().u());
                points[2 * i + 1] = y(path.get(i).place().v());
            }
            canvas.line(points, 1.4f, colour);
        }
        List<Instant> times = List.of(moments.before(), moments.on(), moments.after());
        for (int i = 0; i < times.size(); i++) {
            Instant time = times.get(i);
            Optional<GroundPoint> place = path.stream()
                    .min(Comparator.comparing(
                            p -> Duration.between(time, p.time()).abs()))
                    .map(PathPoint::place);
            if (place.isPresent()) {
                float x = x(place.get().u());
                float y = y(place.get().v());
                canvas.box(x - 2.5f, y - 2.5f, 5, 5, colour);
                canvas.text(Integer.toString(i + 1), x + 3.5f, y - 4, 7, colour);
            }
        }
    }

    private void box(Canvas canvas, Interval u, Interval v, Color fill) throws IOException {
        canvas.box(x(u.from()), y(v.to()), (float) (u.length() * scale), (float) (v.length() * scale), fill);
    }

    private float x(double u) {
        return left + (float) ((u + PAVEMENT) * scale);
    }

    private float y(double v) {
        return top + (float) ((mostV - v) * scale);
    }
}
