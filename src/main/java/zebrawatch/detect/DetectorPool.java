package zebrawatch.detect;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.meters.DetectorMeters;
import zebrawatch.scene.Camera;

/**
 * The detector of one machine: a few workers serve all its cameras. Each has one thread and memory of its own for a run of
 * the net, whose weights they share; a second thread on one picture would bring less than a second picture does. Cameras
 * take turns, see {@link WorkerPool}.
 */
public final class DetectorPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DetectorPool.class);

    private final RoadUserNet.Blueprint blueprint;
    private final WorkerPool<RoadUserNets> workers;
    private final Model model;

    private DetectorPool(RoadUserNet.Blueprint blueprint, WorkerPool<RoadUserNets> workers, Model model) {
        this.model = model;
        this.blueprint = blueprint;
        this.workers = workers;
    }

    /** As many workers as this machine has cores: with more they would only wait for each other. */
    public static int usualWorkers() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Starts the workers.
     *
     * @param models the folder with {@code manifest.json} and {@code cache/}
     * @param settings which net they run
     * @param workers how many, at least 1
     * @throws DetectException if the weights are not installed, were changed or cannot be used
     */
    public static DetectorPool open(Path models, DetectorSettings settings, int workers, DetectorMeters meters) {
        Weights weights = Weights.in(models);
        RoadUserNet.Blueprint blueprint = RoadUserNet.Blueprint.of(weights, settings);
        Model model = weights.model(settings);
        LOG.info(
                "{} has computed its first picture, {} s after the start",
                model.name(),
                ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
        return new DetectorPool(blueprint, new WorkerPool<>(workers, () -> new RoadUserNets(blueprint), meters), model);
    }

    /** A camera's view on the pool, which stays open when the detector is closed. */
    public Detector detector(Camera camera) {
        return new Dl4jDetector(camera, workers, model);
    }

    /** Pictures that are being looked at are finished, those that wait are refused. */
    @Override
    public void close() {
        workers.close();
        if (workers.isEmpty()) {
            blueprint.close();
        }
    }
}
