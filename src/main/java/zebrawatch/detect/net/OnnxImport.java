package zebrawatch.detect.net;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import zebrawatch.detect.DetectException;
import zebrawatch.detect.net.OnnxTensors.Gate;
import zebrawatch.detect.net.OnnxTensors.Interleaved;
import zebrawatch.detect.net.OnnxTensors.Phase;

/**
 * Reads an ONNX model (operator sets 11 to 17) into a {@link Net} that ends in the model's last convolutions, see {@link
 * OnnxCut}. Maps lie in NHWC order in the net and in NCHW order in the model. Batch normalisation, scale, bias and activation
 * move into the convolution before them, a choice of a convolution's channels becomes a convolution of its own, and a picture cut
 * into four (YOLOX's Focus) moves into the convolution behind it.
 */
public final class OnnxImport {
    private static final long TO_THE_END = 1L << 30;

    private final OnnxModel model;
    private final OnnxTensors tensors;
    private final Draft draft = new Draft();
    private final Set<String> visited = new HashSet<>();

    private OnnxImport(OnnxModel model, List<OnnxNode> ends) {
        this.model = model;
        tensors = new OnnxTensors(model, draft, ends);
    }

    /**
     * Reads a model file and the files of numbers beside it. The outputs are called as the model calls its last convolutions'
     * tensors, in the order in which its own outputs ask for them.
     *
     * @throws DetectException naming the node and the operation that cannot be taken
     */
    public static Net read(Path file) {
        OnnxModel model = OnnxModel.read(file);
        List<OnnxNode> ends = OnnxCut.lastConvolutions(model);
        if (ends.isEmpty()) {
            throw new DetectException(file + " has no convolution before its outputs");
        }
        return new OnnxImport(model, ends).net(ends);
    }

    private Net net(List<OnnxNode> ends) {
        draft.add(new Layer.Input(model.input(), model.picture()));
        tensors.put(model.input(), model.input());
        Map<String, String> outputs = new LinkedHashMap<>();
        for (OnnxNode end : ends) {
            visit(end.output(0));
            outputs.put(end.output(0), end.output(0));
        }
        return draft.net(model.file().toString(), outputs);
    }

    private void visit(String tensor) {
        if (tensor.isEmpty() || tensor.equals(model.input()) || model.stored().containsKey(tensor)) {
            return;
        }
        OnnxNode node = model.maker(tensor);
        if (visited.add(node.name())) {
            node.inputs().forEach(this::visit);
            if (!tensors.fold(node)) {
                take(node);
            }
        }
    }

    private void take(OnnxNode node) {
        switch (node.op()) {
            case "Identity", "Dropout" -> tensors.same(node);
            case "Conv" -> convolution(node);
            case "BatchNormalization" -> normalise(node);
            case "Relu" -> activate(node, Activation.RELU);
            case "LeakyRelu" -> activate(node, Activation.leakyRelu(node.number("alpha", 0.01f)));
            case "Clip" -> clip(node);
            case "Sigmoid" -> tensors.put(node.output(0), new Gate(node.input(0)));
            case "Mul" -> multiply(node);
            case "Add" -> add(node);
            case "Concat" -> concat(node);
            case "Split" -> split(node);
            case "Slice" -> slice(node);
            case "MaxPool" -> maxPool(node);
            case "Resize" -> resize(node);
            default -> throw node.refused("is an operation that this program does not know");
        }
    }

    private void convolution(OnnxNode node) {
        OnnxConstant stored = tensors.constant(node, 1);
        if (stored.shape().size() != 4 || stored.side(2) != stored.side(3)) {
            throw node.refused("has weights " + stored.shape() + "; expected a square kernel in two dimensions");
        }
        if (node.square("dilations", 1) != 1) {
            throw node.refused("is dilated");
        }
        int outputs = stored.side(0);
        int size = stored.side(2);
        int stride = node.square("strides", 1);
        int groups = node.whole("group", 1);
        if (tensors.get(node, 0) instanceof Interleaved four) {
            if (groups != 1 || stride != 1) {
                throw node.refused("reads a picture cut into four with stride " + stride + " in " + groups + " groups");
            }
            int[] pads = padding(node, draft.shape(four.layer()), size, 1);
            float[] weights = four.weights(stored.floats(), outputs, size);
            draft.convolve(node, four.layer(), weights, 2 * size, outputs, 1, 2, 2 * pads[0], 2 * pads[1]);
        } else {
            String in = tensors.map(node, 0);
            int[] pads = padding(node, draft.shape(in), size, stride);
            draft.convolve(node, in, stored.floats(), size, outputs, groups, stride, pads[0], pads[1]);
        }
        if (node.hasInput(2)) {
            draft.shift(node, node.name(), true, tensors.constant(node, 2).floats());
        }
        tensors.put(node.output(0), node.name());
    }

