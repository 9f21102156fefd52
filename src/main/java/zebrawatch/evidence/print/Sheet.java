package zebrawatch.evidence.print;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A page being drawn. Places are points (1/72 inch) from its upper left corner. */
final class Sheet implements Canvas, AutoCloseable {
    private final PDPageContentStream page;
    private final PDFont font;
    private final float height;

    /** @param page closed with the sheet */
    Sheet(PDPageContentStream page, PDFont font, float height) {
        this.page = page;
        this.font = font;
        this.height = height;
    }

    /** Points. */
    float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    @Override
    public void text(String text, float left, float top, float size, Color colour) throws IOException {
        page.beginText();
        page.setNonStrokingColor(colour);
        page.setFont(font, size);
        page.newLineAtOffset(left, height - top - size);
        page.showText(text);
        page.endText();
    }

    /** Breaks the text between any two characters, as Chinese is; gives the top of what comes below. */
    float paragraph(String text, float left, float top, float width, float size, Color colour) throws IOException {
        float below = top;
        for (String line : lines(text, width, size)) {
            text(line, left, below, size, colour);
            below += size * 1.35f;
        }
        return below;
    }

    private List<String> lines(String text, float width, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (end > begin && width(text.substring(begin, next), size) > width) {
                lines.add(text.substring(begin, end));
                begin = end;
            }
            end = next;
        }
        lines.add(text.substring(begin));
        return lines;
    }

    @Override
    public void box(float left, float top, float width, float boxHeight, Color fill) throws IOException {
        page.setNonStrokingColor(fill);
        page.addRect(left, height - top - boxHeight, width, boxHeight);
        page.fill();
    }

    @Override
    public void line(float[] points, float thickness, Color colour) throws IOException {
        page.setStrokingColor(colour);
        page.setLineWidth(thickness);
        page.moveTo(points[0], height - points[1]);
        for (int i = 2; i + 1 < points.length; i += 2) {
            page.lineTo(points[i], height - points[i + 1]);
        }
        page.stroke();
    }

    void picture(PDImageXObject picture, float left, float top, float width, float pictureHeight) throws IOException {
        page.drawImage(picture, left, height - top - pictureHeight, width, pictureHeight);
    }

    @Override
    public void clip(float left, float top, float width, float boxHeight) throws IOException {
        page.saveGraphicsState();
        page.addRect(left, height - top - boxHeight, width, boxHeight);
        page.clip();
    }

    @Override
    public void unclip() throws IOException {
        page.restoreGraphicsState();
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
