package zebrawatch.detect.net;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import zebrawatch.detect.DetectException;
import zebrawatch.detect.net.TfjsTensors.Tensor;

/**
 * Reads a TensorFlow.js graph model into a {@link Net}. The net's maps all lie in NHWC order, so transpositions vanish;
 * each tensor remembers its own order of dimensions so that every axis in the model is understood rightly. Padding moves
 * into the layer behind it, bias and activation into the convolution before them, and a split of a convolution's channels
 * becomes two convolutions. Arithmetic on sizes is folded.
 */
public final class TfjsImport {
    private static final String CHANNELS_FIRST = "NCHW";
    private static final String CHANNELS_LAST = "NHWC";

    private final TfjsGraph graph;
    private final List<String> outputs;
    private final TfjsTensors tensors;
    private final Set<String> visited = new HashSet<>();
    private final Draft draft = new Draft();

    private TfjsImport(TfjsGraph graph, List<String> outputs) {
        this.graph = graph;
        this.outputs = outputs;
        tensors = new TfjsTensors(graph, outputs);
    }

    /**
     * Reads {@code model.json} and the weight files it names, from the picture to the outputs.
     *
     * @param input the node in whose place the picture comes
     * @param picture its size
     * @param outputs the nodes whose values are wanted
     * @throws DetectException naming the node and the operation that cannot be taken
     */
    public static Net read(Path file, String input, Shape picture, List<String> outputs) {
        TfjsImport model = new TfjsImport(TfjsGraph.read(file), outputs);
        TfjsGraph.Node node = model.node(input);
        model.visited.add(input);
        boolean channelsFirst =
                node.shape("shape").size() == 4 && node.shape("shape").get(1) == 3;
        model.add(node, new Layer.Input(input, picture), channelsFirst ? CHANNELS_FIRST : CHANNELS_LAST);
        return model.net();
    }

    private Net net() {
        Map<String, String> made = new LinkedHashMap<>();
        for (String output : outputs) {
            visit(output);
            Tensor tensor = tensors.mapIfAny(output);
            if (tensor == null
                    || tensor.pad() > 0
                    || !Set.of(CHANNELS_LAST, "NPC").contains(tensor.order())) {
                throw new DetectException(graph.file() + ": output " + output + " is not in the order NHWC");
            }
            made.put(output, tensor.layer());
        }
        return draft.net(graph.file().toString(), made);
    }

    private void visit(String tensor) {
        String name = tensor.split(":", 2)[0];
        if (visited.add(name)) {
            TfjsGraph.Node node = node(name);
            node.inputs().forEach(this::visit);
            take(node);
        }
    }

    private TfjsGraph.Node node(String name) {
        TfjsGraph.Node node = graph.nodes().get(name);
        if (node == null) {
            throw new DetectException(graph.file() + ": node " + name + " is read but is not there");
        }
        return node;
    }

    private void take(TfjsGraph.Node node) {
        switch (node.op()) {
            case "Const" -> tensors.constant(node.name(), node);
            case "SparseToDense" -> fill(node);
            case "Identity" -> tensors.put(node, tensors.source(node, 0));
            case "Transpose" -> transpose(node);
            case "Reshape" -> flatten(node);
            case "Pad", "PadV2" -> pad(node);
            case "Conv2D", "DepthwiseConv2dNative" -> convolution(node);
            case "_FusedConv2D" -> fused(node);
            case "Add", "AddV2", "BiasAdd", "AddN" -> add(node);
            case "Mul" -> scale(node);
            case "FusedBatchNorm", "FusedBatchNormV3" -> normalise(node);
            case "LeakyRelu" -> activate(node, Activation.leakyRelu(node.number("alpha", 0.2f)));
            case "Relu" -> activate(node, Activation.RELU);
            case "Relu6" -> activate(node, Activation.RELU6);
            case "Sigmoid" -> activate(node, Activation.SIGMOID);
            case "MaxPool" -> maxPool(node);
            case "ConcatV2" -> concat(node);
            case "ResizeBilinear" -> resize(node);
            case "SplitV" -> split(node);
            default -> throw node.refused("is an operation that this program does not know");
        }
    }

