package zebrawatch.detect;

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
 * zebrawatch.detect.run.Executor} in a worker of the {@link DetectorPool}. Each crossing is looked at in its own piece of
 * the picture, see {@link Crops}; where pieces overlap, what both show is given once.
 */
public final class Dl4jDetector implements Detector {
    private final Camera camera;
    private final List<Rect> crops;
    private final WorkerPool<RoadUserNets> workers;
    private final Model model;

    Dl4jDetector(Camera camera, WorkerPool<RoadUserNets> workers, Model model) {
        this.model = model;
        this.camera = camera;
        this.workers = workers;
        crops = Crops.of(camera).stream().map(Crops::pixels).toList();
    }

    /** The part of the camera's picture in which road users near {@code crossing} are looked for, in pixels. */
    public static Box view(Camera camera, Crossing crossing) {
        return Crops.of(camera).stream()
                .max(Comparator.comparingDouble(
                        crop -> crop.intersection(crossing.outline().bounds())))
                .orElseThrow();
    }

    /**
     * Waits for its turn and for the answer; the picture is not looked at afterwards.
     *
     * @throws DetectException if the picture has not the size that the camera's crossings were drawn for
     * @throws UnansweredException if a newer picture took the place of this one or a worker died of it
     */
    @Override
    public List<Detection> detect(Frame frame) {
        if (frame.width() != camera.width() || frame.height() != camera.height()) {
            throw new DetectException("camera " + camera.id() + " sends pictures of " + frame.width() + "x"
                    + frame.height() + ", but its crossings were drawn for " + camera.width() + "x" + camera.height());
        }
        return workers.ask(camera.id(), nets -> look(nets, frame.pixels()));
    }

    private List<Detection> look(RoadUserNets nets, Mat picture) {
        List<Detection> seen = new ArrayList<>();
        for (Rect crop : crops) {
            seen.addAll(nets.look(picture, crop));
        }
        return Suppression.of(seen);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public void close() {
        crops.forEach(Rect::close);
    }
}
