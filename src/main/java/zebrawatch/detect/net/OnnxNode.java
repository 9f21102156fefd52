package zebrawatch.detect.net;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import zebrawatch.detect.DetectException;

/** One operation of an ONNX model. */
record OnnxNode(Path file, NodeProto proto) implements Operation {

    @Override
    public String name() {
        return output(0);
    }

    String op() {
        return proto.getOpType();
    }

    List<String> inputs() {
        return proto.getInputList();
    }

    List<String> outputs() {
        return proto.getOutputList();
    }

    String output(int index) {
        return proto.getOutput(index);
    }

    /** @throws DetectException if there is no such input */
    String input(int index) {
        if (!hasInput(index)) {
            throw refused("has no input " + index);
        }
        return proto.getInput(index);
    }

    /** An input may be left out. */
    boolean hasInput(int index) {
        return index < proto.getInputCount() && !proto.getInput(index).isEmpty();
    }

    @Override
    public DetectException refused(String why) {
        String called = proto.getName().isEmpty() ? output(0) : proto.getName();
        return new DetectException(file + ": node " + called + " (" + op() + ") " + why);
    }

    private Optional<AttributeProto> attribute(String name) {
        return proto.getAttributeList().stream()
                .filter(a -> a.getName().equals(name))
                .findFirst();
    }

    boolean has(String attribute) {
        return attribute(attribute).isPresent();
    }

    int whole(String attribute, int otherwise) {
        return attribute(attribute).map(a -> Math.toIntExact(a.getI())).orElse(otherwise);
    }

    float number(String attribute, float otherwise) {
        return attribute(attribute).map(AttributeProto::getF).orElse(otherwise);
    }

    String text(String attribute, String otherwise) {
        return attribute(attribute).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
    }

    List<Long> integers(String attribute, List<Long> otherwise) {
        return attribute(attribute).map(AttributeProto::getIntsList).orElse(otherwise);
    }

    Optional<TensorProto> tensor(String attribute) {
        return attribute(attribute).filter(AttributeProto::hasT).map(AttributeProto::getT);
    }

    /** The same number both ways, such as a stride. */
    int square(String attribute, int otherwise) {
        List<Long> sides = integers(attribute, List.of((long) otherwise, (long) otherwise));
        if (sides.size() != 2 || !sides.get(0).equals(sides.get(1))) {
            throw refused("has the " + attribute + " " + sides + "; expected a square");
        }
        return Math.toIntExact(sides.get(0));
    }
}
