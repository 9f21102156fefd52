package zebrawatch.detect.run;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import zebrawatch.detect.net.Shape;

/** The one piece of native memory in which all maps of a net lie. */
final class Arena {
    private final Map<String, Shape> shapes;
    private final Map<String, Integer> offsets = new HashMap<>();
    private final INDArray memory;
    private final BytePointer bytes;

    /** @param shapes of the maps, by name */
    Arena(Map<String, Shape> shapes, Native calls) {
        this.shapes = Map.copyOf(shapes);
        int end = 0;
        for (Map.Entry<String, Shape> map : shapes.entrySet()) {
            offsets.put(map.getKey(), end);
            end += (map.getValue().length() + 15) / 16 * 16;
        }
        memory = calls.keep(Nd4j.create(DataType.FLOAT, end));
        bytes = new BytePointer(memory.data().pointer()).capacity((long) end * Float.BYTES);
    }

    /** Where a map begins, in floats. */
    int offset(String map) {
        Integer offset = offsets.get(map);
        if (offset == null) {
            throw new IllegalArgumentException("no map is called " + map);
        }
        return offset;
    }

    Shape shape(String map) {
        Shape shape = shapes.get(map);
        if (shape == null) {
            throw new IllegalArgumentException("no map is called " + map);
        }
        return shape;
    }

    /** A map as [1, height, width, channels]. */
    INDArray map(String name) {
        Shape s = shape(name);
        return flat(name).reshape('c', 1, s.height(), s.width(), s.channels());
    }

    /** A map as [pixels, channels]. */
    INDArray rows(String name) {
        return flat(name).reshape('c', shape(name).pixels(), shape(name).channels());
    }

    private INDArray flat(String name) {
        long at = offset(name);
        return memory.get(NDArrayIndex.interval(at, at + shape(name).length()));
    }

    /** All memory. */
    FloatBuffer floats() {
        return bytes.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    /** A map for other native code. */
    FloatPointer pointer(String map) {
        return new FloatPointer(bytes).getPointer(FloatPointer.class, offset(map));
    }
}
