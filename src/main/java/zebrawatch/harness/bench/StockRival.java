package zebrawatch.harness.bench;

import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import zebrawatch.detect.net.Shape;

/** {@code ComputationGraph.output()} of the whole published net, as any DL4J program would call it. */
final class StockRival implements Rival {
    private final ComputationGraph graph;
    private final List<String> outputs;
    private final INDArray input;
    private INDArray[] results = {};

    StockRival(ComputationGraph graph, Task task) {
        this.graph = graph;
        outputs = graph.getConfiguration().getNetworkOutputs();
        Shape in = task.input();
        float[] values = new float[in.length()];
        task.picture().duplicate().get(values);
        input = Nd4j.createFromArray(values).reshape('c', 1, in.height(), in.width(), in.channels());
    }

    @Override
    public void run() {
        results = graph.output(input);
    }

    @Override
    public FloatBuffer output(String name) {
        return FloatBuffer.wrap(results[outputs.indexOf(name)].dup('c').data().asFloat());
    }

    @Override
    public void close() {
        graph.close();
        input.close();
    }
}
