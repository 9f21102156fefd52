package zebrawatch.detect.run;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.OnnxExport;
import zebrawatch.detect.net.Shape;

/** The same net computed by ONNX Runtime on one thread. Maps are NHWC as in {@link Executor}. */
final class OnnxRuntime implements AutoCloseable {
    private final Net net;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxRuntime(Net net) throws OrtException {
        this.net = net;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(OnnxExport.of(net), options);
        }
    }

    float[] output(String name, float[] picture) throws OrtException {
        Shape in = net.input().shape();
        long[] sides = {1, in.channels(), in.height(), in.width()};
        float[] planes = turned(picture, in.pixels(), in.channels());
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(planes), sides);
                OrtSession.Result result = session.run(Map.of(net.input().name(), tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(name).orElseThrow();
            FloatBuffer buffer = output.getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            int channels = (int) output.getInfo().getShape()[1];
            return turned(values, channels, values.length / channels);
        }
    }

    /** From [rows, columns] to [columns, rows]. */
    private static float[] turned(float[] values, int rows, int columns) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i % columns * rows + i / columns] = values[i];
        }
        return result;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
