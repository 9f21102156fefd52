package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static zebrawatch.detect.run.SmallNet.PICTURE;

import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.GraphReader;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;
import zebrawatch.detect.net.StockGraph;

/** Every kind of layer and every way to make two layers one step, against the stock graph. */
class SmallNetsTest {
    private static final Activation LEAKY = Activation.leakyRelu(0.1f);

    static Stream<Named<Net>> nets() {
        return Stream.of(
                Named.of("pooled, then activated", pooled().with("pool")),
                Named.of("pooled, the convolution read too", pooled().with("pool", "conv")),
                Named.of("parts read by points", joined().with("by points")),
                Named.of("parts read by points and joined", joined().with("by points", "both")),
                Named.of("parts that together are wider than any map", wide().with("by points")),
                Named.of("resized and added", resized().with("sum")),
                Named.of("resized, read and added", resized().with("sum", "up", "down")),
                Named.of("products of parts", products().with("large", "small", "scores")),
                Named.of("scores", scores().with("scores")),
                Named.of("depthwise", depthwise().with("out")),
                Named.of(
                        "depthwise of whole vectors",
                        wholeVectors().with("once", "half", "odd", "halved oddly", "last")),
                Named.of("depthwise behind expansions", expanded().with("low")),
                Named.of("depthwise before projections", projected().with("narrow", "low")),
                Named.of("depthwise with other activations", smooth().with("scores")),
                Named.of("pooled thrice", pooledThrice().with("out")));
    }

    /** Even sides at stride 2 pad the right and the bottom only. */
    private static SmallNet depthwise() {
        SmallNet net = new SmallNet(20, 12);
        net.conv("stem", PICTURE, 3, 1, 24, Activation.RELU6);
        net.depthwise("once", "stem", 3, 1, 1, 1, Activation.RELU6);
        net.depthwise("half", "once", 3, 2, 1, 1, Activation.NONE);
        net.conv("project", "half", 1, 1, 10, Activation.NONE);
        net.depthwise("wide", "project", 5, 1, 2, 2, Activation.SILU);
        net.upsample("large", "wide");
        net.depthwise("uneven", "large", 3, 2, 0, 1, Activation.RELU);
        net.conv("out", "uneven", 3, 2, 7, Activation.SILU);
        return net;
    }

    /** Rows in pairs and one left over, both paddings of stride 2, down to a single pixel. */
    private static SmallNet wholeVectors() {
        SmallNet net = new SmallNet(20, 12);
        net.conv("stem", PICTURE, 3, 1, 32, Activation.RELU6);
        net.depthwise("once", "stem", 3, 1, 1, 1, Activation.RELU6);
        net.depthwise("half", "once", 3, 2, 0, 1, Activation.RELU6);
        net.depthwise("half again", "half", 3, 2, 0, 1, Activation.RELU6);
        net.depthwise("odd", "half again", 3, 1, 1, 1, Activation.RELU6);
        net.depthwise("halved oddly", "odd", 3, 2, 1, 1, Activation.RELU6);
        net.depthwise("last", "halved oddly", 3, 2, 1, 1, Activation.RELU6);
        return net;
    }

    /** Maps so large that they are made some rows at a time. */
    private static SmallNet expanded() {
        SmallNet net = new SmallNet(74, 70);
        net.conv("expand", PICTURE, 1, 1, 64, Activation.RELU6);
        net.depthwise("same", "expand", 3, 1, 1, 1, Activation.RELU6);
        net.conv("project", "same", 1, 1, 8, Activation.NONE);
        net.conv("expand again", "project", 1, 1, 64, Activation.RELU6);
        net.depthwise("uneven", "expand again", 3, 2, 0, 1, Activation.RELU6);
        net.conv("expand more", "uneven", 1, 1, 240, Activation.RELU6);
        net.depthwise("half", "expand more", 3, 2, 1, 1, Activation.RELU6);
        net.conv("low", "half", 1, 1, 5, Activation.NONE);
        return net;
    }

    /** The same without expansions, whose map lies whole in memory. */
    private static SmallNet projected() {
        SmallNet net = new SmallNet(74, 70);
        net.conv("stem", PICTURE, 3, 1, 64, Activation.RELU6);
        net.depthwise("same", "stem", 3, 1, 1, 1, Activation.RELU6);
        net.conv("narrow", "same", 1, 1, 64, Activation.RELU6);
        net.depthwise("half", "narrow", 3, 2, 0, 1, Activation.RELU6);
        net.conv("low", "half", 1, 1, 5, Activation.NONE);
        return net;
    }

    /** YOLOX-nano's block, and activations that follow no other block. */
    private static SmallNet smooth() {
        SmallNet net = new SmallNet(74, 70);
        net.conv("expand", PICTURE, 1, 1, 64, Activation.SILU);
        net.depthwise("same", "expand", 3, 1, 1, 1, Activation.SILU);
        net.conv("project", "same", 1, 1, 32, Activation.SILU);
        net.depthwise("half", "project", 3, 2, 1, 1, LEAKY);
        net.depthwise("linear", "half", 3, 1, 1, 1, Activation.NONE);
        net.depthwise("scores", "linear", 3, 1, 1, 1, Activation.SIGMOID);
        return net;
    }

