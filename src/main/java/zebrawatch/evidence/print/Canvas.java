package zebrawatch.evidence.print;

import java.awt.Color;
import java.io.IOException;

/** What is drawn on: a page of a PDF file, or an SVG picture. Places are points from the upper left corner. */
interface Canvas {
    /**
     * Writes one line.
     *
     * @param top of the line, {@code size} above its baseline
     */
    void text(String text, float left, float top, float size, Color colour) throws IOException;

    /** Fills a rectangle. */
    void box(float left, float top, float width, float height, Color fill) throws IOException;

    /**
     * Draws a line from point to point.
     *
     * @param points x and y in turn
     */
    void line(float[] points, float thickness, Color colour) throws IOException;

    /** What is drawn until {@link #unclip} shows within this rectangle only. */
    void clip(float left, float top, float width, float height) throws IOException;

    void unclip() throws IOException;
}
