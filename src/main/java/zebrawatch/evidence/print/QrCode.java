package zebrawatch.evidence.print;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.IOException;

/** A QR code (ISO/IEC 18004) drawn as squares, sharp at any size. */
final class QrCode {
    /** White round the code, as the standard demands, in squares. */
    private static final int QUIET = 4;

    private final ByteMatrix squares;

    /** @param text ASCII, such as a case's id */
    QrCode(String text) {
        try {
            squares = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + text, e);
        }
    }

    /** @param side of the whole with its white border, points */
    void draw(Sheet sheet, float left, float top, float side) throws IOException {
        float square = side / (squares.getWidth() + 2 * QUIET);
        sheet.box(left, top, side, side, Color.WHITE);
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (squares.get(x, y) == 1) {
                    // a hair wider, so that no viewer shows gaps between neighbours
                    sheet.box(
                            left + (x + QUIET) * square,
                            top + (y + QUIET) * square,
                            square * 1.02f,
                            square * 1.02f,
                            Color.BLACK);
                }
            }
        }
    }
}