    private static SmallNet pooledThrice() {
        SmallNet net = new SmallNet(13, 11);
        net.conv("a", PICTURE, 1, 1, 8, Activation.SILU);
        net.maxPool("five", "a", 5, 1, 2);
        net.maxPool("nine", "a", 9, 1, 4);
        net.maxPool("thirteen", "a", 13, 1, 6);
        net.concat("all", "a", "five", "nine", "thirteen");
        net.conv("out", "all", 1, 1, 12, Activation.SILU);
        return net;
    }

    private static SmallNet pooled() {
        SmallNet net = new SmallNet(18, 14);
        net.conv("conv", PICTURE, 3, 2, 5, LEAKY);
        net.maxPool("pool", "conv", 3, 2, 1);
        return net;
    }

    private static SmallNet wide() {
        SmallNet net = new SmallNet(9, 13);
        net.conv("a", PICTURE, 1, 1, 32, LEAKY);
        net.conv("b", "a", 1, 1, 48, LEAKY);
        net.concat("both", "a", "b");
        net.conv("by points", "both", 3, 1, 16, LEAKY);
        return net;
    }

    private static SmallNet joined() {
        SmallNet net = new SmallNet(9, 13);
        net.conv("a", PICTURE, 3, 1, 24, LEAKY);
        net.conv("b", "a", 3, 1, 48, LEAKY);
        net.concat("some", "b", "a");
        net.concat("both", "some", "b");
        net.conv("by points", "both", 3, 1, 40, LEAKY);
        return net;
    }

    private static SmallNet resized() {
        SmallNet net = new SmallNet(12, 8);
        net.conv("a", PICTURE, 1, 1, 6, LEAKY);
        net.conv("b", "a", 3, 2, 6, Activation.NONE);
        net.resize("up", "b", true);
        net.add("large", "a", "up");
        net.resize("down", "large", false);
        net.conv("c", "b", 1, 1, 6, LEAKY);
        net.conv("d", "large", 3, 2, 6, LEAKY);
        net.add("small", "down", "c");
        net.add("sum", "small", "d");
        return net;
    }

    private static SmallNet products() {
        SmallNet net = new SmallNet(17, 11);
        net.conv("a", PICTURE, 3, 1, 70, LEAKY);
        net.conv("b", PICTURE, 3, 1, 20, Activation.NONE);
        net.concat("both", "a", "b");
        net.conv("large", "both", 1, 1, 130, Activation.NONE);
        net.conv("small", "both", 1, 1, 3, LEAKY);
        net.conv("scores", "large", 1, 1, 9, Activation.SIGMOID);
        return net;
    }

    private static SmallNet scores() {
        SmallNet net = new SmallNet(6, 6);
        net.conv("scores", PICTURE, 1, 1, 7, Activation.SIGMOID);
        return net;
    }

    @ParameterizedTest
    @MethodSource("nets")
    void aNetComputesWhatItsStockGraphComputes(Net net) {
        Shape s = net.input().shape();
        float[] picture = random(s);
        ComputationGraph graph = StockGraph.of(net);
        INDArray[] expected =
                graph.output(false, Nd4j.createFromArray(picture).reshape('c', 1, s.height(), s.width(), s.channels()));

        Net read = GraphReader.read(graph, s);
        assertComputes(Plan.of(read, c -> Way.NATIVE), s, net, picture, expected);
        assertComputes(Plan.of(read, SmallNet::lastWay), s, net, picture, expected);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void onAPictureOfAnotherSizeToo(Net net) {
        Shape own = net.input().shape();
        Shape other = new Shape(own.height() + 8, own.width() + 16, own.channels());
        float[] picture = random(other);
        ComputationGraph graph = StockGraph.of(net.on(other));
        INDArray[] expected = graph.output(
                false, Nd4j.createFromArray(picture).reshape('c', 1, other.height(), other.width(), other.channels()));

        assertComputes(Plan.of(net, c -> Way.NATIVE), other, net, picture, expected);
        assertComputes(Plan.of(net, SmallNet::lastWay), other, net, picture, expected);
    }

    private static float[] random(Shape s) {
        float[] picture = new float[s.length()];
        Random random = new Random(11);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextGaussian();
        }
        return picture;
    }

    private static void assertComputes(Plan plan, Shape size, Net net, float[] picture, INDArray[] expected) {
        try (plan;
                Executor executor = new Executor(plan, size)) {
            executor.input().put(picture, 0, picture.length);
            executor.run();

            int i = 0;
            for (String output : net.outputs().keySet()) {
                float[] values = new float[executor.shape(output).length()];
                executor.output(output).get(values);
                float[] ought = expected[i++].dup('c').data().asFloat();
                assertThat(Difference.greatest(values, ought)).as(output).isLessThan(1e-4f);
            }
        }
    }
}
