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
    static final int SIX = Float.floatToRawIntBits(6);

    private Relu6() {}

    static FloatVector of(FloatVector y) {
        return between(y, IntVector.zero(BITS), IntVector.broadcast(BITS, SIX));
    }

    /**
     * With bounds that a loop keeps; the least and the greatest whole number let all through. They are made where they are used: C2 puts
     * vectors that a method returns on the heap if it does not inline it.
     */
    static FloatVector between(FloatVector y, IntVector least, IntVector most) {
        return y.reinterpretAsInts().max(least).min(most).reinterpretAsFloats();
    }
}
