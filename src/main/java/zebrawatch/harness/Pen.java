package zebrawatch.harness;

import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import zebrawatch.evidence.Ink;
import zebrawatch.evidence.Lettering;
import zebrawatch.scene.Box;
import zebrawatch.scene.Point;

/** Draws on one picture, in strokes and letters that suit its size. */
public final class Pen {
    /** OpenCV takes coordinates in 1/16 pixel with this shift. */
    private static final int SHIFT = 4;

    private static final double FARTHEST = 20_000;

    private final Mat picture;
    private final Lettering lettering;
    private final int stroke;
    private final int letters;

    /** @param picture stays the caller's */
    public Pen(Mat picture, Lettering lettering) {
        this.picture = picture;
        this.lettering = lettering;
        this.stroke = Math.max(1, picture.rows() / 480);
        this.letters = Math.max(12, picture.rows() / 45);
    }

    /** A line from point to point; parts that lie absurdly far outside the picture are left out. */
    public void line(List<Point> points, Ink ink, int strokes) {
        in(ink, colour -> {
            for (int i = 1; i < points.size(); i++) {
                segment(points.get(i - 1), points.get(i), colour, strokes * stroke);
            }
        });
    }

    private void segment(Point from, Point to, Scalar colour, int thickness) {
        if (isNear(from) && isNear(to)) {
            try (var a = fixed(from);
                    var b = fixed(to)) {
                opencv_imgproc.line(picture, a, b, colour, thickness, opencv_imgproc.LINE_AA, SHIFT);
            }
        }
    }

    private static boolean isNear(Point p) {
        return Math.abs(p.x()) < FARTHEST && Math.abs(p.y()) < FARTHEST;
    }

    private static org.bytedeco.opencv.opencv_core.Point fixed(Point p) {
        int unit = 1 << SHIFT;
        return new org.bytedeco.opencv.opencv_core.Point(
                (int) Math.round(p.x() * unit), (int) Math.round(p.y() * unit));
    }

    /** The edge of a box. */
    public void box(Box box, Ink ink, int strokes) {
        in(ink, colour -> {
            try (Rect edge = new Rect(
                    (int) Math.round(box.left()), (int) Math.round(box.top()), (int) Math.round(box.width()), (int)
                            Math.round(box.height()))) {
                opencv_imgproc.rectangle(picture, edge, colour, strokes * stroke, opencv_imgproc.LINE_8, 0);
            }
        });
    }

    /** Letters on a band, standing on the upper edge of a box. */
    public void above(Box box, String text, Ink paper) {
        at(box.left(), box.top() - lettering.lineHeight(letters), text, paper);
    }

    /** Letters on a band, hanging from the lower edge of a box. */
    public void below(Box box, String text, Ink paper) {
        at(box.left(), box.bottom(), text, paper);
    }

    /** Letters on a band, white on dark and black on bright paper. */
    public void at(double left, double top, String text, Ink paper) {
        Ink ink = paper.isDark() ? Ink.WHITE : Ink.BLACK;
        lettering.label(picture, text, (int) Math.round(left), (int) Math.round(top), letters, ink, paper);
    }

    private static void in(Ink ink, Consumer<Scalar> drawing) {
        try (Scalar colour = ink.scalar()) {
            drawing.accept(colour);
        }
    }
}
