package zebrawatch.detect.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes a {@link Net} as a DL4J graph of stock layers in NHWC order, which any DL4J program can load.
 *
 * <p>DL4J has no bilinear layer, but poolings express the two cases exactly. Half: the mean of 2x2, stride 2. Twice:
 * nearest neighbour x2, then the mean of 2x2 at stride 1, padded by one without counting the padding, then the same
 * unpadded; together the weights 1/4 1/2 1/4 with the edge repeated, which is half-pixel bilinear. The nearest pixel twice is
 * Upsampling2D alone.
 *
 * <p>Its layers are called by kind and number, the outputs as in the net.
 */
public final class StockGraph {
    private final GraphBuilder builder = new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .convolutionMode(ConvolutionMode.Truncate)
            .graphBuilder();
    private final Map<String, String> names = new HashMap<>();

    private StockGraph() {}

    /** The net as an initialised graph with the net's weights. */
    public static ComputationGraph of(Net net) {
        return new StockGraph().build(net);
    }

    /**
     * Writes the net as a graph that {@link ComputationGraph#load} reads. Its numbers stay unpacked: unpacking them took 0.3 s of
     * every start.
     */
    public static void save(Net net, Path file) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        ComputationGraph graph = of(net);
        ModelSerializer.writeModel(graph, packed, false);
        graph.close();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(packed.toByteArray()));
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
            to.setLevel(Deflater.NO_COMPRESSION);
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.transferTo(to);
            }
        }
    }

    private ComputationGraph build(Net net) {
        name(net);
        for (Layer layer : net.layers()) {
            add(
                    layer,
                    name(layer.name()),
                    layer.inputs().stream().map(this::name).toArray(String[]::new));
        }
        Shape in = net.input().shape();
        builder.setInputTypes(InputType.convolutional(in.height(), in.width(), in.channels(), CNN2DFormat.NHWC));
        builder.setOutputs(net.outputs().keySet().toArray(String[]::new));
        ComputationGraph graph = new ComputationGraph(builder.build());
        graph.init();
        for (Layer layer : net.layers()) {
            if (layer instanceof Layer.Convolution conv) {
                Kernel k = conv.kernel();
                var target = graph.getLayer(name(conv.name()));
                INDArray oihw =
                        Nd4j.createFromArray(k.weights()).reshape('c', k.outputs(), k.inputs(), k.size(), k.size());
                target.getParam("W").assign(layer instanceof Layer.Conv ? oihw : oihw.permute(2, 3, 0, 1));
                target.getParam("b").assign(Nd4j.createFromArray(k.bias()).reshape('c', 1, k.outputs()));
            }
        }
        return graph;
    }

    private void name(Net net) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Layer layer : net.layers()) {
            String kind = layer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            names.put(layer.name(), kind + counts.merge(kind, 1, Integer::sum));
        }
        net.outputs().forEach((output, layer) -> names.put(layer, output));
    }

    private String name(String layer) {
        return names.getOrDefault(layer, layer);
    }

    private void add(Layer layer, String name, String[] in) {
        if (layer instanceof Layer.Input) {
            builder.addInputs(name);
        } else if (layer instanceof Layer.Conv c) {
            Kernel k = c.kernel();
            ConvolutionLayer.Builder conv = new ConvolutionLayer.Builder(k.size(), k.size())
                    .nIn(k.inputs())
                    .dataFormat(CNN2DFormat.NHWC);
            builder.addLayer(name, completed(conv, c).build(), in);
        } else if (layer instanceof Layer.Depthwise d) {
            Kernel k = d.kernel();
            DepthwiseConvolution2D.Builder conv = new DepthwiseConvolution2D.Builder(k.size(), k.size())
                    .nIn(k.outputs())
                    .depthMultiplier(1)
                    .dataFormat(CNN2DFormat.NHWC);
            builder.addLayer(name, completed(conv, d).build(), in);
        } else if (layer instanceof Layer.MaxPool p) {
            builder.addLayer(name, pooling(PoolingType.MAX, p.size(), p.stride(), p.pad()), in);
        } else if (layer instanceof Layer.Concat) {
            builder.addVertex(name, new MergeVertex(), in);
        } else if (layer instanceof Layer.Add) {
            builder.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), in);
        } else if (layer instanceof Layer.Upsample) {
            builder.addLayer(name, nearest(), in);
        } else if (layer instanceof Layer.Resize r && r.twice()) {
            builder.addLayer(name + "-nearest", nearest(), in);
            builder.addLayer(name + "-mean", pooling(PoolingType.AVG, 2, 1, 1), name + "-nearest");
            builder.addLayer(name, pooling(PoolingType.AVG, 2, 1, 0), name + "-mean");
        } else {
            builder.addLayer(name, pooling(PoolingType.AVG, 2, 2, 0), in);
        }
    }

    /** DL4J pads unevenly in its mode Same only. */
    private static <T extends ConvolutionLayer.BaseConvBuilder<T>> T completed(T builder, Layer.Convolution conv) {
        builder.nOut(conv.kernel().outputs())
                .stride(conv.stride(), conv.stride())
                .activation(activation(conv.activation()));
        return conv.padAfter() == conv.pad()
                ? builder.padding(conv.pad(), conv.pad())
                : builder.convolutionMode(ConvolutionMode.Same);
    }

    private static Upsampling2D nearest() {
        return new Upsampling2D.Builder(2).dataFormat(CNN2DFormat.NHWC).build();
    }

    private static SubsamplingLayer pooling(PoolingType type, int size, int stride, int pad) {
        return new SubsamplingLayer.Builder(
                        type, new int[] {size, size}, new int[] {stride, stride}, new int[] {pad, pad})
                .avgPoolIncludePadInDivisor(false)
                .dataFormat(CNN2DFormat.NHWC)
                .build();
    }

    private static IActivation activation(Activation activation) {
        return switch (activation.kind()) {
            case NONE -> new ActivationIdentity();
            case SIGMOID -> new ActivationSigmoid();
            case LEAKY_RELU -> new ActivationLReLU(activation.slope());
            case RELU6 -> new ActivationReLU6();
            case SILU -> new ActivationSwish();
        };
    }
}
