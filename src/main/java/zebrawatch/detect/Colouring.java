package zebrawatch.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Looks;
import zebrawatch.video.Frame;

/**
 * Tells what colour was detected: hue and saturation (A. R. Smith, "Color gamut transform pairs", SIGGRAPH 1978) of a grid
 * of pixels in the middle of the box, bright ones counting more than the dark of windows and tyres. What somebody nearer
 * hides does not count.
 */
public final class Colouring {
    /** The tracker looks at nothing that is less sure. */
    private static final double LEAST_SCORE = 0.15;

    /** The middle's share of the box each way: at the edges there is road. */
    private static final double MIDDLE = 0.6;

    /** So many pixels each way tell the colours. */
    private static final int GRID = 16;

    /** With fewer left in sight nothing can be told. */
    private static final int ENOUGH = GRID * GRID / 4;

    /** Below the first saturation a pixel is grey, from the second up it has a colour: shade and sky tinge greys blue. */
    private static final double GREY = 0.25;

    private static final double COLOURED = 0.45;

    private Colouring() {}

    /** The same detections with their looks, as far as they can be told. */
    public static List<Detection> of(Frame frame, List<Detection> seen) {
        if (frame.pixels().empty()) {
            return seen;
        }
        List<Detection> coloured = new ArrayList<>(seen.size());
        try (UByteIndexer pixels = frame.pixels().createIndexer()) {
            Box picture = new Box(0, 0, frame.width(), frame.height());
            for (Detection d : seen) {
                coloured.add(d.score() < LEAST_SCORE ? d : d.looking(looks(pixels, picture, d, hiding(d, seen))));
            }
        }
        return coloured;
    }

    /** Who stands nearer to the camera and is surely there. */
    private static List<Box> hiding(Detection hidden, List<Detection> seen) {
        return seen.stream()
                .filter(d -> d.score() >= 2 * LEAST_SCORE
                        && d.box().bottom() > hidden.box().bottom()
                        && d.box().iou(hidden.box()) < 0.5
                        && d.box().intersection(hidden.box()) > 0)
                .map(Detection::box)
                .toList();
    }

    private static Optional<Looks> looks(UByteIndexer pixels, Box picture, Detection d, List<Box> hiding) {
        Box box = d.box();
        double left = box.left() + (1 - MIDDLE) / 2 * box.width();
        double top = box.top() + (1 - MIDDLE) / 2 * box.height();
        Tally tally = new Tally();
        for (int row = 0; row < GRID; row++) {
            double y = top + (row + 0.5) / GRID * MIDDLE * box.height();
            for (int column = 0; column < GRID; column++) {
                double x = left + (column + 0.5) / GRID * MIDDLE * box.width();
                if (holds(picture, x, y) && hiding.stream().noneMatch(nearer -> holds(nearer, x, y))) {
                    tally.add(pixels, (int) x, (int) y);
                }
            }
        }
        return tally.looks();
    }

    private static boolean holds(Box box, double x, double y) {
        return x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom();
    }

    /** Colours as they are counted. */
    private static final class Tally {
        private final double[] hues = new double[Looks.HUES];
        private double weights;
        private double lightness;
        private int counted;

        void add(UByteIndexer pixels, int x, int y) {
            int b = pixels.get(y, x, 0);
            int g = pixels.get(y, x, 1);
            int r = pixels.get(y, x, 2);
            int most = Math.max(r, Math.max(g, b));
            int chroma = most - Math.min(r, Math.min(g, b));
            counted++;
            weights += most;
            lightness += most;
            double share = most == 0 ? 0 : ((double) chroma / most - GREY) / (COLOURED - GREY);
            if (share > 0) {
                double hue = hue(r, g, b, most, chroma);
                int below = (int) hue;
                double weight = most * Math.min(1, share);
                hues[below % Looks.HUES] += weight * (below + 1 - hue);
                hues[(below + 1) % Looks.HUES] += weight * (hue - below);
            }
        }

        /** Sixths of the circle from red over yellow, 0 to 6. */
        private static double hue(int r, int g, int b, int most, double chroma) {
            if (most == r) {
                return ((g - b) / chroma + Looks.HUES) % Looks.HUES;
            }
            return most == g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
        }

        Optional<Looks> looks() {
            if (counted < ENOUGH) {
                return Optional.empty();
            }
            List<Double> shares = new ArrayList<>(hues.length);
            for (double hue : hues) {
                shares.add(weights == 0 ? 0 : hue / weights);
            }
            return Optional.of(new Looks(shares, lightness / counted / 255));
        }
    }
}
