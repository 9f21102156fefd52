package zebrawatch.detect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.detect.DetectException;

/** Small models written here; that a whole published one is read rightly is seen in the executor's tests. */
class TfjsImportTest {
    private static final Shape PICTURE = new Shape(8, 8, 3);

    @TempDir
    Path folder;

    private final List<String> nodes = new ArrayList<>();
    private final List<String> weights = new ArrayList<>();
    private final ByteBuffer bytes = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);

    @Test
    void aConvolutionTakesItsPaddingBiasAndActivation() throws IOException {
        picture(1, 3, 8, 8);
        integers("p", "[4,2]", 0, 0, 0, 0, 1, 1, 1, 1);
        node("Pad", "pad", "picture", "p");
        transposed("pad", "nhwc", 0, 2, 3, 1);
        floats("w", "[3,3,3,2]", numbers(54));
        node("Conv2D", "conv", "nhwc", "w", strides(2), text("padding", "VALID"));
        floats("b", "[2]", 0.5f, -1);
        node("AddV2", "biased", "conv", "b");
        node("LeakyRelu", "leaky", "biased", "\"alpha\":{\"f\":0.1}");
        node("Identity", "out", "leaky");

        Net net = read("out");

        assertThat(net.outputs()).containsEntry("out", "conv");
        assertThat(net.layers()).hasSize(2);
        assertThat(net.input().shape()).isEqualTo(new Shape(8, 8, 3));
        Layer.Conv conv = (Layer.Conv) net.layer("conv");
        assertThat(conv.shape()).isEqualTo(new Shape(4, 4, 2));
        assertThat(conv.pad()).isEqualTo(1);
        assertThat(conv.stride()).isEqualTo(2);
        assertThat(conv.activation()).isEqualTo(Activation.leakyRelu(0.1f));
        assertThat(conv.kernel().bias()).containsExactly(0.5f, -1);
        assertThat(conv.kernel().weights()).startsWith(0, 6, 12).contains(53).hasSize(54);
        assertThat(conv.kernel().weights()[27]).isEqualTo(1);
    }

    @Test
    void whatIsFusedWithAConvolutionIsItsBiasAndActivation() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[1,1,3,2]", numbers(6));
        floats("b", "[2]", 0.5f, -1);
        node(
                "_FusedConv2D",
                "conv",
                "picture",
                "w",
                "b",
                strides(1),
                text("padding", "SAME"),
                fused("BiasAdd", "Relu"));

        Layer.Conv conv = (Layer.Conv) read("conv").layer("conv");

        assertThat(conv.kernel().bias()).containsExactly(0.5f, -1);
        assertThat(conv.activation()).isEqualTo(Activation.RELU);
    }

    @Test
    void whatIsFusedOtherwiseIsRefused() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[1,1,3,2]", numbers(6));
        floats("b", "[2]", 0.5f, -1);
        node("_FusedConv2D", "conv", "picture", "w", "b", strides(1), text("padding", "SAME"), fused("BiasAdd", "Elu"));

        assertThatThrownBy(() -> read("conv"))
                .isInstanceOf(DetectException.class)
                .hasMessageContaining("node conv (_FusedConv2D) is fused with [BiasAdd, Elu]");
    }

    @Test
    void paddedChannelsAreZerosAndASumMayBeActivated() throws IOException {
        picture(1, 8, 8, 3);
        integers("p", "[4,2]", 0, 0, 0, 0, 0, 0, 0, 2);
        node("Pad", "wide", "picture", "p");
        floats("w", "[1,1,3,5]", numbers(15));
        node("Conv2D", "conv", "picture", "w", strides(1), text("padding", "SAME"));
        node("AddV2", "sum", "wide", "conv");
        node("Relu", "out", "sum");

        Net net = read("out");

        Layer.Conv wide = (Layer.Conv) net.layer("wide");
        assertThat(wide.shape()).isEqualTo(new Shape(8, 8, 5));
        assertThat(wide.kernel().weights()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
        Layer.Depthwise out = (Layer.Depthwise) net.layer("out");
        assertThat(out.kernel().weights()).containsOnly(1).hasSize(5);
        assertThat(out.activation()).isEqualTo(Activation.RELU);
    }

    @Test
    void aSplitOfChannelsBecomesTwoConvolutions() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[1,1,3,3]", numbers(9));
        node("Conv2D", "conv", "picture", "w", strides(1), text("padding", "SAME"));
        integers("sizes", "[2]", 1, 2);
        integers("axis", "[]", -1);
        node("SplitV", "split", "conv", "sizes", "axis");
        node("Sigmoid", "first", "split");
        node("Identity", "second", "split:1");

        Net net = read("first", "second");

        assertThat(net.layer("split").shape()).isEqualTo(new Shape(8, 8, 1));
        assertThat(((Layer.Conv) net.layer("split")).activation()).isEqualTo(Activation.SIGMOID);
        assertThat(net.layer("split:1").shape()).isEqualTo(new Shape(8, 8, 2));
        assertThat(((Layer.Conv) net.layer("split:1")).kernel().weights()).containsExactly(1, 4, 7, 2, 5, 8);
        assertThat(((Layer.Conv) net.layer("split:1")).activation()).isEqualTo(Activation.NONE);
    }

    @Test
    void anActivationIsNotMovedIntoAConvolutionThatOthersReadToo() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[1,1,3,3]", numbers(9));
        node("Conv2D", "conv", "picture", "w", strides(1), text("padding", "VALID"));
        node("LeakyRelu", "leaky", "conv");
        node("AddV2", "sum", "leaky", "conv");

        assertRefused("sum", "node leaky (LeakyRelu) does not follow a convolution of its own");
    }

    @Test
    void anActivationIsNotMovedIntoAConvolutionThatIsAnOutputToo() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[1,1,3,3]", numbers(9));
        node("Conv2D", "conv", "picture", "w", strides(1), text("padding", "VALID"));
        node("LeakyRelu", "leaky", "conv");

        assertThatThrownBy(() -> read("conv", "leaky"))
                .isInstanceOf(DetectException.class)
                .hasMessageEndingWith("node leaky (LeakyRelu) does not follow a convolution of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Softmax        | is an operation that this program does not know",
                "FusedBatchNorm | has no input 1",
                "Relu6          | does not follow a convolution of its own",
                "LeakyRelu      | does not follow a convolution of its own",
                "MaxPool        | has the ksize []; expected a square in NHWC",
                "Conv2D         | has no input 1",
            })
    void anOperationThatCannotBeTakenIsNamedWithItsNode(String operation, String why) throws IOException {
        picture(1, 8, 8, 3);
        node(operation, "odd", "picture");

        assertRefused("odd", "node odd (" + operation + ") " + why);
    }

    @Test
    void theSameSizeAtStrideTwoPadsTheRightAndTheBottom() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[3,3,3,1]", numbers(27));
        node("Conv2D", "conv", "picture", "w", strides(2), text("padding", "SAME"));

        Layer.Conv conv = (Layer.Conv) read("conv").layer("conv");

        assertThat(conv.shape()).isEqualTo(new Shape(4, 4, 1));
        assertThat(conv.pad()).isZero();
        assertThat(conv.padAfter()).isEqualTo(1);
    }

    @Test
    void aDepthwiseConvolutionTakesScaleAndShiftOfItsNormalisation() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[1,1,3,1]", 1, 2, 3);
        node("DepthwiseConv2dNative", "conv", "picture", "w", strides(1), text("padding", "SAME"));
        floats("factors", "[3]", 10, 20, 30);
        node("Mul", "scaled", "conv", "factors");
        floats("gamma", "[3]", 1, 1, 2);
        floats("beta", "[3]", 0, 5, 0);
        floats("mean", "[3]", 1, 0, 0);
        floats("variance", "[3]", 4, 1, 1);
        node("FusedBatchNorm", "normal", "scaled", "gamma", "beta", "mean", "variance", "\"epsilon\":{\"f\":0}");
        node("Relu6", "out", "normal");

        Layer.Depthwise conv = (Layer.Depthwise) read("out").layer("conv");

        assertThat(conv.kernel().weights()).containsExactly(5, 40, 180);
        assertThat(conv.kernel().bias()).containsExactly(-0.5f, 5, 0);
        assertThat(conv.activation()).isEqualTo(Activation.RELU6);
    }

    @Test
    void aShiftBehindASumMovesIntoTheConvolutionOnItsWay() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[1,1,3,3]", numbers(9));
        node("Conv2D", "first", "picture", "w", strides(1), text("padding", "SAME"));
        node("Relu", "read twice", "first");
        node("Conv2D", "second", "read twice", "w", strides(1), text("padding", "SAME"));
        node("AddN", "sum", "read twice", "second");
        floats("b", "[3]", 1, 2, 3);
        node("Add", "out", "b", "sum");

        Net net = read("out");

        assertThat(((Layer.Conv) net.layer("first")).kernel().bias()).containsOnly(0);
        assertThat(((Layer.Conv) net.layer("second")).kernel().bias()).containsExactly(1, 2, 3);
        assertThat(net.outputs()).containsEntry("out", "sum");
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[1,1,3,1]", 1, Float.NaN, 2);
        node("Conv2D", "conv", "picture", "w", strides(1), text("padding", "VALID"));

        assertRefused("conv", "the weights of conv hold NaN; the file is damaged or its training has failed");
    }

    @Test
    void joiningAlongAnotherAxisThanTheChannelsIsRefused() throws IOException {
        picture(1, 8, 8, 3);
        integers("axis", "[]", 2);
        node("ConcatV2", "joined", "picture", "picture", "axis");

        assertRefused("joined", "node joined (ConcatV2) works along axis 2 of NHWC; expected the channels");
    }

    @Test
    void weightsStoredAsHalvesAreRead() throws IOException {
        picture(1, 8, 8, 3);
        weights.add(
                "{\"name\":\"w\",\"shape\":[1,1,3,1],\"dtype\":\"float32\",\"quantization\":{\"dtype\":\"float16\"}}");
        nodes.add("{\"op\":\"Const\",\"name\":\"w\"}");
        bytes.putShort((short) 0x3c00).putShort((short) 0xc100).putShort((short) 0x0001);
        node("Conv2D", "conv", "picture", "w", strides(1), text("padding", "VALID"));

        assertThat(((Layer.Conv) read("conv").layer("conv")).kernel().weights()).containsExactly(1, -2.5f, 0x1p-24f);
    }

    @ParameterizedTest
    @CsvSource({"7bff, 65504", "0400, 0x1p-14", "83ff, -0x1.ff8p-15", "8000, -0.0", "fc00, -Infinity", "7e00, NaN"})
    void aHalfHasItsExactValue(String bits, float value) {
        assertThat(Half.value((short) Integer.parseInt(bits, 16))).isEqualTo(Float.valueOf(value));
    }

    @Test
    void weightsThatEndTooEarlyAreRefused() throws IOException {
        picture(1, 8, 8, 3);
        floats("w", "[1,1,3,1]", 1, 2);
        node("Conv2D", "conv", "picture", "w", strides(1), text("padding", "VALID"));

        assertRefused("conv", "its weight files end before constant w");
    }

    @Test
    void weightsThatAreTooManyAreRefused() throws IOException {
        picture(1, 8, 8, 3);
        bytes.putInt(0);

        assertRefused("picture", "its weight files hold 4 bytes more than it describes");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path file = folder.resolve("model.json");
        Files.writeString(file, "{\"format\":\"layers-model\"}");
        assertThatThrownBy(() -> TfjsImport.read(file, "picture", PICTURE, List.of("out")))
                .isInstanceOf(DetectException.class)
                .hasMessageStartingWith(file + " is no TensorFlow.js graph model: expected modelTopology.node");
        Files.writeString(file, "{");
        assertThatThrownBy(() -> TfjsImport.read(file, "picture", PICTURE, List.of("out")))
                .isInstanceOf(DetectException.class)
                .hasMessageStartingWith(file + " is not readable JSON: ");
    }

    private void assertRefused(String output, String why) {
        assertThatThrownBy(() -> read(output))
                .isInstanceOf(DetectException.class)
                .hasMessage(folder.resolve("model.json") + ": " + why);
    }

    // ---- writing a model ----

    private void picture(int... shape) {
        String dims =
                Arrays.stream(shape).mapToObj(d -> "{\"size\":\"" + d + "\"}").collect(Collectors.joining(","));
        node("Placeholder", "picture", "\"shape\":{\"shape\":{\"dim\":[" + dims + "]}}");
    }

    private void transposed(String from, String to, int... permutation) {
        integers(to + "/perm", "[4]", permutation);
        node("Transpose", to, from, to + "/perm");
    }

    /** @param rest input names, then attributes, which have a colon after their name's quotes */
    private void node(String operation, String name, String... rest) {
        String inputs = Arrays.stream(rest)
                .filter(r -> !r.startsWith("\""))
                .map(r -> "\"" + r + "\"")
                .collect(Collectors.joining(","));
        String attributes = Arrays.stream(rest).filter(r -> r.startsWith("\"")).collect(Collectors.joining(","));
        nodes.add("{\"op\":\"%s\",\"name\":\"%s\",\"input\":[%s],\"attr\":{%s}}"
                .formatted(operation, name, inputs, attributes));
    }

    private static String strides(int stride) {
        return "\"strides\":{\"list\":{\"i\":[\"1\",\"%d\",\"%d\",\"1\"]}}".formatted(stride, stride);
    }

    private static String fused(String... operations) {
        return "\"fused_ops\":{\"list\":{\"s\":["
                + Arrays.stream(operations)
                        .map(o -> "\"" + Base64.getEncoder().encodeToString(o.getBytes(StandardCharsets.UTF_8)) + "\"")
                        .collect(Collectors.joining(","))
                + "]}}";
    }

    private static String text(String name, String value) {
        return "\"%s\":{\"s\":\"%s\"}"
                .formatted(name, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }

    private void integers(String name, String shape, int... values) {
        constant(name, shape, "int32");
        for (int value : values) {
            bytes.putInt(value);
        }
    }

    private void floats(String name, String shape, float... values) {
        constant(name, shape, "float32");
        for (float value : values) {
            bytes.putFloat(value);
        }
    }

    private void constant(String name, String shape, String type) {
        node("Const", name);
        weights.add("{\"name\":\"%s\",\"shape\":%s,\"dtype\":\"%s\"}".formatted(name, shape, type));
    }

    private static float[] numbers(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return values;
    }

    private Net read(String... outputs) throws IOException {
        Path file = folder.resolve("model.json");
        Files.writeString(
                file,
                "{\"modelTopology\":{\"node\":[" + String.join(",", nodes)
                        + "]},\"weightsManifest\":[{\"paths\":[\"model.bin\"],\"weights\":["
                        + String.join(",", weights) + "]}]}");
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        Files.write(folder.resolve("model.bin"), written);
        return TfjsImport.read(file, "picture", PICTURE, List.of(outputs));
    }
}
