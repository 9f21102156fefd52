package zebrawatch.detect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import zebrawatch.detect.DetectException;

class StockGraphTest {
    private static final Shape PICTURE = new Shape(4, 4, 3);

    @Test
    void aNetReadBackIsTheSameNet() {
        Kernel kernel = new Kernel(3, 3, 2, numbers(54), new float[] {1, 2});
        Kernel each = new Kernel(3, 1, 4, numbers(36), new float[] {1, 2, 3, 4});
        Kernel uneven = new Kernel(3, 4, 2, numbers(72), new float[] {1, 2});
        List<Layer> layers = List.of(
                new Layer.Input("input1", PICTURE),
                new Layer.Conv("conv1", "input1", new Shape(4, 4, 2), kernel, 1, 1, Activation.leakyRelu(0.25f)),
                new Layer.MaxPool("maxpool1", "conv1", new Shape(2, 2, 2), 2, 2, 0),
                new Layer.Resize("resize1", "maxpool1", new Shape(4, 4, 2), true),
                new Layer.Concat("concat1", List.of("conv1", "resize1"), new Shape(4, 4, 4)),
                new Layer.Resize("resize2", "concat1", new Shape(2, 2, 4), false),
                new Layer.Add("add1", "resize2", "resize2", new Shape(2, 2, 4)),
                new Layer.Upsample("upsample1", "add1", new Shape(4, 4, 4)),
                new Layer.Depthwise("depthwise1", "upsample1", new Shape(2, 2, 4), each, 2, 0, 1, Activation.RELU6),
                new Layer.Conv("conv2", "depthwise1", new Shape(1, 1, 2), uneven, 2, 0, 1, Activation.SILU),
                new Layer.Resize("resize3", "upsample1", new Shape(8, 8, 4), true));

        Net net = new Net(layers, Map.of("conv2", "conv2", "resize3", "resize3"));

        Net back = GraphReader.read(StockGraph.of(net), PICTURE);

        assertThat(back.layers())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(layers);
        assertThat(back.outputs()).isEqualTo(net.outputs());
    }

    @Test
    void twiceIsBilinearWithHalfPixelCentres() {
        float[] values = {0, 4, 8, 16};
        ComputationGraph graph = StockGraph.of(new Net(
                List.of(
                        new Layer.Input("in", new Shape(1, 4, 1)),
                        new Layer.Resize("out", "in", new Shape(2, 8, 1), true)),
                Map.of("out", "out")));

        INDArray out = graph.outputSingle(Nd4j.createFromArray(values).reshape('c', 1, 1, 4, 1));

        float[] row = {0, 1, 3, 5, 7, 10, 14, 16};
        List<Float> twoRows = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            twoRows.add(row[i % 8]);
        }
        assertThat(out.dup('c').data().asFloat()).containsExactly(twoRows.toArray(Float[]::new));
    }

    @Test
    void aVertexThatCannotBeRunIsNamed() {
        ComputationGraph graph = graph(new ActivationLayer(new ActivationSwish()));

        assertThatThrownBy(() -> GraphReader.read(graph, PICTURE))
                .isInstanceOf(DetectException.class)
                .hasMessage("vertex odd of the graph is of a kind that this program cannot run");
    }

    @Test
    void aMeanThatIsNoBilinearResizeIsNamed() {
        ComputationGraph graph = graph(new SubsamplingLayer.Builder(PoolingType.AVG)
                .kernelSize(3, 3)
                .dataFormat(CNN2DFormat.NHWC)
                .build());

        assertThatThrownBy(() -> GraphReader.read(graph, PICTURE))
                .isInstanceOf(DetectException.class)
                .hasMessage("vertex odd of the graph is of a kind that this program cannot run");
    }

    private static ComputationGraph graph(org.deeplearning4j.nn.conf.layers.Layer layer) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("odd", layer, "in")
                .setInputTypes(InputType.convolutional(4, 4, 3, CNN2DFormat.NHWC))
                .setOutputs("odd")
                .build());
        graph.init();
        return graph;
    }

    private static float[] numbers(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return values;
    }
}