    private void fill(TfjsGraph.Node node) {
        if (tensors.constant(node.input(0), node).shape().get(0) != 0) {
            throw node.refused("sets values; expected one that only fills");
        }
        int[] filled = new int[tensors.constant(node.input(1), node).integers()[0]];
        Arrays.fill(filled, tensors.constant(node.input(3), node).integers()[0]);
        tensors.put(node, TfjsConstant.of(filled));
    }

    private void transpose(TfjsGraph.Node node) {
        Tensor in = tensors.source(node, 0);
        StringBuilder order = new StringBuilder();
        for (int axis : tensors.constant(node.input(1), node).integers()) {
            order.append(in.order().charAt(axis));
        }
        tensors.put(node, new Tensor(in.layer(), order.toString(), in.pad(), in.padding(), in.unseen()));
    }

    private void flatten(TfjsGraph.Node node) {
        Tensor in = tensors.unpadded(node, 0);
        Shape from = draft.shape(in.layer());
        int[] to = tensors.constant(node.input(1), node).integers();
        boolean first = in.order().equals(CHANNELS_FIRST);
        int channels = to.length == 3 ? to[first ? 1 : 2] : 0;
        int pixels = to.length == 3 ? to[first ? 2 : 1] : 0;
        if (channels != from.channels() || (pixels != -1 && pixels != from.pixels())) {
            throw node.refused("changes more than height and width into one dimension");
        }
        tensors.put(node, new Tensor(in.layer(), first ? "NCP" : "NPC", 0, 0, in.unseen()));
    }

    private void pad(TfjsGraph.Node node) {
        Tensor in = tensors.unpadded(node, 0);
        int[] sides = tensors.constant(node.input(1), node).integers();
        float value = node.op().equals("PadV2")
                ? tensors.constant(node.input(2), node).floats()[0]
                : 0;
        if (in.order().equals(CHANNELS_LAST)
                && value == 0
                && Arrays.stream(sides, 0, 7).allMatch(side -> side == 0)) {
            Shape from = draft.shape(in.layer());
            draft.widen(node, in.layer(), from.channels() + sides[7]);
            tensors.put(node, new Tensor(node.name(), CHANNELS_LAST));
            return;
        }
        int pad = sides[2 * in.order().indexOf('H')];
        for (int i = 0; i < sides.length; i++) {
            char dimension = in.order().charAt(i / 2);
            if (sides[i] != (dimension == 'H' || dimension == 'W' ? pad : 0)) {
                throw node.refused("pads unevenly");
            }
        }
        tensors.put(node, new Tensor(in.layer(), in.order(), pad, value, false));
    }

    private void convolution(TfjsGraph.Node node) {
        Tensor in = window(node, 0);
        TfjsConstant weights = tensors.constant(node.input(1), node);
        boolean depthwise = node.op().equals("DepthwiseConv2dNative");
        int size = weights.shape().get(0);
        int inputs = weights.shape().get(2);
        int each = weights.shape().get(3);
        Shape from = draft.shape(in.layer());
        if (size != weights.shape().get(1) || inputs != from.channels()) {
            throw node.refused("has weights " + weights.shape() + "; expected a square of all channels");
        }
        if (node.integers("dilations").stream().anyMatch(d -> d != 1)) {
            throw node.refused("is dilated");
        }
        int stride = square(node, "strides");
        int all = padding(node, in, size, stride);
        draft.convolve(
                node,
                in.layer(),
                depthwise
                        ? weights.pixelsLast(size * size, 1, inputs * each)
                        : weights.pixelsLast(size * size, inputs, each),
                size,
                depthwise ? inputs * each : each,
                depthwise ? inputs : 1,
                stride,
                all / 2,
                all - all / 2);
        tensors.put(node, new Tensor(node.name(), CHANNELS_LAST));
    }

