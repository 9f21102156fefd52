package zebrawatch.detect.run;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * min(max(y, 0), 6) as whole numbers: the bits of floats above zero are ordered as the floats are, those of floats below are below
 * zero. Two operations, where the processor's minimum and maximum of floats take a dozen to be Java's.
 */
final class Relu6 {
    private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;
    private static final int SIX = Float.floatToRawIntBits(6);

    private Relu6() {}

    static FloatVector of(FloatVector y) {
        return between(y, least(true), most(true));
    }

    /** The lower bound for {@link #between}, or one that lets all through. */
    static IntVector least(boolean cut) {
        return IntVector.broadcast(BITS, cut ? 0 : Integer.MIN_VALUE);
    }

    /** The upper bound for {@link #between}, or one that lets all through. */
    static IntVector most(boolean cut) {
        return IntVector.broadcast(BITS, cut ? SIX : Integer.MAX_VALUE);
    }

    /** Bounds are kept by a loop: the same code with them and without. */
    static FloatVector between(FloatVector y, IntVector least, IntVector most) {
        return y.reinterpretAsInts().max(least).min(most).reinterpretAsFloats();
    }
}
