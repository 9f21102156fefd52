package zebrawatch.detect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static zebrawatch.detect.net.OnnxFile.PICTURE;
import static zebrawatch.detect.net.OnnxFile.text;
import static zebrawatch.detect.net.OnnxFile.whole;
import static zebrawatch.detect.net.OnnxFile.wholes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.detect.DetectException;

class OnnxImportTest {
    @TempDir
    private Path folder;

    @Test
    void theNetEndsAtTheLastConvolutions() {
        OnnxFile file = picture();
        String map = file.silu("map", PICTURE, 3, 4, 3, 1);
        String boxes = file.conv("boxes", map, 4, 4, 1, 1, 1);
        String scores = file.conv("scores", map, 4, 2, 1, 1, 1);
        file.node("NonMaxSuppression", "picked", List.of(boxes, scores));

        Net net = read(file.with("picked"));

        assertThat(net.outputs().keySet()).containsExactly("boxes", "scores");
        assertThat(net.layer("map sums").shape()).isEqualTo(new Shape(8, 8, 4));
        assertThat(((Layer.Conv) net.layer("map sums")).activation()).isEqualTo(Activation.SILU);
    }

    @Test
    void aConvolutionInGroupsIsADenseOneWithZeroesBetween() {
        OnnxFile file = new OnnxFile(17, 1, 3, 8, 8);
        file.conv("wide", PICTURE, 3, 4, 1, 1, 1);
        String weights = file.floats("w", new float[] {1, 2, 3, 4}, 2, 2, 1, 1);
        file.conv("grouped", List.of("wide", weights), 1, 1, 2);

        Layer.Conv grouped = (Layer.Conv) read(file.with("grouped")).layer("grouped");

        assertThat(grouped.kernel().weights()).containsExactly(1, 2, 0, 0, 0, 0, 3, 4);
    }

    @Test
    void sizesThatTheModelComputesAreKnown() {
        OnnxFile file = picture();
        String map = file.silu("map", PICTURE, 3, 4, 3, 1);
        file.node("Shape", "shape", List.of(map));
        String channels = file.node("Gather", "channels", List.of("shape", file.integers("one", 1)), whole("axis", 0));
        String half = file.node("Div", "half", List.of(channels, file.integers("two", 2)));
        file.node("Slice", "part", List.of(map, file.integers("zero", 0), half, "one"));
        file.conv("out", "part", 2, 2, 1, 1, 1);

        assertThat(read(file.with("out")).layer("part").shape()).isEqualTo(new Shape(8, 8, 2));
    }

    @Test
    void numbersMayLieInAFileBesideTheModel() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(
                folder.resolve("w.bin"),
                bytes.putFloat(9).putFloat(1).putFloat(2).putFloat(3).array());

        Net net = read(external("w.bin"));

