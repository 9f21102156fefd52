package zebrawatch.detect.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
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
 * Writes a {@link Net} as an ONNX file, so that other runtimes can be asked what they make of the same weights, and how
 * fast. Maps are NCHW there, which those runtimes are made for; the input and the outputs have their names in the net.
 */
public final class OnnxExport {
    /** Resize, Clip and the rest as ONNX 1.8 defines them, which is IR version 7. */
    private static final int OPERATORS = 13;

    private static final int FORMAT = 7;

    private final Net net;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("net");

    private OnnxExport(Net net) {
        this.net = net;
    }

    /** The bytes of a file: an ONNX model of operator set 13 with all its weights inside. */
    public static byte[] of(Net net) {
        return new OnnxExport(net).model().toByteArray();
    }

    private ModelProto model() {
        for (Layer layer : net.layers()) {
            add(layer);
        }
        graph.addInput(described(net.input().name(), net.input().shape()));
        net.outputs().forEach((output, map) -> {
            if (!output.equals(map)) {
                node("Identity", output, List.of(map));
            }
            graph.addOutput(described(output, net.layer(map).shape()));
        });
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("zebrawatch")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setGraph(graph)
                .build();
    }

    private void add(Layer layer) {
        if (layer instanceof Layer.Convolution c) {
            convolution(c, c instanceof Layer.Depthwise ? c.kernel().outputs() : 1);
        } else if (layer instanceof Layer.MaxPool p) {
            node("MaxPool", p.name(), p.inputs(), window(p.size(), p.stride(), p.pad(), p.pad()));
        } else if (layer instanceof Layer.Concat c) {
            node("Concat", c.name(), c.inputs(), integer("axis", 1));
        } else if (layer instanceof Layer.Add a) {
            node("Add", a.name(), a.inputs());
        } else if (layer instanceof Layer.Resize r) {
            resize(
                    r,
                    r.twice() ? 2 : 0.5f,
                    text("mode", "linear"),
                    text("coordinate_transformation_mode", "half_pixel"));
        } else if (layer instanceof Layer.Upsample u) {
            resize(
                    u,
                    2,
                    text("mode", "nearest"),
                    text("coordinate_transformation_mode", "asymmetric"),
                    text("nearest_mode", "floor"));
        }
    }

    private void resize(Layer layer, float scale, AttributeProto... how) {
        String scales = layer.name() + " scales";
        floats(scales, new float[] {1, 1, scale, scale}, 4);
        node("Resize", layer.name(), List.of(layer.inputs().get(0), "", scales), how);
    }

    private void convolution(Layer.Convolution c, int groups) {
        Kernel k = c.kernel();
        String name = c.name();
        floats(name + " weights", k.weights(), k.outputs(), k.inputs(), k.size(), k.size());
        floats(name + " bias", k.bias(), k.outputs());
        AttributeProto[] window = window(k.size(), c.stride(), c.pad(), c.padAfter());
        AttributeProto[] attributes = Arrays.copyOf(window, window.length + 1);
        attributes[window.length] = integer("group", groups);
        String sums = c.activation().kind() == Activation.Kind.NONE ? name : name + " sums";
        node("Conv", sums, List.of(c.input(), name + " weights", name + " bias"), attributes);
        switch (c.activation().kind()) {
            case NONE -> {}
            case LEAKY_RELU ->
                node(
                        "LeakyRelu",
                        name,
                        List.of(sums),
                        real("alpha", c.activation().slope()));
            case RELU6 -> {
                floats(name + " least", new float[] {0});
                floats(name + " most", new float[] {6});
                node("Clip", name, List.of(sums, name + " least", name + " most"));
            }
            case SIGMOID -> node("Sigmoid", name, List.of(sums));
            case SILU -> {
                node("Sigmoid", name + " share", List.of(sums));
                node("Mul", name, List.of(sums, name + " share"));
            }
        }
    }

    private void node(String operation, String output, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operation)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(Arrays.asList(attributes)));
    }

    private void floats(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(raw));
        Arrays.stream(shape).forEach(tensor::addDims);
        graph.addInitializer(tensor);
    }

    private static AttributeProto[] window(int size, int stride, int pad, int padAfter) {
        return new AttributeProto[] {
            integers("kernel_shape", size, size),
            integers("strides", stride, stride),
            integers("pads", pad, pad, padAfter, padAfter)
        };
    }

    private static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private static ValueInfoProto described(String name, Shape shape) {
        TensorShapeProto.Builder sides = TensorShapeProto.newBuilder();
        for (long side : new long[] {1, shape.channels(), shape.height(), shape.width()}) {
            sides.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(sides)))
                .build();
    }
}
