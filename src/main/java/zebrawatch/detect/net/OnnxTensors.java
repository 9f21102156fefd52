package zebrawatch.detect.net;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the tensors of an ONNX model while it is read: constants, maps of the net, and what is half of something. */
final class OnnxTensors {
    /** What a tensor is in the net. */
    sealed interface Value {}

    /** A layer's map. */
    record Whole(String layer) implements Value {}

    /** The sigmoid of another tensor, the half of x sigmoid(x). */
    record Gate(String of) implements Value {}

    /**
     * Every second row or column of a map.
     *
     * @param row 0 for the even rows, 1 for the odd ones, {@link #ALL}
     * @param column likewise
     */
    record Phase(String layer, int row, int column) implements Value {
        private static final int ALL = -1;

        static Phase whole(String layer) {
            return new Phase(layer, ALL, ALL);
        }

        Phase and(boolean rows, int which) {
            return rows ? new Phase(layer, which, column) : new Phase(layer, row, which);
        }
    }

    /** The four quarters of a map's pixels one after the other as channels: half the size, four times the channels. */
    record Interleaved(String layer, List<Phase> phases) implements Value {
        static Interleaved of(Operation at, List<Phase> phases) {
            String layer = phases.get(0).layer();
            boolean all = phases.size() == 4
                    && Set.copyOf(phases).size() == 4
                    && phases.stream()
                            .allMatch(p -> p.layer().equals(layer) && p.row() != Phase.ALL && p.column() != Phase.ALL);
            if (!all) {
                throw at.refused("joins " + phases + "; expected the four quarters of one picture");
            }
            return new Interleaved(layer, List.copyOf(phases));
        }

        /**
         * A convolution of the interleaved map as one of the map itself, twice as large and with stride 2: the same products in
         * another order.
         *
         * @param weights [outputs, 4 channels, size, size]
         * @return [outputs, channels, 2 size, 2 size]
         */
        float[] weights(float[] weights, int outputs, int size) {
            int channels = weights.length / (4 * outputs * size * size);
            float[] large = new float[weights.length];
            int from = 0;
            for (int o = 0; o < outputs; o++) {
                for (Phase phase : phases) {
                    for (int c = 0; c < channels; c++) {
                        for (int y = 0; y < size; y++) {
                            for (int x = 0; x < size; x++) {
                                int row = (o * channels + c) * 2 * size + 2 * y + phase.row();
                                large[row * 2 * size + 2 * x + phase.column()] = weights[from++];
                            }
                        }
                    }
                }
            }
            return large;
        }
    }

    private final OnnxModel model;
    private final Draft draft;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, OnnxConstant> folded = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    /** Other names of tensors that something else reads as well. */
    private final Set<String> shared = new HashSet<>();

    /** @param ends the operations whose values are the net's */
    OnnxTensors(OnnxModel model, Draft draft, List<OnnxNode> ends) {
        this.model = model;
        this.draft = draft;
        Set<OnnxNode> nodes = new HashSet<>(model.makers().values());
        nodes.stream()
                .filter(node -> !node.op().equals("Shape"))
                .forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        model.outputs().forEach(output -> uses.merge(output, 1, Integer::sum));
        ends.forEach(end -> uses.merge(end.output(0), 1, Integer::sum));
    }

    void put(String tensor, Value value) {
        values.put(tensor, value);
    }

    void put(String tensor, String layer) {
        values.put(tensor, new Whole(layer));
    }

    /** Another name for the node's input. */
    void same(OnnxNode node) {
        values.put(node.output(0), get(node, 0));
        if (!isAlone(node, 0)) {
            shared.add(node.output(0));
        }
    }

    int uses(String tensor) {
        return uses.getOrDefault(tensor, 0);
    }

    /** Whether only this node reads the tensor. */
    boolean isAlone(OnnxNode node, int input) {
        return uses(node.input(input)) == 1 && !shared.contains(node.input(input));
    }

    Value get(OnnxNode node, int input) {
        Value value = values.get(node.input(input));
        if (value == null) {
            throw node.refused("reads " + node.input(input) + ", which is no map");
        }
        return value;
    }

    /** The layer whose map a node reads. */
    String map(OnnxNode node, int input) {
        Value value = get(node, input);
        if (value instanceof Whole whole) {
            return whole.layer();
        }
        throw node.refused(
                value instanceof Gate
                        ? "reads a sigmoid, which is only known as a part of x sigmoid(x)"
                        : "reads a part of a picture, which only a convolution of all four quarters may");
    }

    Optional<OnnxConstant> constantIfAny(String tensor) {
        OnnxConstant known = folded.get(tensor);
        return known != null ? Optional.of(known) : model.constant(tensor);
    }

    OnnxConstant constant(OnnxNode node, int input) {
        return constantIfAny(node.input(input))
                .orElseThrow(() -> node.refused("needs a constant, but " + node.input(input) + " is none"));
    }

    /** One number for each channel of a map, from a constant that is added to it or multiplied with it. */
    float[] perChannel(OnnxNode node, OnnxConstant constant, String map) {
        int channels = draft.shape(map).channels();
        float[] numbers = constant.floats();
        if (numbers.length == 1) {
            float[] all = new float[channels];
            Arrays.fill(all, numbers[0]);
            return all;
        }
        int dimension = constant.shape().size() - 3;
        if (numbers.length != channels || dimension < 0 || constant.side(dimension) != channels) {
            throw node.refused("works with constants " + constant.shape() + "; expected one for each channel");
        }
        return numbers;
    }

    void requireChannels(OnnxNode node, int axis) {
        if (Math.floorMod(axis, 4) != 1) {
            throw node.refused("works along axis " + axis + "; expected the channels");
        }
    }

    /** Computes a node whose inputs are all known, such as arithmetic on sizes; false if it is of another kind. */
    boolean fold(OnnxNode node) {
        if (node.op().equals("Constant")) {
            return true;
        }
        if (node.op().equals("Shape")) {
            Shape s = draft.shape(map(node, 0));
            folded.put(node.output(0), OnnxConstant.of(1, s.channels(), s.height(), s.width()));
            return true;
        }
        List<OnnxConstant> in = node.inputs().stream()
                .flatMap(input -> constantIfAny(input).stream())
                .toList();
        if (in.isEmpty() || in.size() < node.inputs().size()) {
            return false;
        }
        Optional<OnnxConstant> result = OnnxArithmetic.compute(node, in);
        result.ifPresent(constant -> folded.put(node.output(0), constant));
        return result.isPresent();
    }
}
