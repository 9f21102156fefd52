package zebrawatch.evidence.print;

import java.awt.Color;
import java.util.Locale;

/** An SVG picture being drawn; a point is a pixel. */
final class Svg implements Canvas {
    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public void text(String text, float left, float top, float size, Color colour) {
        shapes.append(format(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" fill=\"%s\">", left, top + size, size, hex(colour)));
        shapes.append(text.replace("&", "&amp;").replace("<", "&lt;")).append("</text>");
    }

    @Override
    public void box(float left, float top, float boxWidth, float boxHeight, Color fill) {
        shapes.append(format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                left, top, boxWidth, boxHeight, hex(fill)));
    }

    @Override
    public void line(float[] points, float thickness, Color colour) {
        shapes.append("<polyline fill=\"none\" points=\"");
        for (int i = 0; i + 1 < points.length; i += 2) {
            shapes.append(format("%.1f,%.1f ", points[i], points[i + 1]));
        }
        shapes.append(format("\" stroke-width=\"%.1f\" stroke=\"%s\"/>", thickness, hex(colour)));
    }

    /** A nested picture shows nothing beyond its edges. */
    @Override
    public void clip(float left, float top, float boxWidth, float boxHeight) {
        shapes.append(format(
                "<svg x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" viewBox=\"%.1f %.1f %.1f %.1f\">",
                left, top, boxWidth, boxHeight, left, top, boxWidth, boxHeight));
    }

    @Override
    public void unclip() {
        shapes.append("</svg>");
    }

    /** All of it. */
    String text() {
        return format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">", width, height)
                + shapes + "</svg>";
    }

    private static String hex(Color colour) {
        return format("#%06x", colour.getRGB() & 0xFFFFFF);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
