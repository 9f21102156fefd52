package zebrawatch.harness.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zebrawatch.detect.net.OnnxExport;
import zebrawatch.detect.net.Shape;

/** ONNX Runtime with its usual optimisations. */
final class OnnxRuntimeRival implements Rival {
    private final Task task;
    private final OrtSession session;
    private final OnnxTensor input;
    private OrtSession.@Nullable Result result;

    OnnxRuntimeRival(Task task) {
        this.task = task;
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Shape in = task.input();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(OnnxExport.of(task.net()), options);
            input = OnnxTensor.createTensor(
                    environment, FloatBuffer.wrap(task.planes()), new long[] {1, in.channels(), in.height(), in.width()
                    });
        } catch (OrtException e) {
            throw new BenchException("ONNX Runtime cannot compute this net: " + e.getMessage(), e);
        }
    }

    @Override
    public void run() {
        forget();
        try {
            result = session.run(Map.of(task.net().input().name(), input));
        } catch (OrtException e) {
            throw new BenchException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    @Override
    public FloatBuffer output(String name) {
        if (result == null) {
            throw new IllegalStateException("not run yet");
        }
        OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
        return task.fromPlanes(name, tensor.getFloatBuffer());
    }

    private void forget() {
        if (result != null) {
            result.close();
            result = null;
        }
    }

    @Override
    public void close() {
        forget();
        input.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new BenchException("ONNX Runtime could not be closed: " + e.getMessage(), e);
        }
    }
}
