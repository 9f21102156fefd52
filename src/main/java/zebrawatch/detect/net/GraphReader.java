package zebrawatch.detect.net;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.api.ndarray.INDArray;
import zebrawatch.detect.DetectException;

/** Reads a DL4J graph back into a {@link Net}; the inverse of {@link StockGraph}, bilinear resizes included. */
public final class GraphReader {
    private final ComputationGraph graph;
    private final ComputationGraphConfiguration configuration;
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    private GraphReader(ComputationGraph graph) {
        this.graph = graph;
        configuration = graph.getConfiguration();
    }

    /**
     * The net of a graph in NHWC order.
     *
     * @param input the size of its one picture, which a saved graph does not tell
     * @throws DetectException naming the vertex that this program cannot run
     */
    public static Net read(ComputationGraph graph, Shape input) {
        return new GraphReader(graph).read(input);
    }

    private Net read(Shape input) {
        String picture = configuration.getNetworkInputs().get(0);
        layers.put(picture, new Layer.Input(picture, input));
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            if (!layers.containsKey(name) && !isFirstHalfOfTwice(name)) {
                layers.put(name, layer(name));
            }
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        for (String output : configuration.getNetworkOutputs()) {
            outputs.put(output, map(output, output).name());
        }
        return new Net(List.copyOf(layers.values()), outputs);
    }

    private Layer layer(String name) {
        GraphVertex vertex = configuration.getVertices().get(name);
        Layer in = isTwice(name) ? map(input(input(input(name))), name) : map(input(name), name);
        Shape from = in.shape();
        if (isTwice(name)) {
            return new Layer.Resize(name, in.name(), from.doubled(), true);
        }
        if (isMean(name, 2, 0)) {
            return new Layer.Resize(name, in.name(), from.halved(), false);
        }
        if (vertex instanceof MergeVertex) {
            List<Layer> parts =
                    inputs(name).stream().map(part -> map(part, name)).toList();
            int channels = parts.stream().mapToInt(p -> p.shape().channels()).sum();
            return new Layer.Concat(name, inputs(name), from.withChannels(channels));
        }
        if (vertex instanceof ElementWiseVertex e
                && e.getOp() == ElementWiseVertex.Op.Add
                && inputs(name).size() == 2) {
            return new Layer.Add(name, in.name(), map(inputs(name).get(1), name).name(), from);
        }
        if (vertex instanceof LayerVertex l && l.getPreProcessor() == null) {
            if (configured(l) instanceof ConvolutionLayer c
                    && (c.getClass() == ConvolutionLayer.class || c.getClass() == DepthwiseConvolution2D.class)) {
                return convolution(name, in, c);
            }
            if (isNearest(name)) {
                return new Layer.Upsample(name, in.name(), from.doubled());
            }
            if (configured(l) instanceof SubsamplingLayer p && p.getPoolingType() == PoolingType.MAX) {
                return maxPool(name, in, p);
            }
        }
        throw refused(name, "is of a kind that this program cannot run");
    }

