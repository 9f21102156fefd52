package zebrawatch.detect.run;

import zebrawatch.detect.net.Activation;

/** Passes over the arena of one worker in which each float stands for itself. All places are floats from the arena's begin. */
interface Elementwise {
    /** Floats of pixels that are finished at a time; with their bias they fit a first cache. */
    int PIXELS = 2048;

    /**
     * x = activation(x + bias).
     *
     * @param bias from {@link #bias}
     */
    void finish(int at, int length, float[] bias, Activation activation);

    /** sum = a + b. */
    void add(int a, int b, int sum, int length);

    /** A bias for {@link #finish}: repeated for some pixels. */
    static float[] bias(float[] channels) {
        float[] repeated = new float[Math.max(1, PIXELS / channels.length) * channels.length];
        for (int i = 0; i < repeated.length; i += channels.length) {
            System.arraycopy(channels, 0, repeated, i, channels.length);
        }
        return repeated;
    }
}
