package zebrawatch.harness.bench;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import zebrawatch.detect.DetectorParts;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;
import zebrawatch.video.Frame;

/**
 * What all runtimes compute: one net on one crop of a real picture.
 *
 * @param picture the net's input in the order NHWC
 * @param outputs the size of each output
 */
record Task(Net net, FloatBuffer picture, Map<String, Shape> outputs) {

    static Task of(DetectorParts parts, Frame frame) {
        parts.fillSquare(frame);
        Net net = parts.net();
        float[] values = new float[net.input().shape().length()];
        parts.square().input().get(values);
        Map<String, Shape> outputs = new LinkedHashMap<>();
        net.outputs().keySet().forEach(name -> outputs.put(name, parts.square().shape(name)));
        return new Task(net, FloatBuffer.wrap(values).asReadOnlyBuffer(), outputs);
    }

    Shape input() {
        return net.input().shape();
    }

    /** The size of an output; every rival asks for those of the net only. */
    Shape output(String name) {
        Shape shape = outputs.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("the net has no output " + name);
        }
        return shape;
    }

    /** The picture with a plane for each channel (NCHW), as other runtimes want it. */
    float[] planes() {
        return turned(picture, input().pixels(), input().channels());
    }

    /** An output that came with a plane for each channel, in the order NHWC. */
    FloatBuffer fromPlanes(String output, FloatBuffer planes) {
        Shape shape = output(output);
        return FloatBuffer.wrap(turned(planes, shape.channels(), shape.pixels()));
    }

    /** From [rows, columns] to [columns, rows]. */
    private static float[] turned(FloatBuffer values, int rows, int columns) {
        float[] result = new float[rows * columns];
        for (int i = 0; i < result.length; i++) {
            result[i % columns * rows + i / columns] = values.get(i);
        }
        return result;
    }
}
