package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares maps. */
final class Difference {
    private Difference() {}

    /** The greatest between two maps of one size; NaN if one has a NaN. */
    static float greatest(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        float greatest = 0;
        for (int i = 0; i < a.length; i++) {
            greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
        }
        return greatest;
    }
}
