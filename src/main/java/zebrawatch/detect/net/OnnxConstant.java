package zebrawatch.detect.net;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import zebrawatch.detect.DetectException;

/** A tensor of numbers that stand in an ONNX model: fractions or whole numbers. */
final class OnnxConstant {
    private final List<Long> shape;
    private final float[] floats;
    private final long[] integers;

    private OnnxConstant(List<Long> shape, float[] floats, long[] integers) {
        this.shape = List.copyOf(shape);
        this.floats = floats;
        this.integers = integers;
    }

    /** A list of whole numbers. */
    static OnnxConstant of(long... integers) {
        return new OnnxConstant(List.of((long) integers.length), new float[0], integers);
    }

    /** A list of fractions. */
    static OnnxConstant of(float... floats) {
        return new OnnxConstant(List.of((long) floats.length), floats, new long[0]);
    }

    /** One side for each dimension, none for a single number. */
    List<Long> shape() {
        return shape;
    }

    int side(int dimension) {
        return Math.toIntExact(shape.get(dimension));
    }

    int length() {
        return floats.length + integers.length;
    }

    boolean isWhole() {
        return integers.length > 0;
    }

    double number(int index) {
        return isWhole() ? integers[index] : floats[index];
    }

    float[] floats() {
        return floats;
    }

    long[] integers() {
        return integers;
    }

    /** @throws DetectException naming the tensor that cannot be read */
    static OnnxConstant read(Path model, TensorProto tensor) {
        int length = (int)
                tensor.getDimsList().stream().reduce(1L, Math::multiplyExact).longValue();
        boolean external = tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
        OnnxConstant constant;
        if (external || !tensor.getRawData().isEmpty()) {
            byte[] raw =
                    external ? external(model, tensor) : tensor.getRawData().toByteArray();
            constant = raw(model, tensor, ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN));
        } else {
            constant = typed(model, tensor);
        }
        if (constant.length() != length) {
            throw refused(model, tensor, "holds " + constant.length() + " numbers; expected " + length);
        }
        return constant;
    }

    private static OnnxConstant typed(Path model, TensorProto t) {
        List<Long> shape = t.getDimsList();
        float[] none = new float[0];
        return switch (type(t)) {
            case FLOAT -> new OnnxConstant(shape, floats(t.getFloatDataCount(), t::getFloatData), new long[0]);
            case DOUBLE ->
                new OnnxConstant(shape, floats(t.getDoubleDataCount(), i -> (float) t.getDoubleData(i)), new long[0]);
            case FLOAT16 ->
                new OnnxConstant(
                        shape, floats(t.getInt32DataCount(), i -> Half.value((short) t.getInt32Data(i))), new long[0]);
            case INT64 ->
                new OnnxConstant(
                        shape,
                        none,
                        t.getInt64DataList().stream().mapToLong(i -> i).toArray());
            case INT32 ->
                new OnnxConstant(
                        shape,
                        none,
                        t.getInt32DataList().stream().mapToLong(i -> i).toArray());
            default -> throw refused(model, t, "is of the type " + type(t));
        };
    }

    private static OnnxConstant raw(Path model, TensorProto t, ByteBuffer bytes) {
        List<Long> shape = t.getDimsList();
        int n = bytes.remaining();
        return switch (type(t)) {
            case FLOAT -> new OnnxConstant(shape, floats(n / 4, i -> bytes.getFloat()), new long[0]);
            case DOUBLE -> new OnnxConstant(shape, floats(n / 8, i -> (float) bytes.getDouble()), new long[0]);
            case FLOAT16 -> new OnnxConstant(shape, floats(n / 2, i -> Half.value(bytes.getShort())), new long[0]);
            case INT64 -> new OnnxConstant(shape, new float[0], integers(n / 8, i -> bytes.getLong()));
            case INT32 -> new OnnxConstant(shape, new float[0], integers(n / 4, i -> bytes.getInt()));
            default -> throw refused(model, t, "is of the type " + type(t));
        };
    }

    private static TensorProto.DataType type(TensorProto tensor) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
        return type == null ? TensorProto.DataType.UNDEFINED : type;
    }

    /** Gives the number at a place. */
    private interface Floats {
        float at(int index);
    }

    private static float[] floats(int length, Floats source) {
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            floats[i] = source.at(i);
        }
        return floats;
    }

    private static long[] integers(int length, IntToLongFunction source) {
        long[] integers = new long[length];
        for (int i = 0; i < length; i++) {
            integers[i] = source.applyAsLong(i);
        }
        return integers;
    }

    /** Large models keep their numbers in files beside them. */
    private static byte[] external(Path model, TensorProto tensor) {
        Map<String, String> where = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            where.put(entry.getKey(), entry.getValue());
        }
        Path folder = model.toAbsolutePath().getParent();
        Path file = model.resolveSibling(where.getOrDefault("location", ""))
                .toAbsolutePath()
                .normalize();
        if (folder == null || !file.startsWith(folder.normalize())) {
            throw refused(model, tensor, "is kept in " + file + ", which is not beside the model");
        }
        if (!Files.isRegularFile(file)) {
            throw refused(model, tensor, "is kept in " + file + ", which is not there");
        }
        try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "r")) {
            long offset = Long.parseLong(where.getOrDefault("offset", "0"));
            long length = Long.parseLong(where.getOrDefault("length", String.valueOf(data.length() - offset)));
            if (offset < 0 || length < 0 || offset + length > data.length()) {
                throw refused(model, tensor, "is kept in " + file + ", which ends before it");
            }
            byte[] bytes = new byte[Math.toIntExact(length)];
            data.seek(offset);
            data.readFully(bytes);
            return bytes;
        } catch (IOException | NumberFormatException e) {
            throw new DetectException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static DetectException refused(Path model, TensorProto tensor, String why) {
        return new DetectException(model + ": constant " + tensor.getName() + " " + why);
    }
}
