package zebrawatch.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;

/**
 * Writes into pictures, Chinese included, from a TrueType file. It needs no installed font, no fontconfig and no
 * display: FontBox reads the outlines, Java2D's rasteriser (pure Java) fills them. May be shared between threads.
 */
public final class Lettering {
    static {
        // Otherwise Java2D looks for an X server wherever DISPLAY happens to be set.
        System.setProperty("java.awt.headless", "true");
    }

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double em;
    private final double ascent;
    private final double descent;

    /**
     * Reads a font.
     *
     * @param file a TrueType file with the characters of the places' names
     * @throws EvidenceException if it is missing or no font
     */
    public Lettering(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new EvidenceException(
                    file + ": the font for the pictures' lettering is missing; building the project puts it there");
        }
        try (var bytes = new RandomAccessReadBufferedFile(file.toFile())) {
            font = new TTFParser().parse(bytes);
            glyphs = font.getUnicodeCmapLookup();
            em = font.getUnitsPerEm();
            ascent = font.getHorizontalHeader().getAscender() / em;
            descent = -font.getHorizontalHeader().getDescender() / em;
        } catch (IOException e) {
            throw new EvidenceException(file + ": is not a TrueType font that can be read", e);
        }
    }

    /**
     * How wide a text comes out.
     *
     * @param size height of the em square in pixels
     * @return pixels
     */
    public int width(String text, int size) {
        return (int) Math.ceil(text.codePoints().mapToDouble(this::advance).sum() * size);
    }

    /** The distance from line to line in pixels. */
    public int lineHeight(int size) {
        return (int) Math.ceil((ascent + descent) * size);
    }

    /**
     * Writes one line; what lies outside the picture is cut off.
     *
     * @param picture 8-bit BGR
     * @param left pixels
     * @param top upper edge of the line, pixels
     */
    public void write(Mat picture, String text, int left, int top, int size, Ink ink) {
        int width = Math.min(width(text, size) + 1, picture.cols() - left);
        int height = Math.min(lineHeight(size), picture.rows() - top);
        if (left >= 0 && top >= 0 && width > 0 && height > 0) {
            byte[] coverage = rasterised(text, width, height, size);
            try (Mat region = picture.apply(new Rect(left, top, width, height))) {
                for (int row = 0; row < height; row++) {
                    blend(region.ptr(row), coverage, row * width, width, ink);
                }
            }
        }
    }

    /** Writes one line on a band of its own, moved as far as needed to lie within the picture. */
    public void label(Mat picture, String text, int left, int top, int size, Ink ink, Ink paper) {
        int pad = size / 4;
        int width = width(text, size) + 2 * pad;
        int height = lineHeight(size);
        int x = Math.max(0, Math.min(left, picture.cols() - width));
        int y = Math.max(0, Math.min(top, picture.rows() - height));
        try (Rect band = new Rect(x, y, width, height);
                var colour = paper.scalar()) {
            opencv_imgproc.rectangle(picture, band, colour, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, 0);
        }
        write(picture, text, x + pad, y, size, ink);
    }

    private byte[] rasterised(String text, int width, int height, int size) {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.translate(0, ascent * size);
        graphics.scale(size / em, -size / em);
        graphics.fill(outline(text));
        graphics.dispose();
        return ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    }

    private Path2D outline(String text) {
        Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double x = 0;
        for (int character : text.codePoints().toArray()) {
            GlyphData glyph = glyph(character);
            if (glyph != null) {
                line.append(glyph.getPath().getPathIterator(AffineTransform.getTranslateInstance(x, 0)), false);
            }
            x += advance(character) * em;
        }
        return line;
    }

    private @Nullable GlyphData glyph(int character) {
        try {
            return font.getGlyph().getGlyph(glyphs.getGlyphId(character));
        } catch (IOException e) {
            throw new EvidenceException(
                    "the font holds no readable outline for U+" + Integer.toHexString(character), e);
        }
    }

    /** In em. */
    private double advance(int character) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(character)) / em;
        } catch (IOException e) {
            throw new EvidenceException("the font holds no readable width for U+" + Integer.toHexString(character), e);
        }
    }

    private static void blend(BytePointer row, byte[] coverage, int offset, int width, Ink ink) {
        byte[] pixels = new byte[3 * width];
        row.get(pixels);
        int[] colour = {ink.blue(), ink.green(), ink.red()};
        for (int i = 0; i < pixels.length; i++) {
            int share = coverage[offset + i / 3] & 0xff;
            int below = pixels[i] & 0xff;
            pixels[i] = (byte) (below + (colour[i % 3] - below) * share / 255);
        }
        row.put(pixels);
    }
}
