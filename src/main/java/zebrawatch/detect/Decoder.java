package zebrawatch.detect;

import java.nio.FloatBuffer;
import java.util.function.Function;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/** Turns a net's outputs into boxes: one for each head that nets have. Used by one thread. */
interface Decoder {
    /** Takes what is found; pixels of the net's input. */
    interface Found {
        void take(RoadUser kind, Box box, double score);
    }

    /**
     * Reads one run's outputs.
     *
     * @param outputs by name, maps in NHWC order; scores are logits of the chosen kinds
     * @param threshold the least score given
     */
    void read(Function<String, FloatBuffer> outputs, double threshold, Found found);

    /** The logistic function, which makes a score of a logit. */
    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** The inverse of {@link #sigmoid}. */
    static float logit(double score) {
        return (float) Math.log(score / (1 - score));
    }

    /** Cells of a side of a square map. */
    static int side(int cells) {
        return (int) Math.round(Math.sqrt(cells));
    }

    /**
     * How the cells of a map lie in the net's input, which they cover row by row.
     *
     * @param across cells of a row
     * @param stride pixels of a cell's side
     */
    record Grid(int across, double stride) {
        static Grid of(Shape input, int cells) {
            double stride = Math.sqrt(input.pixels() / (double) cells);
            return new Grid((int) Math.round(input.width() / stride), stride);
        }
    }
}
