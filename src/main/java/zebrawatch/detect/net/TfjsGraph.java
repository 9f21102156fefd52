package zebrawatch.detect.net;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import zebrawatch.detect.DetectException;

/**
 * A TensorFlow.js graph model as it is published: a TensorFlow GraphDef in JSON with its weights beside it.
 *
 * @param nodes by name
 * @param constants the weights by name
 */
record TfjsGraph(Path file, Map<String, Node> nodes, Map<String, TfjsConstant> constants) {

    /** @throws DetectException if the file is not such a model */
    static TfjsGraph read(Path file) {
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new DetectException(file + " is not readable JSON: " + firstLine(e), e);
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (JsonNode node : json.at("/modelTopology/node")) {
            Node read = Node.of(file, node);
            nodes.put(read.name(), read);
        }
        if (nodes.isEmpty()) {
            throw new DetectException(file + " is no TensorFlow.js graph model: expected modelTopology.node");
        }
        return new TfjsGraph(file, nodes, TfjsConstant.readAll(file, json.path("weightsManifest")));
    }

    /** A tensor's name as its node's: {@code ^x} orders x before, {@code x:0} is the first value of x. */
    private static String plain(String tensor) {
        String name = tensor.startsWith("^") ? tensor.substring(1) : tensor;
        return name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * One operation.
     *
     * @param inputs tensor names: a node's name, or {@code name:1} for its second value
     */
    record Node(Path file, String op, String name, List<String> inputs, JsonNode attributes) implements Operation {

        private static Node of(Path file, JsonNode json) {
            List<String> inputs = StreamSupport.stream(json.path("input").spliterator(), false)
                    .map(input -> plain(input.asText()))
                    .toList();
            return new Node(file, json.path("op").asText(), json.path("name").asText(), inputs, json.path("attr"));
        }

        @Override
        public DetectException refused(String why) {
            return new DetectException(file + ": node " + name + " (" + op + ") " + why);
        }

        String input(int index) {
            if (index >= inputs.size()) {
                throw refused("has no input " + index);
            }
            return inputs.get(index);
        }

        List<Integer> integers(String attribute) {
            return StreamSupport.stream(
                            attributes.path(attribute).path("list").path("i").spliterator(), false)
                    .map(JsonNode::asInt)
                    .toList();
        }

        boolean flag(String attribute) {
            return attributes.path(attribute).path("b").asBoolean();
        }

        float number(String attribute, float otherwise) {
            return (float) attributes.path(attribute).path("f").asDouble(otherwise);
        }

        List<Integer> shape(String attribute) {
            return StreamSupport.stream(
                            attributes.path(attribute).path("shape").path("dim").spliterator(), false)
                    .map(dim -> dim.path("size").asInt())
                    .toList();
        }

        /** A string attribute, which stands in base64 or as a list of bytes; empty where there is none. */
        String text(String attribute) {
            return text(attributes.path(attribute).path("s"));
        }

        /** A list of strings; empty where there is none. */
        List<String> texts(String attribute) {
            return StreamSupport.stream(
                            attributes.path(attribute).path("list").path("s").spliterator(), false)
                    .map(Node::text)
                    .toList();
        }

        private static String text(JsonNode value) {
            if (value.isArray()) {
                byte[] bytes = new byte[value.size()];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) value.get(i).asInt();
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
            return new String(Base64.getDecoder().decode(value.asText()), StandardCharsets.UTF_8);
        }
    }
}