    private void normalise(OnnxNode node) {
        float[][] numbers = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> tensors.constant(node, i).floats())
                .toArray(float[][]::new);
        String map = tensors.map(node, 0);
        boolean alone = tensors.isAlone(node, 0);
        float epsilon = node.number("epsilon", 1e-5f);
        draft.normalise(node, map, alone, numbers[0], numbers[1], numbers[2], numbers[3], epsilon);
        tensors.put(node.output(0), map);
    }

    private void activate(OnnxNode node, Activation activation) {
        String map = tensors.map(node, 0);
        draft.activate(node, map, tensors.isAlone(node, 0), activation);
        tensors.put(node.output(0), map);
    }

    private void clip(OnnxNode node) {
        if (!node.hasInput(1)
                || !node.hasInput(2)
                || tensors.constant(node, 1).number(0) != 0
                || tensors.constant(node, 2).number(0) != 6) {
            throw node.refused("clips to other limits than 0 and 6");
        }
        activate(node, Activation.RELU6);
    }

    /** A map times its own sigmoid is an activation; a map times constants is a scale. */
    private void multiply(OnnxNode node) {
        for (int side = 0; side < 2; side++) {
            Optional<OnnxConstant> factors = tensors.constantIfAny(node.input(side));
            if (factors.isPresent()) {
                String map = tensors.map(node, 1 - side);
                float[] each = tensors.perChannel(node, factors.get(), map);
                draft.scale(node, map, tensors.isAlone(node, 1 - side), each, new float[each.length]);
                tensors.put(node.output(0), map);
                return;
            }
            if (tensors.get(node, side) instanceof Gate gate && gate.of().equals(node.input(1 - side))) {
                String map = tensors.map(node, 1 - side);
                boolean alone = tensors.uses(gate.of()) == 2 && tensors.isAlone(node, side);
                draft.activate(node, map, alone, Activation.SILU);
                tensors.put(node.output(0), map);
                return;
            }
        }
        throw node.refused("multiplies two maps that are no map and its own sigmoid");
    }

    private void add(OnnxNode node) {
        for (int side = 0; side < 2; side++) {
            Optional<OnnxConstant> bias = tensors.constantIfAny(node.input(side));
            if (bias.isPresent()) {
                String map = tensors.map(node, 1 - side);
                draft.shift(node, map, tensors.isAlone(node, 1 - side), tensors.perChannel(node, bias.get(), map));
                tensors.put(node.output(0), map);
                return;
            }
        }
        draft.sum(node, tensors.map(node, 0), tensors.isAlone(node, 0), tensors.map(node, 1), tensors.isAlone(node, 1));
        tensors.put(node.output(0), node.name());
    }

    private void concat(OnnxNode node) {
        tensors.requireChannels(node, node.whole("axis", 1));
        if (tensors.get(node, 0) instanceof Phase) {
            List<Phase> phases = new ArrayList<>();
            for (int i = 0; i < node.inputs().size(); i++) {
                if (!(tensors.get(node, i) instanceof Phase phase)) {
                    throw node.refused("joins parts of a picture with something else");
                }
                phases.add(phase);
            }
            tensors.put(node.output(0), Interleaved.of(node, phases));
            return;
        }
        draft.concat(
                node,
                IntStream.range(0, node.inputs().size())
                        .mapToObj(i -> tensors.map(node, i))
                        .toList());
        tensors.put(node.output(0), node.name());
    }

    private void split(OnnxNode node) {
        tensors.requireChannels(node, node.whole("axis", 0));
        String map = tensors.map(node, 0);
        int all = draft.shape(map).channels();
        int parts = node.outputs().size();
        List<Long> sizes = node.hasInput(1)
                ? Arrays.stream(tensors.constant(node, 1).integers()).boxed().toList()
                : node.integers("split", Collections.nCopies(parts, (long) all / parts));
        if (sizes.size() != parts || sizes.stream().mapToLong(s -> s).sum() != all) {
            throw node.refused("splits " + all + " channels into " + sizes);
        }
        int from = 0;
        for (int i = 0; i < parts; i++) {
            int to = from + Math.toIntExact(sizes.get(i));
            draft.choose(node, map, node.output(i), from, to);
            tensors.put(node.output(i), node.output(i));
            from = to;
        }
    }

    /** Some channels of a map, or every second row or column of a picture. */
    private void slice(OnnxNode node) {
        long[] starts = tensors.constant(node, 1).integers();
        long[] ends = tensors.constant(node, 2).integers();
        long[] axes = node.hasInput(3)
                ? tensors.constant(node, 3).integers()
                : IntStream.range(0, starts.length).asLongStream().toArray();
        long[] steps = node.hasInput(4)
                ? tensors.constant(node, 4).integers()
                : IntStream.range(0, starts.length).mapToLong(i -> 1).toArray();
        if (axes.length == 1 && Math.floorMod(axes[0], 4) == 1 && steps[0] == 1) {
            String map = tensors.map(node, 0);
            int all = draft.shape(map).channels();
            int from = place(starts[0], all);
            int to = place(ends[0], all);
            if (from >= to) {
                throw node.refused("takes the channels from " + from + " to " + to);
            }
            draft.choose(node, map, node.name(), from, to);
            tensors.put(node.output(0), node.name());
            return;
        }
        Phase phase = tensors.get(node, 0) instanceof Phase some ? some : Phase.whole(tensors.map(node, 0));
        Shape whole = draft.shape(phase.layer());
        for (int i = 0; i < axes.length; i++) {
            boolean rows = Math.floorMod(axes[i], 4) == 2;
            boolean columns = Math.floorMod(axes[i], 4) == 3;
            int side = rows ? whole.height() : whole.width();
            boolean second = steps[i] == 2
                    && (starts[i] == 0 || starts[i] == 1)
                    && (ends[i] >= side || ends[i] >= TO_THE_END)
                    && side % 2 == 0;
            if (!second || !(rows || columns)) {
                throw node.refused("takes neither some channels nor every second row or column");
            }
            phase = phase.and(rows, (int) starts[i]);
        }
        tensors.put(node.output(0), phase);
    }

    private static int place(long index, int length) {
        return (int) Math.max(0, Math.min(length, index < 0 ? index + length : index));
    }

    private void maxPool(OnnxNode node) {
        if (node.square("dilations", 1) != 1
                || node.whole("ceil_mode", 0) != 0
                || node.outputs().size() != 1) {
            throw node.refused("is dilated, rounds up or tells places");
        }
        String map = tensors.map(node, 0);
        Shape from = draft.shape(map);
        int size = node.square("kernel_shape", 1);
        int stride = node.square("strides", 1);
        int[] pads = padding(node, from, size, stride);
        if (pads[0] != pads[1]) {
            throw node.refused("pads unevenly");
        }
        Shape to = from.windowed(size, stride, pads[0], from.channels());
        draft.add(new Layer.MaxPool(node.name(), map, to, size, stride, pads[0]));
        tensors.put(node.output(0), node.name());
    }

    /** Pixels before and after, the same for rows and columns. */
    private static int[] padding(OnnxNode node, Shape from, int size, int stride) {
        String auto = node.text("auto_pad", "NOTSET");
        if (auto.equals("SAME_UPPER")) {
            int all = Draft.same(from.height(), size, stride);
            return new int[] {all / 2, all - all / 2};
        }
        List<Long> pads = node.integers("pads", List.of(0L, 0L, 0L, 0L));
        boolean square = pads.size() == 4
                && pads.get(0).equals(pads.get(1))
                && pads.get(2).equals(pads.get(3));
        if (!square || !(auto.equals("NOTSET") || auto.equals("VALID"))) {
            throw node.refused("has the padding " + auto + " " + pads);
        }
        return new int[] {pads.get(0).intValue(), pads.get(2).intValue()};
    }

    private void resize(OnnxNode node) {
        String map = tensors.map(node, 0);
        Shape from = draft.shape(map);
        OnnxConstant sides = tensors.constant(node, node.hasInput(3) ? 3 : 2);
        if (sides.length() != 4) {
            throw node.refused("resizes " + sides.length() + " dimensions; expected 4");
        }
        int height = (int) (node.hasInput(3) ? sides.number(2) : Math.floor(from.height() * sides.number(2)));
        int width = (int) (node.hasInput(3) ? sides.number(3) : Math.floor(from.width() * sides.number(3)));
        String mode = node.text("mode", "nearest");
        String centres = node.text("coordinate_transformation_mode", "half_pixel");
        String rounding = node.text("nearest_mode", "round_prefer_floor");
        boolean nearest = mode.equals("nearest")
                && ((centres.equals("half_pixel") && rounding.startsWith("round"))
                        || (centres.equals("asymmetric") && rounding.endsWith("floor")));
        boolean linear = mode.equals("linear")
                && List.of("half_pixel", "pytorch_half_pixel").contains(centres);
        if (!nearest && !linear) {
            throw node.refused("resizes by " + mode + " with " + centres + " and " + rounding);
        }
        draft.resize(node, map, height, width, nearest);
        tensors.put(node.output(0), node.name());
    }
}
