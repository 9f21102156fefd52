package zebrawatch.detect.run;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import zebrawatch.detect.net.Shape;

/** The one piece of native memory in which all maps of a program lie. */
final class Arena {
    private final Placement placement;
    private final INDArray memory;
    private final FloatPointer begin;
    private final FloatBuffer floats;

    Arena(Placement placement, Native calls) {
        this.placement = placement;
        memory = calls.aligned(placement.length());
        begin = Native.pointer(memory);
        BytePointer bytes = new BytePointer(begin).capacity((long) placement.length() * Float.BYTES);
        floats = bytes.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    /** Where a map begins, in floats. */
    int offset(String map) {
        return placement.offset(map);
    }

    Shape shape(String map) {
        return placement.shape(map);
    }

    /** A map as [1, height, width, channels]. */
    INDArray map(String name) {
        Shape s = shape(name);
        return array(name, 1, s.height(), s.width(), s.channels());
    }

    /** A map's floats in any shape. */
    INDArray array(String map, long... shape) {
        long at = offset(map);
        return memory.get(NDArrayIndex.interval(at, at + shape(map).length())).reshape('c', shape);
    }

    /** All memory. */
    FloatBuffer floats() {
        return floats;
    }

    /** All memory for other native code. */
    FloatPointer pointer() {
        return begin;
    }

    /** A map for other native code. */
    FloatPointer pointer(String map) {
        return begin.getPointer(FloatPointer.class, offset(map));
    }
}
