package zebrawatch.detect.run;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Calls of ND4J's native operations, prepared once: the arrays and numbers of a call do not change, so running it costs
 * one native call and no Java object. Holds what native code points at until closed.
 */
final class Native implements AutoCloseable {
    /** Floats of a cache line. */
    private static final int LINE = 16;

    private static final NativeOps OPS = load();

    private final List<OpContext> contexts = new ArrayList<>();
    private final List<INDArray> arrays = new ArrayList<>();

    /**
     * ND4J must be up before its native operations can be asked for. One thread does one camera's work from begin to end:
     * helpers would only wait for each other where many cameras share few cores.
     */
    private static NativeOps load() {
        Nd4j.factory().blas().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    /** Makes native operations of the calling thread stay in it; OpenMP keeps this number for each thread. */
    static void useOneThread() {
        OPS.setOmpNumThreads(1);
    }

    /** Keeps an array from the collector, and closes it with this. */
    INDArray keep(INDArray array) {
        arrays.add(array);
        return array;
    }

    /** Memory that begins on a cache line: vectors that cross lines take twice as long to load. */
    INDArray aligned(long length) {
        INDArray all = keep(Nd4j.create(DataType.FLOAT, length + LINE));
        long past = all.data().pointer().address() / Float.BYTES % LINE;
        return all.get(NDArrayIndex.interval(LINE - past, LINE - past + length));
    }

    /** These numbers in aligned memory. */
    FloatPointer aligned(float[] values) {
        return pointer(aligned(values.length)).put(values);
    }

    /** Where an array's numbers are. */
    static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().pointer()).getPointer(FloatPointer.class, array.offset());
    }

    /**
     * A call of {@code operation}.
     *
     * @param numbers its integer arguments
     */
    Runnable call(String operation, List<INDArray> inputs, INDArray output, long... numbers) {
        OpContext context = context(inputs, output);
        context.setIArguments(numbers);
        return call(operation, context);
    }

    private OpContext context(List<INDArray> inputs, INDArray output) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setInputArrays(inputs);
        context.setOutputArrays(output);
        contexts.add(context);
        return context;
    }

    private static Runnable call(String operation, OpContext context) {
        DynamicCustomOp op = DynamicCustomOp.builder(operation).build();
        long hash = op.opHash();
        return () -> {
            if (OPS.execCustomOp2(null, hash, context.contextPointer()) != 0) {
                throw new IllegalStateException(operation + ": " + OPS.lastErrorMessage());
            }
        };
    }

    @Override
    public void close() {
        contexts.forEach(Native::close);
        contexts.clear();
        arrays.stream().filter(INDArray::closeable).forEach(INDArray::close);
        arrays.clear();
    }

    private static void close(OpContext context) {
        try {
            context.close();
        } catch (Exception e) {
            throw new IllegalStateException("closing an operation of ND4J", e);
        }
    }
}