    /** A convolution with its bias and perhaps its activation in one node. */
    private void fused(TfjsGraph.Node node) {
        List<String> more = node.texts("fused_ops");
        if (!more.equals(List.of("BiasAdd")) && !more.equals(List.of("BiasAdd", "Relu"))) {
            throw node.refused("is fused with " + more + "; expected BiasAdd and perhaps Relu");
        }
        convolution(node);
        draft.shift(
                node, node.name(), true, tensors.constant(node.input(2), node).floats());
        if (more.contains("Relu")) {
            draft.activate(node, node.name(), true, Activation.RELU);
        }
    }

    private void add(TfjsGraph.Node node) {
        TfjsConstant left = tensors.constantIfAny(node.input(0));
        TfjsConstant right = tensors.constantIfAny(node.input(1));
        if (node.inputs().size() != 2) {
            throw node.refused("adds " + node.inputs().size() + " maps; expected two");
        }
        if (left != null && right != null) {
            tensors.put(
                    node,
                    TfjsConstant.of(IntStream.range(0, left.integers().length)
                            .map(i -> left.integers()[i] + right.integers()[i])
                            .toArray()));
        } else if (left != null || right != null) {
            Tensor in = channelsLast(node, right != null ? 0 : 1);
            draft.shift(node, in.layer(), in.unseen(), (right != null ? right : Objects.requireNonNull(left)).floats());
            tensors.put(node, new Tensor(in.layer(), in.order()));
        } else {
            Tensor a = tensors.unpadded(node, 0);
            Tensor b = tensors.unpadded(node, 1);
            if (!a.order().equals(b.order())) {
                throw node.refused("adds maps of different order");
            }
            draft.sum(node, a.layer(), a.unseen(), b.layer(), b.unseen());
            tensors.put(node, new Tensor(node.name(), a.order()));
        }
    }

    private void scale(TfjsGraph.Node node) {
        Tensor in = channelsLast(node, 0);
        float[] factors = tensors.constant(node.input(1), node).floats();
        draft.scale(node, in.layer(), in.unseen(), factors, new float[factors.length]);
        tensors.put(node, new Tensor(in.layer(), in.order()));
    }

