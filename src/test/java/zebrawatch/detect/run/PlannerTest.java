package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static zebrawatch.detect.run.SmallNet.PICTURE;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Net;

class PlannerTest {
    private static final Activation LEAKY = Activation.leakyRelu(0.1f);

    @Test
    void onlyANativeConvolutionLeavesItsActivation() {
        SmallNet net = new SmallNet(8, 8);
        net.conv("alone", PICTURE, 1, 1, 32, LEAKY);
        net.conv("by points", "alone", 3, 1, 32, LEAKY);
        net.conv("strided", "by points", 3, 2, 32, LEAKY);

        assertThat(plan(net.with("strided")))
                .containsExactly(
                        "PointwiseConvolution alone",
                        "WinogradConvolution by points",
                        "NativeConvolution strided",
                        "Activate strided");
    }

    @Test
    void anActivationWaitsForThePoolingBehindIt() {
        SmallNet net = new SmallNet(8, 8);
        net.conv("conv", PICTURE, 3, 2, 4, LEAKY);
        net.maxPool("pool", "conv", 3, 2, 1);

        assertThat(plan(net.with("pool")))
                .containsExactly("NativeConvolution conv", "MaxPooling pool", "Activate pool");
        assertThat(plan(net.with("pool", "conv")))
                .containsExactly("NativeConvolution conv", "Activate conv", "MaxPooling pool");
    }

    @Test
    void channelsAreNotBroughtTogetherForReadersOfTheirParts() {
        SmallNet net = new SmallNet(8, 8);
        net.conv("a", PICTURE, 1, 1, 16, Activation.NONE);
        net.conv("b", PICTURE, 1, 1, 16, Activation.NONE);
        net.concat("both", "a", "b");
        net.conv("by points", "both", 3, 1, 32, Activation.NONE);

        assertThat(plan(net.with("by points")))
                .containsExactly("PointwiseConvolution a", "PointwiseConvolution b", "WinogradConvolution by points");
        assertThat(plan(net.with("by points", "both"))).contains("Concatenation both");
    }

    @Test
    void aResizeAddsAsItGoesUnlessOthersReadIt() {
        SmallNet net = new SmallNet(8, 8);
        net.conv("half", PICTURE, 1, 2, 3, Activation.NONE);
        net.resize("up", "half", true);
        net.add("sum", "up", PICTURE);

        assertThat(plan(net.with("sum"))).containsExactly("NativeConvolution half", "Resizing sum");
        assertThat(plan(net.with("sum", "up")))
                .containsExactly("NativeConvolution half", "Resizing up", "Addition sum");
    }

    @Test
    void aDepthwiseConvolutionIncludesItsActivation() {
        SmallNet net = new SmallNet(8, 8);
        net.conv("stem", PICTURE, 3, 2, 8, Activation.RELU6);
        net.depthwise("each", "stem", 3, 1, 1, 1, Activation.RELU6);
        net.depthwise("plain", "each", 3, 1, 1, 1, Activation.NONE);

        assertThat(plan(net.with("plain")))
                .containsExactly(
                        "NativeConvolution stem",
                        "Activate stem",
                        "DepthwiseConvolution each",
                        "DepthwiseConvolution plain");
    }

    @Test
    void aMapThatADepthwiseConvolutionAloneReadsIsMadeAsThatGoes() {
        Assumptions.assumeTrue(Vectors.FOUND.isPresent(), "this JVM was started without jdk.incubator.vector");
        SmallNet net = new SmallNet(8, 8);
        net.conv("expand", PICTURE, 1, 1, 32, Activation.RELU6);
        net.depthwise("each", "expand", 3, 1, 1, 1, Activation.RELU6);
        net.depthwise("again", "each", 3, 1, 1, 1, Activation.RELU6);

        assertThat(plan(net.with("again"))).containsExactly("InvertedResidual each", "InvertedResidual again");
        assertThat(plan(net.with("again", "expand")))
                .containsExactly("PointwiseConvolution expand", "InvertedResidual each", "InvertedResidual again");
    }

    @Test
    void aDepthwiseMapThatA1x1ConvolutionAloneReadsIsReadAsItIsMade() {
        Assumptions.assumeTrue(Vectors.FOUND.isPresent(), "this JVM was started without jdk.incubator.vector");
        SmallNet net = new SmallNet(8, 8);
        net.conv("expand", PICTURE, 1, 1, 32, Activation.RELU6);
        net.depthwise("each", "expand", 3, 1, 1, 1, Activation.RELU6);
        net.conv("narrow", "each", 1, 1, 8, Activation.NONE);

        assertThat(plan(net.with("narrow"))).containsExactly("InvertedResidual narrow");
        assertThat(plan(net.with("narrow", "each")))
                .containsExactly("InvertedResidual each", "PointwiseConvolution narrow");
    }

    @Test
    void anActivationWaitsForTheDepthwiseConvolutionThatAloneReadsIt() {
        Assumptions.assumeTrue(Vectors.FOUND.isPresent(), "this JVM was started without jdk.incubator.vector");
        SmallNet net = new SmallNet(8, 8);
        net.conv("stem", PICTURE, 3, 2, 32, Activation.RELU6);
        net.depthwise("each", "stem", 3, 1, 1, 1, Activation.RELU6);

        assertThat(plan(net.with("each"))).containsExactly("NativeConvolution stem", "InvertedResidual each");
        assertThat(plan(net.with("each", "stem")))
                .containsExactly("NativeConvolution stem", "Activate stem", "InvertedResidual each");
    }

    @Test
    void aMapBetweenTwoDepthwiseConvolutionsIsMadeForTheSecond() {
        Assumptions.assumeTrue(Vectors.FOUND.isPresent(), "this JVM was started without jdk.incubator.vector");
        SmallNet net = new SmallNet(8, 8);
        net.conv("expand", PICTURE, 1, 1, 32, Activation.RELU6);
        net.depthwise("each", "expand", 3, 1, 1, 1, Activation.RELU6);
        net.conv("mix", "each", 1, 1, 32, Activation.RELU6);
        net.depthwise("again", "mix", 3, 1, 1, 1, Activation.RELU6);

        assertThat(plan(net.with("again"))).containsExactly("InvertedResidual each", "InvertedResidual again");
    }

    private static List<String> plan(Net net) {
        return Planner.plan(net, SmallNet::lastWay).stream()
                .map(step -> step.getClass().getSimpleName() + " "
                        + step.writes().keySet().stream()
                                .filter(map ->
                                        (!map.endsWith("points") && !map.endsWith("rows")) || map.equals("by points"))
                                .collect(Collectors.joining()))
                .toList();
    }
}