    private Layer convolution(String name, Layer in, ConvolutionLayer c) {
        boolean same = c.getConvolutionMode() == ConvolutionMode.Same;
        if (!c.hasBias()
                || (c.getConvolutionMode() != ConvolutionMode.Truncate && !same)
                || c.getCnn2dDataFormat() != CNN2DFormat.NHWC
                || square(name, c.getDilation()) != 1) {
            throw refused(name, "is a convolution of a kind that this program cannot run");
        }
        Shape from = in.shape();
        int size = square(name, c.getKernelSize());
        int stride = square(name, c.getStride());
        int all = same ? Draft.same(from.height(), size, stride) : 2 * square(name, c.getPadding());
        if (same && all != Draft.same(from.width(), size, stride)) {
            throw refused(name, "pads height and width differently");
        }
        int before = all / 2;
        int after = all - before;
        int outputs = (int) c.getNOut();
        Shape to = from.windowed(size, stride, before, after, outputs);
        Activation activation = activation(name, c.getActivationFn());
        float[] bias = graph.getLayer(name).getParam("b").dup('c').data().asFloat();
        INDArray weights = graph.getLayer(name).getParam("W");
        if (c instanceof DepthwiseConvolution2D) {
            Kernel kernel = new Kernel(size, 1, outputs, numbers(weights.permute(2, 3, 0, 1)), bias);
            return new Layer.Depthwise(name, in.name(), to, kernel, stride, before, after, activation);
        }
        Kernel kernel = new Kernel(size, (int) c.getNIn(), outputs, numbers(weights), bias);
        return new Layer.Conv(name, in.name(), to, kernel, stride, before, after, activation);
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    private Layer maxPool(String name, Layer in, SubsamplingLayer p) {
        if (p.getConvolutionMode() != ConvolutionMode.Truncate
                || p.getCnn2dDataFormat() != CNN2DFormat.NHWC
                || square(name, p.getDilation()) != 1) {
            throw refused(name, "is a pooling of a kind that this program cannot run");
        }
        int size = square(name, p.getKernelSize());
        int stride = square(name, p.getStride());
        int pad = square(name, p.getPadding());
        Shape shape = in.shape().windowed(size, stride, pad, in.shape().channels());
        return new Layer.MaxPool(name, in.name(), shape, size, stride, pad);
    }

    private Activation activation(String name, IActivation activation) {
        if (activation instanceof ActivationIdentity) {
            return Activation.NONE;
        }
        if (activation instanceof ActivationSigmoid) {
            return Activation.SIGMOID;
        }
        if (activation instanceof ActivationReLU6) {
            return Activation.RELU6;
        }
        if (activation instanceof ActivationSwish) {
            return Activation.SILU;
        }
        if (activation instanceof ActivationLReLU leaky) {
            return Activation.leakyRelu((float) leaky.getAlpha());
        }
        throw refused(name, "has the activation " + activation + ", which this program cannot run");
    }

    // ---- the poolings that stand for a bilinear resize, see StockGraph ----

    private boolean isTwice(String name) {
        return isMean(name, 1, 0) && isFirstHalfOfTwice(input(name));
    }

    private boolean isFirstHalfOfTwice(String name) {
        List<String> readers = readers(name);
        return (isNearest(name) && !readers.isEmpty() && readers.stream().allMatch(r -> isMean(r, 1, 1)))
                || (isMean(name, 1, 1) && isNearest(input(name)));
    }

    private boolean isNearest(String name) {
        return configuration.getVertices().get(name) instanceof LayerVertex l
                && configured(l) instanceof Upsampling2D up
                && up.getFormat() == CNN2DFormat.NHWC
                && square(name, up.getSize()) == 2;
    }

    private boolean isMean(String name, int stride, int pad) {
        return configuration.getVertices().get(name) instanceof LayerVertex l
                && configured(l) instanceof SubsamplingLayer p
                && p.getPoolingType() == PoolingType.AVG
                && p.getCnn2dDataFormat() == CNN2DFormat.NHWC
                && !p.isAvgPoolIncludePadInDivisor()
                && square(name, p.getKernelSize()) == 2
                && square(name, p.getStride()) == stride
                && square(name, p.getPadding()) == pad;
    }

    // ---- the graph's parts by name ----

    private static org.deeplearning4j.nn.conf.layers.Layer configured(LayerVertex vertex) {
        return vertex.getLayerConf().getLayer();
    }

    private List<String> inputs(String name) {
        return configuration.getVertexInputs().getOrDefault(name, List.of());
    }

    private List<String> readers(String name) {
        return configuration.getVertexInputs().entrySet().stream()
                .filter(vertex -> vertex.getValue().contains(name))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String input(String name) {
        return inputs(name).get(0);
    }

    private Layer map(String name, String reader) {
        Layer layer = layers.get(name);
        if (layer == null) {
            throw refused(reader, "reads " + name + ", which only makes sense inside a bilinear resize");
        }
        return layer;
    }

    private static int square(String name, int[] sides) {
        if (Arrays.stream(sides).distinct().count() != 1) {
            throw refused(name, "works on " + Arrays.toString(sides) + "; expected a square");
        }
        return sides[0];
    }

    private static DetectException refused(String name, String why) {
        return new DetectException("vertex " + name + " of the graph " + why);
    }
}
