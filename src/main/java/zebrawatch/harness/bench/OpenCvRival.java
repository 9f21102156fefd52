package zebrawatch.harness.bench;

import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;
import zebrawatch.detect.net.OnnxExport;
import zebrawatch.detect.net.Shape;

/** OpenCV's DNN module on the processor. */
final class OpenCvRival implements Rival {
    private final Task task;
    private final List<String> outputs;
    private final Net dnn;
    private final FloatPointer picture;
    private final Mat input;
    private final StringVector names;
    private final MatVector results = new MatVector();

    OpenCvRival(Task task) {
        this.task = task;
        opencv_core.setNumThreads(1);
        byte[] onnx = OnnxExport.of(task.net());
        try (BytePointer file = new BytePointer(onnx)) {
            dnn = opencv_dnn.readNetFromONNX(file, onnx.length);
        } catch (RuntimeException e) {
            throw new BenchException("OpenCV cannot read this net: " + e.getMessage(), e);
        }
        Shape in = task.input();
        picture = new FloatPointer(task.planes());
        input = new Mat(new int[] {1, in.channels(), in.height(), in.width()}, opencv_core.CV_32F, picture);
        outputs = List.copyOf(task.outputs().keySet());
        names = new StringVector(outputs.toArray(String[]::new));
    }

    @Override
    public void run() {
        dnn.setInput(input);
        dnn.forward(results, names);
    }

    @Override
    public FloatBuffer output(String name) {
        FloatBuffer planes = results.get(outputs.indexOf(name)).createBuffer();
        return task.fromPlanes(name, planes);
    }

    @Override
    public void close() {
        results.close();
        names.close();
        input.close();
        picture.close();
        dnn.close();
    }
}
