package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.detect.NetDescription.Head;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

class DescribedNetTest {
    @ParameterizedTest
    @CsvSource({
        "1280, 720, 416, 256",
        "720, 1280, 256, 416",
        "1000, 1000, 416, 416",
        "1000, 990, 416, 416",
        "1300, 1000, 416, 320",
        "1301, 1000, 416, 320",
        "1293, 1000, 416, 352",
        "1280, 10, 416, 32",
        "100, 60, 416, 256"
    })
    void aPieceGetsThePictureThatHoldsItAndIsNoLargerThanItMust(int width, int height, int across, int down) {
        assertThat(of(Head.DISTRIBUTION_BOXES, 416, 13).picture(width, height)).isEqualTo(new Shape(down, across, 3));
    }

    @ParameterizedTest
    @CsvSource({"ANCHOR_BOXES, 416, 13", "FACE_BOXES, 256, 16", "DISTRIBUTION_BOXES, 300, 11"})
    void aNetThatNeedsASquareGetsIt(Head head, int size, int coarsest) {
        assertThat(of(head, size, coarsest).picture(1280, 720)).isEqualTo(new Shape(size, size, 3));
    }

    /** A net of one convolution, whose map has cells of that many across. */
    private static DescribedNet of(Head head, int size, int coarsest) {
        Kernel kernel = new Kernel(1, 3, 1, new float[3], new float[1]);
        Net net = new Net(
                List.of(
                        new Layer.Input("in", new Shape(size, size, 3)),
                        new Layer.Conv("out", "in", new Shape(coarsest, coarsest, 1), kernel, 1, 0, Activation.NONE)),
                Map.of("out", "out"));
        return new DescribedNet(
                net, Descriptions.of(size, head, List.of(new NetDescription.Level("out", "out", null))));
    }
}
