package zebrawatch.detect.run;

import zebrawatch.detect.net.Activation;

/**
 * Activations on heap arrays, written so that the JVM vectorises them: no branch, no conversion, no call that is not an
 * intrinsic of vectors, one index for all arrays. Absolute values stand for minimum and maximum, because C2 of Java 17
 * takes three times as long for those.
 */
final class Curves {
    /** Beyond this, sigmoid(x) is 0 or 1 to 2e-8. */
    static final float FAR = 18;

    // The rational function of silu, from the highest power to the lowest.
    static final float P4 = 1.2067585e-11f;
    static final float P3 = 7.735309e-8f;
    static final float P2 = 5.3788288e-5f;
    static final float P1 = 8.334207e-3f;
    static final float P0 = 2.4999984e-1f;
    static final float Q4 = 2.8684284e-9f;
    static final float Q3 = 5.0026765e-6f;
    static final float Q2 = 1.6043856e-3f;
    static final float Q1 = 1.16669774e-1f;

    private Curves() {}

    /** x = activation(x + bias). */
    static void finish(Activation activation, float[] x, float[] bias, int n) {
        switch (activation.kind()) {
            case NONE -> add(x, bias, n);
            case RELU6 -> relu6(x, bias, n);
            case LEAKY_RELU -> leakyRelu(x, bias, activation.slope(), n);
            case SILU -> {
                add(x, bias, n);
                silu(x, n);
            }
            case SIGMOID -> sigmoid(x, bias, n);
        }
    }

    private static void add(float[] x, float[] bias, int n) {
        for (int i = 0; i < n; i++) {
            x[i] += bias[i];
        }
    }

    /** y + |y| is 2 max(y, 0); from what is missing to 12, the same once more. */
    private static void relu6(float[] x, float[] bias, int n) {
        for (int i = 0; i < n; i++) {
            float y = x[i] + bias[i];
            float missing = 12 - (y + Math.abs(y));
            x[i] = 6 - 0.25f * (missing + Math.abs(missing));
        }
    }

    /** max(y, slope y), for a slope between 0 and 1. */
    private static void leakyRelu(float[] x, float[] bias, float slope, int n) {
        float half = 0.5f * (1 + slope);
        float rest = 1 - half;
        for (int i = 0; i < n; i++) {
            float y = x[i] + bias[i];
            x[i] = half * y + rest * Math.abs(y);
        }
    }

    private static void sigmoid(float[] x, float[] bias, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (float) (1 / (1 + Math.exp(-(x[i] + bias[i]))));
        }
    }

    /**
     * x = x sigmoid(x), where sigmoid(x) = 1/2 + x P(x^2) / Q(x^2): the rational function of degrees 4 and 4 that comes nearest on
     * [-18, 18]. Fitted by iteratively reweighted least squares so that x sigmoid(x) is off by no more than 8e-8; in
     * single precision it is off by 3e-7 of the greater of 1 and x.
     */
    static void silu(float[] x, int n) {
        for (int i = 0; i < n; i++) {
            float z = Math.max(-FAR, Math.min(FAR, x[i]));
            float s = z * z;
            float p = (((P4 * s + P3) * s + P2) * s + P1) * s + P0;
            float q = (((Q4 * s + Q3) * s + Q2) * s + Q1) * s + 1;
            x[i] = x[i] * (0.5f + z * p / q);
        }
    }
}
