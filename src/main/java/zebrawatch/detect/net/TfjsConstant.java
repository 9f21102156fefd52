package zebrawatch.detect.net;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import zebrawatch.detect.DetectException;

/** A tensor of numbers that stand in the model. */
final class TfjsConstant {
    private final List<Integer> shape;
    private final float[] floats;
    private final int[] integers;

    private TfjsConstant(List<Integer> shape, float[] floats, int[] integers) {
        this.shape = List.copyOf(shape);
        this.floats = floats;
        this.integers = integers;
    }

    static TfjsConstant of(int... integers) {
        return new TfjsConstant(List.of(integers.length), new float[0], integers);
    }

    List<Integer> shape() {
        return shape;
    }

    boolean isInteger() {
        return floats.length == 0;
    }

    float[] floats() {
        return floats;
    }

    int[] integers() {
        return integers;
    }

    /** The floats from [pixels, inputs, outputs] to [outputs, inputs, pixels]. */
    float[] pixelsLast(int pixels, int inputs, int outputs) {
        float[] to = new float[floats.length];
        int at = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int i = 0; i < inputs; i++) {
                for (int o = 0; o < outputs; o++) {
                    to[(o * inputs + i) * pixels + pixel] = floats[at++];
                }
            }
        }
        return to;
    }

    /** The constants of a model's {@code weightsManifest}: groups, each with its files and the tensors in them in order. */
    static Map<String, TfjsConstant> readAll(Path model, JsonNode manifest) {
        Map<String, TfjsConstant> constants = new LinkedHashMap<>();
        for (JsonNode group : manifest) {
            ByteBuffer bytes = join(model, group.path("paths"));
            for (JsonNode weight : group.path("weights")) {
                String name = weight.path("name").asText();
                try {
                    constants.put(name, read(model, weight, bytes));
                } catch (BufferUnderflowException e) {
                    throw new DetectException(model + ": its weight files end before constant " + name, e);
                }
            }
            if (bytes.hasRemaining()) {
                throw new DetectException(
                        model + ": its weight files hold " + bytes.remaining() + " bytes more than it describes");
            }
        }
        return constants;
    }

    private static TfjsConstant read(Path model, JsonNode weight, ByteBuffer bytes) {
        List<Integer> shape = StreamSupport.stream(weight.path("shape").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        int length = shape.stream().reduce(1, Math::multiplyExact);
        String type = weight.path("dtype").asText();
        String stored = weight.at("/quantization/dtype").asText(type);
        switch (type + " as " + stored) {
            case "float32 as float32" -> {
                float[] values = new float[length];
                for (int i = 0; i < length; i++) {
                    values[i] = bytes.getFloat();
                }
                return new TfjsConstant(shape, values, new int[0]);
            }
            case "float32 as float16" -> {
                float[] values = new float[length];
                for (int i = 0; i < length; i++) {
                    values[i] = Half.value(bytes.getShort());
                }
                return new TfjsConstant(shape, values, new int[0]);
            }
            case "int32 as int32" -> {
                int[] values = new int[length];
                for (int i = 0; i < length; i++) {
                    values[i] = bytes.getInt();
                }
                return new TfjsConstant(shape, new float[0], values);
            }
            default ->
                throw new DetectException(model + ": constant "
                        + weight.path("name").asText() + " is " + type + " stored as " + stored
                        + "; expected float32, float32 as float16 or int32");
        }
    }

    private static ByteBuffer join(Path model, JsonNode paths) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (JsonNode path : paths) {
            Path part = model.resolveSibling(path.asText());
            try {
                all.write(Files.readAllBytes(part));
            } catch (IOException e) {
                throw new DetectException(model + ": its weight file " + part + " cannot be read", e);
            }
        }
        return ByteBuffer.wrap(all.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
