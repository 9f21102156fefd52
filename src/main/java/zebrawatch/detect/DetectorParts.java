package zebrawatch.detect;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Rect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;
import zebrawatch.detect.net.StockGraph;
import zebrawatch.detect.run.Executor;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Detection;
import zebrawatch.video.Frame;

/**
 * What a worker does with one crop of a camera's picture, part by part, so that each part can be measured by itself. Used
 * by one thread.
 */
public final class DetectorParts implements AutoCloseable {
    private final DescribedNet described;
    private final RoadUserNet.Blueprint blueprint;
    private final RoadUserNet net;
    private final RoadUserNet square;
    private final Rect crop;
    private Letterbox.Placement placement = new Letterbox.Placement(0, 0, 1, 1);

    private DetectorParts(DescribedNet described, Camera camera) {
        this.described = described;
        blueprint = RoadUserNet.Blueprint.of(described);
        crop = Crops.pixels(Crops.of(camera).get(0));
        net = blueprint.build(blueprint.picture(crop));
        square = blueprint.build();
    }

    /** The installed nets. */
    public static List<String> nets(Path models) {
        return Weights.in(models).installedNets();
    }

    /**
     * The parts round one net.
     *
     * @param camera whose first crop is looked at
     * @throws DetectException if the net is not installed or its file cannot be used
     */
    public static DetectorParts of(Path models, DetectorSettings net, Camera camera) {
        return new DetectorParts(Weights.in(models).load(net), camera);
    }

    /** Brings the crop into the net's input. */
    public void fill(Frame frame) {
        placement = net.fill(frame.pixels(), crop);
    }

    /** Computes the outputs of the input. */
    public Executor executor() {
        return net.executor();
    }

    /** The road users that the outputs tell of. */
    public List<Detection> read() {
        return Suppression.of(net.read(placement));
    }

    /** The size of the input. */
    public Shape input() {
        return blueprint.picture(crop);
    }

    /** Of the published net what road users need, for its own size of input. */
    public Net net() {
        return blueprint.net();
    }

    /** Brings the crop into the input of {@link #square}. */
    public void fillSquare(Frame frame) {
        square.fill(frame.pixels(), crop);
    }

    /** Computes {@link #net} on its own size of input, as other runtimes do. */
    public Executor square() {
        return square.executor();
    }

    /** The whole published net as a graph of DL4J's own layers; the caller closes it. */
    public ComputationGraph stockGraph() {
        return StockGraph.of(described.net());
    }

    @Override
    public void close() {
        net.close();
        square.close();
        blueprint.close();
        crop.close();
    }
}
