package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.detect.Installed;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

/** The executor beside ONNX Runtime on the same weights. */
class OnnxRuntimeTest {
    static Stream<Named<Net>> nets() {
        return Stream.concat(SmallNetsTest.nets(), Stream.of(Named.of("NanoDet-g", Installed.net())));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void bothComputeTheSameFromNoise(Net net) throws OrtException {
        float[] picture = new float[net.input().shape().length()];
        Random random = new Random(6);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextGaussian();
        }
        assertBothComputeTheSame(net, picture);
    }

    @Test
    void bothComputeTheSameFromAStreet() throws Exception {
        Net net = Installed.net();
        assertBothComputeTheSame(net, street(net.input().shape()));
    }

    private static void assertBothComputeTheSame(Net net, float[] picture) throws OrtException {
        try (Executor executor = new Executor(net);
                OnnxRuntime other = new OnnxRuntime(net)) {
            executor.input().put(picture, 0, picture.length);
            executor.run();
            for (String output : net.outputs().keySet()) {
                float[] values = new float[executor.shape(output).length()];
                executor.output(output).get(values);
                assertThat(Difference.greatest(values, other.output(output, picture)))
                        .as(output)
                        .isLessThan(1e-4f);
            }
        }
    }

    /** The middle of a sample clip's first picture, on the scale that photographs have for a net. */
    private static float[] street(Shape size) throws FrameGrabber.Exception {
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber("samples/violation-near-side/clip.mp4");
                OpenCVFrameConverter.ToMat toMat = new OpenCVFrameConverter.ToMat();
                Mat floats = new Mat()) {
            grabber.start();
            Mat picture = toMat.convert(grabber.grabImage());
            int side = Math.min(picture.rows(), picture.cols());
            try (Mat piece = picture.apply(new Rect((picture.cols() - side) / 2, 0, side, side))) {
                opencv_imgproc.resize(piece, floats, new Size(size.width(), size.height()));
                floats.convertTo(floats, opencv_core.CV_32FC3, 1 / 58.0, -2);
            }
            float[] values = new float[size.length()];
            try (FloatIndexer at = floats.createIndexer()) {
                at.get(0, 0, values);
            }
            return values;
        }
    }
}
