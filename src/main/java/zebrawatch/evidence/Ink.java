package zebrawatch.evidence;

import org.bytedeco.opencv.opencv_core.Scalar;

/** A colour, each part 0 to 255. */
public record Ink(int red, int green, int blue) {
    public static final Ink WHITE = new Ink(255, 255, 255);
    public static final Ink BLACK = new Ink(0, 0, 0);
    /** The vehicle of a case. */
    public static final Ink RED = new Ink(255, 0, 0);
    /** The pedestrian of a case. */
    public static final Ink YELLOW = new Ink(255, 255, 0);

    /** Whether white letters stand out on it better than black ones, by its luma (ITU-R BT.601). */
    public boolean isDark() {
        return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
    }

    /** As OpenCV wants it; the caller closes it. */
    public Scalar scalar() {
        return new Scalar(blue, green, red, 0);
    }
}