        assertThat(((Layer.Conv) net.layer("out")).kernel().weights()).containsExactly(1, 2, 3);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                because(
                        f -> f.node("HardSwish", "odd", List.of("c")),
                        "node /odd (HardSwish) is an operation that this program does not know"),
                because(
                        f -> f.node("Relu", "odd", List.of(PICTURE)),
                        "node /odd (Relu) does not follow a convolution of its own"),
                because(
                        f -> f.node(
                                "Clip",
                                "odd",
                                List.of("c", f.floats("l", new float[] {-1}), f.floats("m", new float[] {6}))),
                        "node /odd (Clip) clips to other limits than 0 and 6"),
                because(
                        f -> f.node("Sigmoid", "odd", List.of("c")),
                        "node /out (Conv) reads a sigmoid, which is only known as a part of x sigmoid(x)"),
                because(
                        f -> f.node("Add", "odd", List.of("c", PICTURE)),
                        "node /odd (Add) works on maps of different size: 8x8x4 and 8x8x3"),
                because(
                        f -> f.node("Mul", "odd", List.of("c", "c")),
                        "node /odd (Mul) multiplies two maps that are no map and its own sigmoid"),
                because(
                        f -> f.concat("odd", 2, "c", "c"),
                        "node /odd (Concat) works along axis 2; expected the channels"),
                because(
                        f -> f.slice("odd", "c", 3, 1, 5, 1),
                        "node /odd (Slice) takes neither some channels nor every second row or column"),
                because(
                        f -> f.slice("odd", PICTURE, 1, 0, 2, 1),
                        "node /odd (Slice) does not follow a convolution, whose channels could be computed apart"),
                because(
                        f -> f.node("MaxPool", "odd", List.of("c"), wholes("kernel_shape", 2, 3)),
                        "node /odd (MaxPool) has the kernel_shape [2, 3]; expected a square"),
                because(
                        f -> f.node(
                                "MaxPool", "odd", List.of("c"), wholes("kernel_shape", 2, 2), whole("ceil_mode", 1)),
                        "node /odd (MaxPool) is dilated, rounds up or tells places"),
                because(
                        f -> f.node(
                                "Resize",
                                "odd",
                                List.of("c", "", f.floats("s", new float[] {1, 1, 3, 3}, 4)),
                                text("coordinate_transformation_mode", "asymmetric"),
                                text("nearest_mode", "floor")),
                        "node /odd (Resize) resizes 8x8x4 to 24x24x4; expected twice"),
                because(
                        f -> f.node("Conv", "odd", List.of("c", f.floats("w", new float[12], 1, 4, 1, 3))),
                        "node /odd (Conv) has weights [1, 4, 1, 3]; expected a square kernel in two dimensions"),
                because(
                        f -> f.node(
                                "Conv",
                                "odd",
                                List.of("c", f.floats("w", new float[4], 1, 4, 1, 1)),
                                wholes("dilations", 2, 2)),
                        "node /odd (Conv) is dilated"),
                because(
                        f -> f.node(
                                "Conv",
                                "odd",
                                List.of("c", f.floats("w", new float[36], 1, 4, 3, 3)),
                                wholes("pads", 0, 1, 0, 1)),
                        "node /odd (Conv) has the padding NOTSET [0, 1, 0, 1]"),
                because(
                        f -> f.node("Conv", "odd", List.of("c", f.floats("w", new float[3], 1, 3, 1, 1))),
                        "node /odd (Conv) has 3 weights for 4 channels to 1 in 1 groups"),
                because(
                        f -> f.conv(
                                "odd",
                                List.of("c", f.floats("w", new float[] {1, Float.NaN, 1, 1}, 1, 4, 1, 1)),
                                1,
                                1,
                                1),
                        "the weights of odd hold NaN; the file is damaged or its training has failed"),
                because(
                        f -> f.conv("odd", List.of("c", f.floats("w", new float[3], 1, 4, 1, 1)), 1, 1, 1),
                        "constant w holds 3 numbers; expected 4"));
    }

    private static Arguments because(Consumer<OnnxFile> oddNode, String why) {
        return Arguments.of(oddNode, why);
    }

    /** A good convolution, the odd node, and a last convolution of one channel. */
    @ParameterizedTest(name = "{1}")
    @MethodSource
    void refused(Consumer<OnnxFile> oddNode, String why) {
        OnnxFile file = picture();
        file.conv("c", PICTURE, 3, 4, 3, 1, 1);
        oddNode.accept(file);
        file.conv("out", List.of("odd", file.floats("last", new float[] {1}, 1, 1, 1, 1)), 1, 1, 1);

        assertRefused(file.with("out"), ": " + why);
    }

    static Stream<Arguments> files() {
        Function<OnnxFile, ModelProto> usual = file -> {
            file.conv("out", PICTURE, 3, 1, 1, 1, 1);
            return file.with("out");
        };
        return Stream.of(
                Arguments.of(
                        usual.apply(new OnnxFile(10, 1, 3, 8, 8)),
                        " uses operator set 10; expected 11 to 17, export it anew"),
                Arguments.of(
                        usual.apply(new OnnxFile(18, 1, 3, 8, 8)),
                        " uses operator set 18; expected 11 to 17, export it anew"),
                Arguments.of(
                        usual.apply(new OnnxFile(17, 1, 3, 8)),
                        ": its input images is 1x3x8; expected one square picture of a fixed size, 1x3xNxN"),
                Arguments.of(
                        usual.apply(new OnnxFile(17, 1, 3, -1, -1)),
                        ": its input images is 1x3xside?xside?; expected one square picture of a fixed size, 1x3xNxN"),
                Arguments.of(
                        usual.apply(new OnnxFile(17, 1, 1, 8, 8)),
                        ": its input images is 1x1x8x8; expected one square picture of a fixed size, 1x3xNxN"),
                Arguments.of(ModelProto.getDefaultInstance(), " is no ONNX model: it has no operations"),
                Arguments.of(new OnnxFile(17, 1, 3, 8, 8).with(PICTURE), " is no ONNX model: it has no operations"),
                Arguments.of(external("gone.bin"), ": constant w is kept in FOLDER/gone.bin, which is not there"),
                Arguments.of(
                        external("../w.bin"), ": constant w is kept in PARENT/w.bin, which is not beside the model"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("files")
    void aFileThatIsNoSuchModelIsRefused(ModelProto model, String why) {
        Path real = folder.toAbsolutePath().normalize();
        assertRefused(
                model, why.replace("FOLDER", real.toString()).replace("PARENT", String.valueOf(real.getParent())));
    }

    @Test
    void aFileThatBreaksOffIsRefused() throws IOException {
        OnnxFile file = picture();
        file.conv("out", PICTURE, 3, 8, 3, 1, 1);
        byte[] whole = file.with("out").toByteArray();
        Path path = Files.write(folder.resolve("net.onnx"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> OnnxImport.read(path))
                .isInstanceOf(DetectException.class)
                .hasMessageStartingWith(path + " is no ONNX model or breaks off: ");
    }

    private static OnnxFile picture() {
        return new OnnxFile(17, 1, 3, 8, 8);
    }

    /** A convolution whose weights lie 4 bytes behind the begin of another file. */
    private static ModelProto external(String location) {
        OnnxFile file = picture();
        file.stored(TensorProto.newBuilder()
                .setName("w")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addAllDims(List.of(1L, 3L, 1L, 1L))
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location))
                .addExternalData(entry("offset", "4"))
                .addExternalData(entry("length", "12"))
                .build());
        file.conv("out", List.of(PICTURE, "w"), 1, 1, 1);
        return file.with("out");
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private void assertRefused(ModelProto model, String why) {
        Path file = OnnxFile.write(folder.resolve("net.onnx"), model);
        assertThatThrownBy(() -> OnnxImport.read(file))
                .isInstanceOf(DetectException.class)
                .hasMessage(file + why);
    }

    private Net read(ModelProto model) {
        return OnnxImport.read(OnnxFile.write(folder.resolve("net.onnx"), model));
    }
}
