package zebrawatch.detect.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import zebrawatch.detect.DetectException;

/**
 * An ONNX model as it is published.
 *
 * @param makers the node that makes each tensor
 * @param stored the tensors whose numbers stand in it
 * @param input the tensor of the picture
 * @param picture its size
 * @param outputs the tensors it gives
 */
record OnnxModel(
        Path file,
        Map<String, OnnxNode> makers,
        Map<String, TensorProto> stored,
        String input,
        Shape picture,
        List<String> outputs) {
    private static final int OLDEST = 11;
    private static final int NEWEST = 17;

    /** @throws DetectException if the file is not such a model with one picture of a fixed size */
    static OnnxModel read(Path file) {
        ModelProto model = parse(file);
        GraphProto graph = model.getGraph();
        if (graph.getNodeCount() == 0) {
            throw new DetectException(file + " is no ONNX model: it has no operations");
        }
        long opset = model.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .max()
                .orElse(0);
        if (opset < OLDEST || opset > NEWEST) {
            throw new DetectException(file + " uses operator set " + opset + "; expected " + OLDEST + " to " + NEWEST
                    + ", export it anew");
        }
        Map<String, TensorProto> stored = new HashMap<>();
        graph.getInitializerList().forEach(tensor -> stored.put(tensor.getName(), tensor));
        Map<String, OnnxNode> makers = new HashMap<>();
        for (NodeProto proto : graph.getNodeList()) {
            OnnxNode node = new OnnxNode(file, proto);
            node.outputs().forEach(output -> makers.put(output, node));
        }
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(i -> !stored.containsKey(i.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw new DetectException(file + " has " + inputs.size() + " inputs; expected one, the picture");
        }
        return new OnnxModel(
                file,
                makers,
                stored,
                inputs.get(0).getName(),
                picture(file, inputs.get(0)),
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList());
    }

    private static ModelProto parse(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            CodedInputStream coded = CodedInputStream.newInstance(in);
            coded.setSizeLimit(Integer.MAX_VALUE);
            return ModelProto.parseFrom(coded);
        } catch (InvalidProtocolBufferException e) {
            throw new DetectException(file + " is no ONNX model or breaks off: " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new DetectException(file + " is not there", e);
        } catch (IOException e) {
            throw new DetectException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Shape picture(Path file, ValueInfoProto input) {
        List<TensorShapeProto.Dimension> sides =
                input.getType().getTensorType().getShape().getDimList();
        String written = sides.stream()
                .map(d -> d.hasDimValue() ? Long.toString(d.getDimValue()) : d.getDimParam() + "?")
                .collect(Collectors.joining("x"));
        boolean fits = sides.size() == 4
                && (sides.get(0).getDimValue() == 1 || !sides.get(0).hasDimValue())
                && sides.get(1).getDimValue() == 3
                && sides.get(2).getDimValue() > 0
                && sides.get(3).getDimValue() == sides.get(2).getDimValue();
        if (!fits) {
            throw new DetectException(file + ": its input " + input.getName() + " is " + written
                    + "; expected one square picture of a fixed size, 1x3xNxN");
        }
        int size = Math.toIntExact(sides.get(2).getDimValue());
        return new Shape(size, size, 3);
    }

    /** The numbers of a tensor, if they stand in the model. */
    Optional<OnnxConstant> constant(String tensor) {
        OnnxNode maker = makers.get(tensor);
        if (maker != null && maker.op().equals("Constant")) {
            return maker.tensor("value").map(t -> OnnxConstant.read(file, t));
        }
        return Optional.ofNullable(stored.get(tensor)).map(t -> OnnxConstant.read(file, t));
    }

    /** @throws DetectException if nothing makes the tensor */
    OnnxNode maker(String tensor) {
        OnnxNode maker = makers.get(tensor);
        if (maker == null) {
            throw new DetectException(file + ": nothing makes the tensor " + tensor + "; the file is damaged");
        }
        return maker;
    }
}
