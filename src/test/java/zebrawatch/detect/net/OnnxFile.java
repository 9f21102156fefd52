package zebrawatch.detect.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/**
 * Writes ONNX models for tests as exporters write them, with random weights of such a size that maps keep the size of the
 * picture's values. A tensor is called as its node is.
 */
public final class OnnxFile {
    public static final String PICTURE = "images";

    private final Random random = new Random(3);
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private final int opset;

    public OnnxFile(int opset, long... picture) {
        this.opset = opset;
        graph.addInput(value(PICTURE, picture));
    }

    /** Any node; {@code inputs} may hold empty names for those left out. */
    public String node(String op, String name, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(op)
                .setName("/" + name)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(Arrays.asList(attributes)));
        return name;
    }

    /** A node with several outputs, called {@code name}, {@code name 1}, ... */
    public void split(String name, String input, List<String> outputs, long... sizes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setOpType("Split")
                .setName("/" + name)
                .addInput(input)
                .addAllOutput(outputs)
                .addAttribute(whole("axis", 1));
        if (opset < 13) {
            node.addAttribute(wholes("split", sizes));
        } else {
            node.addInput(integers(name + " sizes", sizes));
        }
        graph.addNode(node);
    }

    public String conv(String name, String input, int inputs, int outputs, int size, int stride, int groups) {
        int each = inputs / groups * size * size;
        String weights = floats(
                name + " weights", random(outputs * each, 1.5 / Math.sqrt(each)), outputs, inputs / groups, size, size);
        String bias = floats(name + " bias", random(outputs, 0.2), outputs);
        return conv(name, List.of(input, weights, bias), size, stride, groups);
    }

    public String conv(String name, List<String> inputs, int size, int stride, int groups) {
        int pad = size / 2;
        return node(
                "Conv",
                name,
                inputs,
                wholes("kernel_shape", size, size),
                wholes("strides", stride, stride),
                wholes("pads", pad, pad, pad, pad),
                wholes("dilations", 1, 1),
                whole("group", groups));
    }

    /** A convolution without bias, its batch normalisation and x sigmoid(x), as they are before an exporter joins them. */
    public String normalised(String name, String input, int inputs, int outputs, int size, int stride, int groups) {
        int each = inputs / groups * size * size;
        String weights = floats(
                name + " weights", random(outputs * each, 1.5 / Math.sqrt(each)), outputs, inputs / groups, size, size);
        conv(name + " sums", List.of(input, weights), size, stride, groups);
        float[] variance = random(outputs, 0.3);
        for (int i = 0; i < outputs; i++) {
            variance[i] = 1 + Math.abs(variance[i]);
        }
        node(
                "BatchNormalization",
                name + " normal",
                List.of(
                        name + " sums",
                        floats(name + " gamma", random(outputs, 1), outputs),
                        floats(name + " beta", random(outputs, 0.3), outputs),
                        floats(name + " mean", random(outputs, 0.3), outputs),
                        floats(name + " variance", variance, outputs)),
                real("epsilon", 1e-3f));
        return silu(name, name + " normal");
    }

    /** A convolution with x sigmoid(x) behind it. */
    public String silu(String name, String input, int inputs, int outputs, int size, int stride) {
        return silu(name, conv(name + " sums", input, inputs, outputs, size, stride, 1));
    }

    public String silu(String name, String input) {
        node("Sigmoid", name + " gate", List.of(input));
        return node("Mul", name, List.of(input, name + " gate"));
    }

    public String concat(String name, int axis, String... parts) {
        return node("Concat", name, List.of(parts), whole("axis", axis));
    }

    public String maxPool(String name, String input, int size) {
        int pad = size / 2;
        return node(
                "MaxPool",
                name,
                List.of(input),
                wholes("kernel_shape", size, size),
                wholes("strides", 1, 1),
                wholes("pads", pad, pad, pad, pad));
    }

    public String twice(String name, String input) {
        return node(
                "Resize",
                name,
                List.of(
                        input,
                        floats(name + " region", new float[0], 0),
                        floats(name + " scales", new float[] {1, 1, 2, 2}, 4)),
                text("mode", "nearest"),
                text("coordinate_transformation_mode", "asymmetric"),
                text("nearest_mode", "floor"));
    }

    /** From {@code start} to {@code end} along one axis. */
    public String slice(String name, String input, int axis, long start, long end, long step) {
        return node(
                "Slice",
                name,
                List.of(
                        input,
                        integers(name + " start", start),
                        integers(name + " end", end),
                        integers(name + " axis", axis),
                        integers(name + " step", step)));
    }

    public String reshape(String name, String input, long... shape) {
        return node("Reshape", name, List.of(input, integers(name + " shape", shape)));
    }

    public String floats(String name, float[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long side : shape) {
            tensor.addDims(side);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return stored(tensor.build());
    }

    public String integers(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return stored(tensor.build());
    }

    public String stored(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    public float[] random(int length, double deviation) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    /** The model that gives these tensors. */
    public ModelProto with(String... outputs) {
        GraphProto.Builder complete = graph.clone();
        for (String output : outputs) {
            complete.addOutput(ValueInfoProto.newBuilder()
                    .setName(output)
                    .setType(TypeProto.newBuilder()
                            .setTensorType(TypeProto.Tensor.newBuilder()
                                    .setElemType(TensorProto.DataType.FLOAT.getNumber()))));
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
                .setGraph(complete)
                .build();
    }

    public static Path write(Path file, ModelProto model) {
        try {
            return Files.write(file, model.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ValueInfoProto value(String name, long... shape) {
        TensorShapeProto.Builder sides = TensorShapeProto.newBuilder();
        for (long side : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            sides.addDim(side < 0 ? dimension.setDimParam("side") : dimension.setDimValue(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(sides)))
                .build();
    }

    public static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto wholes(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    public static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }
}
