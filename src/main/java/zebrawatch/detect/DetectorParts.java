package zebrawatch.detect;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Rect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import zebrawatch.detect.net.Net;
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
    private final Rect crop;
    private Letterbox.Placement placement = new Letterbox.Placement(0, 0, 1, 1);

    private DetectorParts(DescribedNet described, Camera camera) {
        this.described = described;
        blueprint = RoadUserNet.Blueprint.of(described);
        net = blueprint.build();
        crop = Crops.pixels(Crops.of(camera).get(0));
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

    /** The net that the executor computes: of the published one, what road users need. */
    public Net net() {
        return blueprint.net();
    }

    /** The whole published net as a graph of DL4J's own layers; the caller closes it. */
    public ComputationGraph stockGraph() {
        return StockGraph.of(described.net());
    }

    @Override
    public void close() {
        net.close();
        blueprint.close();
        crop.close();
    }
}
