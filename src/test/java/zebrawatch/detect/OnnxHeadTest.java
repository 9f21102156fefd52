package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import onnx.Onnx.ValueInfoProto;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import zebrawatch.detect.net.GraphReader;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.OnnxFile;
import zebrawatch.detect.net.OnnxImport;
import zebrawatch.detect.net.Shape;
import zebrawatch.detect.net.SmallYolo;
import zebrawatch.detect.net.StockGraph;
import zebrawatch.detect.run.Executor;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/** Nets as users bring them, against ONNX Runtime on the same files: the maps at the cut, and the boxes that come out. */
class OnnxHeadTest {
    private static final Map<RoadUser, Integer> CLASSES = Map.of(RoadUser.CAR, 2, RoadUser.PEDESTRIAN, 0);
    private static final double LEAST = 0.15;
    private static final Shape SQUARE = new Shape(SmallYolo.SIZE, SmallYolo.SIZE, 3);

    @TempDir
    private Path folder;

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(Named.of("YOLOX, operator set 11", SmallYolo.yolox(11)), OnnxHead.YOLOX),
                Arguments.of(Named.of("YOLOX, operator set 17", SmallYolo.yolox(17)), OnnxHead.YOLOX),
                Arguments.of(
                        Named.of("YOLOv8 by Split, operator set 13", SmallYolo.yolov8(13, false)), OnnxHead.YOLOV8),
                Arguments.of(
                        Named.of("YOLOv8 by Slice, operator set 17", SmallYolo.yolov8(17, true)), OnnxHead.YOLOV8));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theMapsAtTheCutAreThoseOfAnotherRuntimeAndOfTheStockGraph(ModelProto model, OnnxHead head)
            throws OrtException {
        Net net = OnnxImport.read(OnnxFile.write(folder.resolve("net.onnx"), model));
        assertThat(net.outputs()).hasSize(head == OnnxHead.YOLOX ? 9 : 6);
        float[] picture = picture();
        Map<String, float[]> expected =
                another(model, picture, List.copyOf(net.outputs().keySet()));
        ComputationGraph graph = StockGraph.of(net);
        INDArray[] stock =
                graph.output(false, Nd4j.createFromArray(picture).reshape('c', 1, SQUARE.height(), SQUARE.width(), 3));

        try (Executor executor = new Executor(GraphReader.read(graph, SQUARE))) {
            executor.input().put(picture, 0, picture.length);
            executor.run();

            int i = 0;
            for (String output : net.outputs().keySet()) {
                float[] values = new float[executor.shape(output).length()];
                executor.output(output).get(values);
                assertThat(values)
                        .as("%s, another runtime", output)
                        .containsExactly(expected.get(output), within(1e-4f));
                assertThat(values)
                        .as("%s, stock graph", output)
                        .containsExactly(stock[i++].dup('c').data().asFloat(), within(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theDecoderReadsTheBoxesThatTheModelItselfComputes(ModelProto model, OnnxHead head) throws OrtException {
        Path file = OnnxFile.write(folder.resolve("net.onnx"), model);
        Net net = OnnxImport.read(file);
        NetDescription description = OnnxHead.describe(file, net, Optional.empty(), CLASSES);
        DescribedNet described = new DescribedNet(net, description);
        float[] picture = picture();
        List<Detection> found = new ArrayList<>();
        try (Executor executor = new Executor(described.roadUsersOnly())) {
            executor.input().put(picture, 0, picture.length);
            executor.run();
            Map<RoadUser, Integer> places = Map.of(
                    RoadUser.PEDESTRIAN, described.kinds().indexOf(RoadUser.PEDESTRIAN),
                    RoadUser.CAR, described.kinds().indexOf(RoadUser.CAR));
            description
                    .decoder(net.input().shape(), places)
                    .read(executor::output, LEAST, (kind, box, score) -> found.add(new Detection(kind, box, score)));
        }

        List<Detection> expected = decoded(
                Objects.requireNonNull(
                        another(model, picture, List.of("output")).get("output")),
                head);

        assertThat(expected).hasSizeGreaterThan(5).hasSameSizeAs(found);
        assertThat(expected)
                .allSatisfy(e -> assertThat(found).anySatisfy(f -> {
                    assertThat(f.kind()).isEqualTo(e.kind());
                    assertThat(f.score()).isCloseTo(e.score(), within(1e-4));
                    assertThat(f.box().left()).isCloseTo(e.box().left(), within(1e-2));
                    assertThat(f.box().top()).isCloseTo(e.box().top(), within(1e-2));
                    assertThat(f.box().width()).isCloseTo(e.box().width(), within(1e-2));
                    assertThat(f.box().height()).isCloseTo(e.box().height(), within(1e-2));
                }));
    }

    @Test
    void everyFamilyIsFedAsItWasTrained() {
        assertThat(describe(SmallYolo.yolox(11), Optional.empty(), CLASSES).input())
                .isEqualTo(new NetDescription.Input(
                        64,
                        DetectorSettings.Channels.BGR,
                        List.of(0.0, 0.0, 0.0),
                        List.of(1.0, 1.0, 1.0),
                        DetectorSettings.Placing.TOP_LEFT,
                        List.of(114.0, 114.0, 114.0)));
        assertThat(describe(SmallYolo.yolov8(17, true), Optional.of(OnnxHead.YOLOV8), CLASSES)
                        .input())
                .isEqualTo(new NetDescription.Input(
                        64,
                        DetectorSettings.Channels.RGB,
                        List.of(0.0, 0.0, 0.0),
                        List.of(255.0, 255.0, 255.0),
                        DetectorSettings.Placing.CENTRED,
                        List.of(114.0, 114.0, 114.0)));
    }

    @Test
    void anotherHeadThanTheOneAskedForIsRefused() {
        assertThatThrownBy(() -> describe(SmallYolo.yolov8(17, true), Optional.of(OnnxHead.YOLOX), CLASSES))
                .isInstanceOf(DetectException.class)
                .hasMessageStartingWith(
                        folder.resolve("net.onnx") + ": its last convolutions give 8x8x64, 8x8x9, 4x4x64")
                .hasMessageEndingWith("; that is no yolox head");
    }

    @Test
    void classesThatTheNetDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> describe(SmallYolo.yolox(11), Optional.empty(), Map.of(RoadUser.BUS, 9)))
                .hasMessage(folder.resolve("net.onnx")
                        + " tells 9 classes apart, so BUS cannot be class 9; the first is 0");
        assertThatThrownBy(() -> describe(SmallYolo.yolox(11), Optional.empty(), Map.of()))
                .hasMessage(folder.resolve("net.onnx")
                        + " tells 9 classes apart, not the 80 of COCO; say under 'classes' which is which");
    }

    private NetDescription describe(ModelProto model, Optional<OnnxHead> head, Map<RoadUser, Integer> classes) {
        Path file = OnnxFile.write(folder.resolve("net.onnx"), model);
        return OnnxHead.describe(file, OnnxImport.read(file), head, classes);
    }

    private static float[] picture() {
        Random random = new Random(9);
        float[] picture = new float[SQUARE.length()];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = random.nextFloat();
        }
        return picture;
    }

    /** A model's tensors by ONNX Runtime; maps are turned to NHWC. */
    private static Map<String, float[]> another(ModelProto model, float[] picture, List<String> tensors)
            throws OrtException {
        ModelProto.Builder asked = model.toBuilder();
        asked.getGraphBuilder().clearOutput();
        tensors.forEach(tensor ->
                asked.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(tensor)));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] sides = {1, 3, SQUARE.height(), SQUARE.width()};
        FloatBuffer planes = FloatBuffer.wrap(turned(picture, SQUARE.pixels(), 3));
        Map<String, float[]> results = new HashMap<>();
        try (OrtSession session = environment.createSession(asked.build().toByteArray());
                OnnxTensor tensor = OnnxTensor.createTensor(environment, planes, sides);
                OrtSession.Result result = session.run(Map.of(OnnxFile.PICTURE, tensor))) {
            for (String name : tensors) {
                OnnxTensor output = (OnnxTensor) result.get(name).orElseThrow();
                long[] shape = output.getInfo().getShape();
                float[] values = new float[output.getFloatBuffer().remaining()];
                output.getFloatBuffer().get(values);
                int channels = (int) shape[1];
                results.put(name, shape.length == 4 ? turned(values, channels, values.length / channels) : values);
            }
        }
        return results;
    }

    /** From [rows, columns] to [columns, rows]. */
    private static float[] turned(float[] values, int rows, int columns) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i % columns * rows + i / columns] = values[i];
        }
        return result;
    }

    /** What stands in a model's own output above the least score. */
    private static List<Detection> decoded(float[] output, OnnxHead head) {
        int numbers = (head == OnnxHead.YOLOX ? 5 : 4) + SmallYolo.CLASSES;
        int cells = output.length / numbers;
        float[] rows = head == OnnxHead.YOLOX ? output : turned(output, numbers, cells);
        List<Detection> all = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            int at = cell * numbers;
            double object = head == OnnxHead.YOLOX ? rows[at + 4] : 1;
            int scores = at + numbers - SmallYolo.CLASSES;
            Box box = new Box(rows[at] - rows[at + 2] / 2, rows[at + 1] - rows[at + 3] / 2, rows[at + 2], rows[at + 3]);
            CLASSES.forEach((kind, channel) -> {
                double score = object * rows[scores + channel];
                if (score >= LEAST) {
                    all.add(new Detection(kind, box, score));
                }
            });
        }
        return all;
    }
}
