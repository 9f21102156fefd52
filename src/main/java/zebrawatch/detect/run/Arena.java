package zebrawatch.detect.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import zebrawatch.detect.net.Shape;

/** The one piece of native memory in which all maps of a program lie, behind them a pixel of zeros and one for nothing. */
final class Arena {
    private final Placement placement;
    private final INDArray memory;
    private final FloatPointer begin;
    private final ByteBuffer bytes;
    private final FloatBuffer floats;

    /** @param mostChannels of any map that is read or written, in one piece or in parts */
    Arena(Placement placement, int mostChannels, Native calls) {
        this.placement = placement;
        int length = placement.length() + 2 * mostChannels;
        memory = calls.aligned(length);
        begin = Native.pointer(memory);
        BytePointer all = new BytePointer(begin).capacity((long) length * Float.BYTES);
        bytes = all.asByteBuffer().order(ByteOrder.nativeOrder());
        floats = bytes.asFloatBuffer();
    }

    /** Where a map begins, in floats. */
    int offset(String map) {
        return placement.offset(map);
    }

    Shape shape(String map) {
        return placement.shape(map);
    }

    /** Floats of the longest row of any map. */
    int longestRow() {
        return placement.shapes().values().stream()
                .mapToInt(s -> s.width() * s.channels())
                .max()
                .orElseThrow();
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

    /** Where the pixel of zeros begins, in floats; the one for nothing is behind it. */
    int zeros() {
        return placement.length();
    }

    /** All memory, in bytes. */
    ByteBuffer bytes() {
        return bytes;
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
