package zebrawatch.harness.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.evidence.Ink;
import zebrawatch.evidence.Jpeg;
import zebrawatch.evidence.Lettering;
import zebrawatch.harness.Pen;
import zebrawatch.harness.Trajectories;
import zebrawatch.harness.ZoneDrawing;
import zebrawatch.harness.evaluate.ClipScore;
import zebrawatch.harness.evaluate.Outcome;
import zebrawatch.scene.Box;
import zebrawatch.scene.Crossing;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/**
 * The picture of each outcome of a clip at its decisive moment, cut to the crossing and the two: the ruled vehicle in red,
 * the ruled pedestrian in yellow, the true boxes in green.
 */
final class EventPictures {
    private static final Ink TRUTH = new Ink(60, 230, 90);
    private static final int QUALITY = 85;

    /** Pixels of a picture on the page. */
    private static final int WIDTH = 960;

    /** How much more than the crossing and the two is shown. */
    private static final double ROOM = 1.25;

    /** A picture this much before its time will do: time stamps are whole microseconds. Seconds. */
    private static final double EARLY = 0.002;

    private static final double TOGETHER = 0.1;

    private final ClipScore score;
    private final Lettering lettering;

    EventPictures(ClipScore score, Lettering lettering) {
        this.score = score;
        this.lettering = lettering;
    }

    /** A JPEG file for each outcome whose time lies within the clip. */
    Map<Outcome, byte[]> all() {
        Map<Outcome, byte[]> pictures = new HashMap<>();
        List<Outcome> open = new ArrayList<>(score.outcomes());
        if (open.isEmpty()) {
            return pictures;
        }
        try (FileSource source = score.clip().open()) {
            Optional<Frame> next = source.next();
            while (next.isPresent() && !open.isEmpty()) {
                try (Frame frame = next.get()) {
                    double t = Trajectories.seconds(frame.time());
                    while (!open.isEmpty() && open.get(0).time() <= t + EARLY) {
                        Outcome outcome = open.remove(0);
                        pictures.put(outcome, picture(frame, t, outcome));
                    }
                }
                next = source.next();
            }
        }
        return pictures;
    }

    private byte[] picture(Frame frame, double t, Outcome outcome) {
        Map<Box, Ink> boxes = boxes(t, outcome);
        Crossing crossing = score.clip().camera().crossings().stream()
                .filter(c -> outcome.ruling()
                        .filter(r -> r.crossing().equals(c.name()))
                        .isPresent())
                .findFirst()
                .orElse(score.clip().crossing());
        Box piece = piece(boxes.keySet(), crossing, frame);
        double scale = WIDTH / piece.width();
        try (Mat canvas = frame.pixels().clone()) {
            Pen zones = new Pen(canvas, lettering);
            score.clip().camera().crossings().forEach(c -> new ZoneDrawing(c).draw(zones));
            try (Rect cut = new Rect((int) piece.left(), (int) piece.top(), (int) piece.width(), (int) piece.height());
                    Mat part = canvas.apply(cut);
                    Size size = new Size(WIDTH, (int) (piece.height() * scale));
                    Mat shown = new Mat()) {
                opencv_imgproc.resize(part, shown, size, 0, 0, opencv_imgproc.INTER_CUBIC);
                Pen pen = new Pen(shown, lettering);
                boxes.forEach((box, ink) -> pen.box(
                        new Box(
                                (box.left() - piece.left()) * scale,
                                (box.top() - piece.top()) * scale,
                                box.width() * scale,
                                box.height() * scale),
                        ink,
                        ink.equals(TRUTH) ? 2 : 3));
                return Jpeg.encode(shown, QUALITY);
            }
        }
    }

    /** Where the two are, in truth and as ruled, in the order of drawing. */
    private Map<Box, Ink> boxes(double t, Outcome outcome) {
        Map<Box, Ink> boxes = new LinkedHashMap<>();
        outcome.ruling().ifPresent(r -> {
            boxes.put(r.pedestrian().box(), Ink.YELLOW);
            boxes.put(r.vehicle().box(), Ink.RED);
        });
        score.clip().truth().moments().stream()
                .filter(m -> Math.abs(m.t() - t) <= TOGETHER)
                .min(Comparator.comparingDouble(m -> Math.abs(m.t() - t)))
                .ifPresent(moment ->
                        actors(outcome).forEach(id -> moment.of(id).ifPresent(box -> boxes.put(box.box(), TRUTH))));
        return boxes;
    }

    private static List<String> actors(Outcome outcome) {
        List<String> actors = new ArrayList<>();
        outcome.expected().flatMap(e -> e.vehicle()).or(outcome::vehicle).ifPresent(actors::add);
        outcome.expected().flatMap(e -> e.pedestrian()).or(outcome::pedestrian).ifPresent(actors::add);
        return actors;
    }

    /** The piece of the frame round the crossing and the boxes, of the frame's shape, in whole pixels. */
    private static Box piece(Collection<Box> boxes, Crossing crossing, Frame frame) {
        Box around = crossing.outline().bounds();
        for (Box box : boxes) {
            around = around.union(box);
        }
        double shape = (double) frame.width() / frame.height();
        double width = Math.min(frame.width(), Math.max(around.width(), around.height() * shape) * ROOM);
        double height = Math.min(frame.height(), width / shape);
        double left = around.centre().x() - width / 2;
        double top = around.centre().y() - height / 2;
        return new Box(
                Math.floor(Math.max(0, Math.min(left, frame.width() - width))),
                Math.floor(Math.max(0, Math.min(top, frame.height() - height))),
                Math.floor(width),
                Math.floor(height));
    }
}
