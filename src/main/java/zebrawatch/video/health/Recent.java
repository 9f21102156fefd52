package zebrawatch.video.health;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** The last few sketches, and their median: the street without what drives and walks through it. */
final class Recent {
    private static final int KEPT = 7;

    private final Deque<byte[]> greys = new ArrayDeque<>();
    private int rows;
    private int columns;

    void keep(Mat grey) {
        if (greys.size() == KEPT) {
            greys.removeFirst();
        }
        rows = grey.rows();
        columns = grey.cols();
        byte[] pixels = new byte[rows * columns];
        grey.data().get(pixels);
        greys.add(pixels);
    }

    void forget() {
        greys.clear();
    }

    boolean isFull() {
        return greys.size() == KEPT;
    }

    /** The median of each pixel, owned by the caller. */
    Mat median() {
        byte[] street = new byte[rows * columns];
        int[] levels = new int[greys.size()];
        for (int i = 0; i < street.length; i++) {
            int k = 0;
            for (byte[] grey : greys) {
                levels[k++] = grey[i] & 0xff;
            }
            Arrays.sort(levels);
            street[i] = (byte) levels[levels.length / 2];
        }
        Mat median = new Mat(rows, columns, opencv_core.CV_8UC1);
        median.data().put(street);
        return median;
    }
}