    /** y = gamma (x - mean) / sqrt(variance + epsilon) + beta. */
    private void normalise(TfjsGraph.Node node) {
        Tensor in = channelsLast(node, 0);
        float[][] numbers = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> tensors.constant(node.input(i), node).floats())
                .toArray(float[][]::new);
        float epsilon = node.number("epsilon", 1e-4f);
        draft.normalise(node, in.layer(), in.unseen(), numbers[0], numbers[1], numbers[2], numbers[3], epsilon);
        tensors.put(node, new Tensor(in.layer(), in.order()));
    }

    private Tensor channelsLast(TfjsGraph.Node node, int input) {
        Tensor in = tensors.unpadded(node, input);
        if (!in.order().endsWith("C")) {
            throw node.refused("works along the last axis of " + in.order() + "; expected the channels");
        }
        return in;
    }

    private void activate(TfjsGraph.Node node, Activation activation) {
        Tensor in = tensors.unpadded(node, 0);
        if (draft.layer(in.layer()) instanceof Layer.Add) {
            draft.activateSum(node, in.layer(), activation);
            tensors.put(node, new Tensor(node.name(), in.order()));
        } else {
            draft.activate(node, in.layer(), in.unseen(), activation);
            tensors.put(node, new Tensor(in.layer(), in.order()));
        }
    }

    private void split(TfjsGraph.Node node) {
        Tensor in = tensors.unpadded(node, 0);
        int[] sizes = tensors.constant(node.input(1), node).integers();
        channelAxis(node, in, tensors.constant(node.input(2), node));
        int from = 0;
        for (int i = 0; i < sizes.length; i++) {
            String name = i == 0 ? node.name() : node.name() + ":" + i;
            draft.choose(node, in.layer(), name, from, from + sizes[i]);
            tensors.put(name, new Tensor(name, in.order()));
            from += sizes[i];
        }
    }

    private void maxPool(TfjsGraph.Node node) {
        Tensor in = window(node, Float.NEGATIVE_INFINITY);
        int size = square(node, "ksize");
        int stride = square(node, "strides");
        int all = padding(node, in, size, stride);
        if (all % 2 != 0) {
            throw node.refused("pads unevenly");
        }
        Shape from = draft.shape(in.layer());
        Shape shape = from.windowed(size, stride, all / 2, from.channels());
        add(node, new Layer.MaxPool(node.name(), in.layer(), shape, size, stride, all / 2), CHANNELS_LAST);
    }

    private void concat(TfjsGraph.Node node) {
        int count = node.inputs().size() - 1;
        Tensor first = tensors.unpadded(node, 0);
        channelAxis(node, first, tensors.constant(node.input(count), node));
        List<Tensor> parts = IntStream.range(0, count)
                .mapToObj(i -> tensors.unpadded(node, i))
                .toList();
        if (parts.stream().anyMatch(p -> !p.order().equals(first.order()))) {
            throw node.refused("joins maps of different order");
        }
        draft.concat(node, parts.stream().map(Tensor::layer).toList());
        tensors.put(node, new Tensor(node.name(), first.order()));
    }

    private void resize(TfjsGraph.Node node) {
        Tensor in = tensors.unpadded(node, 0);
        int[] size = tensors.constant(node.input(1), node).integers();
        if (!in.order().equals(CHANNELS_LAST) || !node.flag("half_pixel_centers") || node.flag("align_corners")) {
            throw node.refused("resizes " + in.order() + " by its corners; expected NHWC with half-pixel centres");
        }
        draft.resize(node, in.layer(), size[0], size[1], false);
        tensors.put(node, new Tensor(node.name(), CHANNELS_LAST));
    }

    // ---- what the operations ask about their inputs ----

    /** The input of a convolution or pooling, whose padding must have the value {@code padding}. */
    private Tensor window(TfjsGraph.Node node, float padding) {
        Tensor in = tensors.source(node, 0);
        if (!in.order().equals(CHANNELS_LAST)
                || !List.of("", CHANNELS_LAST).contains(node.text("data_format"))
                || (in.pad() > 0 && in.padding() != padding)) {
            throw node.refused("reads a map of the order " + in.order() + " padded with " + in.padding());
        }
        return in;
    }

    /** All pixels of padding along a side. */
    private int padding(TfjsGraph.Node node, Tensor in, int size, int stride) {
        String padding = node.text("padding");
        Shape from = draft.shape(in.layer());
        int same = Draft.same(from.height(), size, stride);
        if (padding.equals("SAME") && in.pad() == 0 && same == Draft.same(from.width(), size, stride)) {
            return same;
        }
        if (!padding.equals("VALID")) {
            throw node.refused("has the padding " + padding + " at stride " + stride + " on a map of " + from);
        }
        return 2 * in.pad();
    }

    private static int square(TfjsGraph.Node node, String attribute) {
        List<Integer> values = node.integers(attribute);
        if (values.size() != 4 || !values.get(1).equals(values.get(2))) {
            throw node.refused("has the " + attribute + " " + values + "; expected a square in NHWC");
        }
        return values.get(1);
    }

    private static void channelAxis(TfjsGraph.Node node, Tensor in, TfjsConstant axis) {
        int at = axis.integers()[0];
        if (in.order().indexOf('C') != Math.floorMod(at, in.order().length())) {
            throw node.refused("works along axis " + at + " of " + in.order() + "; expected the channels");
        }
    }

    private void add(TfjsGraph.Node node, Layer layer, String order) {
        draft.add(layer);
        tensors.put(node, new Tensor(layer.name(), order));
    }
}
