package zebrawatch.detect.net;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final TfjsTensors tensors;
    private final Set<String> visited = new HashSet<>();
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    private TfjsImport(TfjsGraph graph) {
        this.graph = graph;
        tensors = new TfjsTensors(graph);
    }

    /**
     * Reads {@code model.json} and the weight files it names.
     *
     * @throws DetectException naming the node and the operation that cannot be taken
     */
    public static Net read(Path file) {
        return new TfjsImport(TfjsGraph.read(file)).net();
    }

    private Net net() {
        Map<String, String> outputs = new LinkedHashMap<>();
        visit(graph.input());
        for (String output : graph.outputs()) {
            visit(output);
            Tensor tensor = tensors.mapIfAny(output);
            if (tensor == null
                    || tensor.pad() > 0
                    || !Set.of(CHANNELS_LAST, "NPC").contains(tensor.order())) {
                throw new DetectException(graph.file() + ": output " + output + " is not in the order NHWC");
            }
            outputs.put(output, tensor.layer());
        }
        return new Net(List.copyOf(layers.values()), outputs);
    }

    private void visit(String tensor) {
        String name = tensor.split(":", 2)[0];
        if (visited.add(name)) {
            TfjsGraph.Node node = graph.nodes().get(name);
            if (node == null) {
                throw new DetectException(graph.file() + ": node " + name + " is read but is not there");
            }
            node.inputs().forEach(this::visit);
            take(node);
        }
    }

    private void take(TfjsGraph.Node node) {
        switch (node.op()) {
            case "Const" -> tensors.constant(node.name(), node);
            case "SparseToDense" -> fill(node);
            case "Placeholder" -> picture(node);
            case "Identity" -> tensors.put(node, tensors.source(node, 0));
            case "Transpose" -> transpose(node);
            case "Reshape" -> flatten(node);
            case "Pad", "PadV2" -> pad(node);
            case "Conv2D" -> convolution(node);
            case "Add", "AddV2", "BiasAdd" -> add(node);
            case "LeakyRelu" -> activate(node, Activation.leakyRelu(node.number("alpha", 0.2f)));
            case "Sigmoid" -> activate(node, Activation.SIGMOID);
            case "MaxPool" -> maxPool(node);
            case "ConcatV2" -> concat(node);
            case "ResizeBilinear" -> resize(node);
            case "SplitV" -> split(node);
            default -> throw node.refused("is an operation that this program does not know");
        }
    }

    private void picture(TfjsGraph.Node node) {
        List<Integer> size = node.shape("shape");
        boolean first = size.size() == 4 && size.get(1) == 3;
        if (size.size() != 4 || size.get(0) != 1 || (!first && size.get(3) != 3)) {
            throw node.refused("has the shape " + size + "; expected one picture of three channels");
        }
        Shape shape = first ? new Shape(size.get(2), size.get(3), 3) : new Shape(size.get(1), size.get(2), 3);
        add(node, new Layer.Input(node.name(), shape), first ? CHANNELS_FIRST : CHANNELS_LAST);
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
        Shape from = layer(in).shape();
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
        int size = weights.shape().get(0);
        int inputs = weights.shape().get(2);
        int outputs = weights.shape().get(3);
        if (size != weights.shape().get(1) || inputs != layer(in).shape().channels()) {
            throw node.refused("has weights " + weights.shape() + "; expected a square of all channels");
        }
        if (node.integers("dilations").stream().anyMatch(d -> d != 1)) {
            throw node.refused("is dilated");
        }
        int stride = square(node, "strides");
        int pad = padding(node, in, size, stride);
        Kernel kernel = new Kernel(
                size, inputs, outputs, outputsFirst(weights.floats(), size, inputs, outputs), new float[outputs]);
        Shape shape = layer(in).shape().windowed(size, stride, pad, outputs);
        add(node, new Layer.Conv(node.name(), in.layer(), shape, kernel, stride, pad, Activation.NONE), CHANNELS_LAST);
    }

    /** [size, size, inputs, outputs] to [outputs, inputs, size, size]. */
    private static float[] outputsFirst(float[] from, int size, int inputs, int outputs) {
        float[] to = new float[from.length];
        int at = 0;
        for (int pixel = 0; pixel < size * size; pixel++) {
            for (int i = 0; i < inputs; i++) {
                for (int o = 0; o < outputs; o++) {
                    to[(o * inputs + i) * size * size + pixel] = from[at++];
                }
            }
        }
        return to;
    }

    private void add(TfjsGraph.Node node) {
        TfjsConstant left = tensors.constantIfAny(node.input(0));
        TfjsConstant right = tensors.constantIfAny(node.input(1));
        if (left != null && right != null) {
            tensors.put(
                    node,
                    TfjsConstant.of(IntStream.range(0, left.integers().length)
                            .map(i -> left.integers()[i] + right.integers()[i])
                            .toArray()));
        } else if (right != null) {
            bias(node, right.floats());
        } else {
            Tensor a = tensors.unpadded(node, 0);
            Tensor b = tensors.unpadded(node, 1);
            if (!a.order().equals(b.order()) || !layer(a).shape().equals(layer(b).shape())) {
                throw node.refused("adds maps of different size or order");
            }
            add(node, new Layer.Add(node.name(), a.layer(), b.layer(), layer(a).shape()), a.order());
        }
    }

    private void bias(TfjsGraph.Node node, float[] bias) {
        Tensor in = tensors.unpadded(node, 0);
        Layer.Conv conv = changeable(node, in);
        if (!in.order().endsWith("C") || bias.length != conv.kernel().outputs()) {
            throw node.refused("adds something else than a bias for each channel");
        }
        layers.put(conv.name(), conv.with(conv.name(), conv.kernel().withBias(bias), Activation.NONE));
        tensors.put(node, new Tensor(conv.name(), in.order()));
    }

    private void activate(TfjsGraph.Node node, Activation activation) {
        Tensor in = tensors.unpadded(node, 0);
        Layer.Conv conv = changeable(node, in);
        layers.put(conv.name(), conv.with(conv.name(), conv.kernel(), activation));
        tensors.put(node, new Tensor(conv.name(), in.order()));
    }

    private void split(TfjsGraph.Node node) {
        Tensor in = tensors.unpadded(node, 0);
        Layer.Conv conv = changeable(node, in);
        int[] sizes = tensors.constant(node.input(1), node).integers();
        channelAxis(node, in, tensors.constant(node.input(2), node));
        layers.remove(conv.name());
        int from = 0;
        for (int i = 0; i < sizes.length; i++) {
            String name = i == 0 ? node.name() : node.name() + ":" + i;
            int[] channels = IntStream.range(from, from + sizes[i]).toArray();
            layers.put(name, conv.with(name, conv.kernel().channels(channels), Activation.NONE));
            tensors.put(name, new Tensor(name, in.order()));
            from += sizes[i];
        }
    }

    private void maxPool(TfjsGraph.Node node) {
        Tensor in = window(node, Float.NEGATIVE_INFINITY);
        int size = square(node, "ksize");
        int stride = square(node, "strides");
        int pad = padding(node, in, size, stride);
        Shape from = layer(in).shape();
        Shape shape = from.windowed(size, stride, pad, from.channels());
        add(node, new Layer.MaxPool(node.name(), in.layer(), shape, size, stride, pad), CHANNELS_LAST);
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
        int channels = parts.stream().mapToInt(p -> layer(p).shape().channels()).sum();
        List<String> inputs = parts.stream().map(Tensor::layer).toList();
        Shape shape = layer(first).shape().withChannels(channels);
        add(node, new Layer.Concat(node.name(), inputs, shape), first.order());
    }

    private void resize(TfjsGraph.Node node) {
        Tensor in = tensors.unpadded(node, 0);
        Shape from = layer(in).shape();
        int[] size = tensors.constant(node.input(1), node).integers();
        Shape to = new Shape(size[0], size[1], from.channels());
        boolean twice = to.height() == 2 * from.height() && to.width() == 2 * from.width();
        boolean half = 2 * to.height() == from.height() && 2 * to.width() == from.width();
        if (!in.order().equals(CHANNELS_LAST)
                || !node.flag("half_pixel_centers")
                || node.flag("align_corners")
                || (!twice && !half)) {
            throw node.refused("resizes " + from + " to " + to + "; expected twice or half with half-pixel centres");
        }
        add(node, new Layer.Resize(node.name(), in.layer(), to, twice), CHANNELS_LAST);
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

    private static int padding(TfjsGraph.Node node, Tensor in, int size, int stride) {
        String padding = node.text("padding");
        if (padding.equals("SAME") && stride == 1 && size % 2 == 1 && in.pad() == 0) {
            return size / 2;
        }
        if (!padding.equals("VALID")) {
            throw node.refused("has the padding " + padding + " at stride " + stride);
        }
        return in.pad();
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

    private Layer.Conv changeable(TfjsGraph.Node node, Tensor in) {
        if (in.unseen()
                && layer(in) instanceof Layer.Conv conv
                && conv.activation().equals(Activation.NONE)) {
            return conv;
        }
        throw node.refused("does not follow a convolution of its own");
    }

    private Layer layer(Tensor tensor) {
        Layer layer = layers.get(tensor.layer());
        if (layer == null) {
            throw new IllegalStateException(tensor.layer() + " was changed while it was still read");
        }
        return layer;
    }

    private void add(TfjsGraph.Node node, Layer layer, String order) {
        layers.put(layer.name(), layer);
        tensors.put(node, new Tensor(layer.name(), order));
    }
}
