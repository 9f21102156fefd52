package zebrawatch.detect.run;

import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Shape;

/** The passes over the arena of one worker that ND4J does slowly. All places are floats from the arena's begin. */
interface Passes {
    /** In place of a map that is not there. */
    int NONE = -1;

    /** Floats of pixels that are finished at a time; with their bias they fit a first cache. */
    int PIXELS = 2048;

    /**
     * x = activation(x + bias).
     *
     * @param bias from {@link #bias}
     */
    void finish(int at, int length, float[] bias, Activation activation);

    /** A bias for {@link #finish}: repeated for some pixels. */
    static float[] bias(float[] channels) {
        float[] repeated = new float[Math.max(1, PIXELS / channels.length) * channels.length];
        for (int i = 0; i < repeated.length; i += channels.length) {
            System.arraycopy(channels, 0, repeated, i, channels.length);
        }
        return repeated;
    }

    /** sum = a + b. */
    void add(int a, int b, int sum, int length);

    /**
     * Brings the channels of some maps of one size together.
     *
     * @param from where each begins
     * @param channels of each
     * @param pixels of each
     */
    void join(int[] from, int[] channels, int pixels, int to);

    /**
     * Bilinear x2 with half-pixel centres: each pixel is 3/4 of its own and 1/4 of the next on its side, both ways.
     *
     * @param base a map to be added, or {@link #NONE}
     */
    void twice(int from, Shape map, int base, int to);

    /**
     * Bilinear x0.5 with half-pixel centres: the mean of 2x2.
     *
     * @param base a map to be added, or {@link #NONE}
     */
    void half(int from, Shape map, int base, int to);

    /** Each pixel twice as wide and twice as high; {@code target} is the size it then has. */
    void repeat(int from, Shape target, int to);
}
