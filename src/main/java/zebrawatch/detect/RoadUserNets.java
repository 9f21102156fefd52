package zebrawatch.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.Detection;

/**
 * A worker's nets: one for each size of picture that its cameras' pieces need, see {@link DescribedNet#picture}. Most stations need
 * one or two. Used by one thread.
 */
final class RoadUserNets implements AutoCloseable {
    private final RoadUserNet.Blueprint blueprint;
    private final Map<Shape, RoadUserNet> nets = new HashMap<>();

    RoadUserNets(RoadUserNet.Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /** As {@link RoadUserNet#look}, with the net that fits the piece. */
    List<Detection> look(Mat picture, Rect crop) {
        return nets.computeIfAbsent(blueprint.picture(crop), blueprint::build).look(picture, crop);
    }

    @Override
    public void close() {
        nets.values().forEach(RoadUserNet::close);
    }
}
