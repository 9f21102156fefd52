package zebrawatch.evidence;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** A black band below a picture with white text on it; the picture itself stays uncovered. */
final class Caption {
    private static final String GAP = "   ";
    /** Of the picture's width: 22 pixels on 1280, still legible in a printed 2x2 composite. */
    private static final double SIZE = 1 / 58.0;

    private static final int SMALLEST_SIZE = 16;

    private final Lettering lettering;

    Caption(Lettering lettering) {
        this.lettering = lettering;
    }

    /**
     * The picture with its band, a new one owned by the caller.
     *
     * @param items in reading order; one is broken only where it is wider than the picture
     */
    Mat below(Mat picture, List<String> items) {
        int size = Math.max(SMALLEST_SIZE, (int) Math.round(picture.cols() * SIZE));
        int pad = size / 2;
        int lineHeight = lettering.lineHeight(size);
        List<String> lines = lines(items, picture.cols() - 2 * pad, size);
        Mat whole = new Mat();
        try (Scalar black = Ink.BLACK.scalar()) {
            int band = lines.size() * lineHeight + pad;
            opencv_core.copyMakeBorder(picture, whole, 0, band, 0, 0, opencv_core.BORDER_CONSTANT, black);
        }
        for (int i = 0; i < lines.size(); i++) {
            lettering.write(whole, lines.get(i), pad, picture.rows() + pad / 2 + i * lineHeight, size, Ink.WHITE);
        }
        return whole;
    }

    private List<String> lines(List<String> items, int width, int size) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String item : items) {
            String longer = line.isEmpty() ? item : line + GAP + item;
            if (lettering.width(longer, size) <= width) {
                line = longer;
            } else {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                line = broken(item, width, size, lines);
            }
        }
        lines.add(line);
        return lines;
    }

    /** Adds the full lines of an item to {@code lines} and gives the rest. */
    private String broken(String item, int width, int size, List<String> lines) {
        String rest = item;
        while (lettering.width(rest, size) > width && rest.codePointCount(0, rest.length()) > 1) {
            int end = rest.offsetByCodePoints(0, 1);
            while (lettering.width(rest.substring(0, rest.offsetByCodePoints(end, 1)), size) <= width) {
                end = rest.offsetByCodePoints(end, 1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }
}
