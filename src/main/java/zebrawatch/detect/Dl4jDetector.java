package zebrawatch.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Detection;
import zebrawatch.video.Frame;

/**
 * Finds road users near a camera's crossings with NanoDet-g (RangiLyu/nanodet, COCO), a DL4J graph computed by {@link
 * zebrawatch.detect.run.Executor}. Each crossing is looked at in its own piece of the picture, see {@link Crops}; where
 * pieces overlap, what both show is given once.
 */
public final class Dl4jDetector implements Detector {
    private final Camera camera;
    private final List<Rect> crops;
    private final RoadUserNet net;

    private Dl4jDetector(Camera camera, List<Rect> crops, RoadUserNet net) {
        this.camera = camera;
        this.crops = crops;
        this.net = net;
    }

    /**
     * A detector of its own, about 40 MB of native memory, for one camera.
     *
     * @param models the folder with {@code manifest.json} and {@code cache/}
     * @throws DetectException if the weights are not installed or were changed
     */
    public static Dl4jDetector load(Path models, Camera camera) {
        List<Rect> crops = Crops.of(camera).stream().map(Crops::pixels).toList();
        return new Dl4jDetector(camera, crops, RoadUserNet.load(Weights.in(models), Weights.DEFAULT_NET));
    }

    /** The part of the camera's picture in which road users near {@code crossing} are looked for, in pixels. */
    public static Box view(Camera camera, Crossing crossing) {
        return Crops.of(camera).stream()
                .max(Comparator.comparingDouble(
                        crop -> crop.intersection(crossing.outline().bounds())))
                .orElseThrow();
    }

    /** @throws DetectException if the picture has not the size that the camera's crossings were drawn for */
    @Override
    public List<Detection> detect(Frame frame) {
        Mat picture = frame.pixels();
        if (frame.width() != camera.width() || frame.height() != camera.height()) {
            throw new DetectException("camera " + camera.id() + " sends pictures of " + frame.width() + "x"
                    + frame.height() + ", but its crossings were drawn for " + camera.width() + "x" + camera.height());
        }
        List<Detection> seen = new ArrayList<>();
        for (Rect crop : crops) {
            seen.addAll(net.look(picture, crop));
        }
        return Suppression.of(seen);
    }

    @Override
    public void close() {
        net.close();
        crops.forEach(Rect::close);
    }
}
