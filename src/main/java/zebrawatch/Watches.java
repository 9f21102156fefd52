package zebrawatch;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.config.ConfigException;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.FleetListener;
import zebrawatch.meters.CameraMeters;
import zebrawatch.scene.CameraId;

/** The cameras that this station watches, each on its own; a camera costs nothing before it is watched. */
final class Watches implements FleetListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private final Lines lines;
    private final SortedMap<CameraId, Watch> watches = new TreeMap<>();

    /** Makes lines. */
    interface Lines {
        /** The metrics of a camera. */
        CameraMeters meters(CameraId camera);

        /** Opens a camera and its line. */
        LiveLine open(CameraSettings settings, CameraMeters meters);
    }

    Watches(Lines lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void watch(CameraConfig camera) {
        try {
            begin(CameraFile.parse(camera.id().value(), camera.text(), Path.of("")));
        } catch (ConfigException e) {
            LOG.error("{}: is not watched, its configuration cannot be used: {}", camera.id(), e.getMessage());
        }
    }

    /** A configuration that cannot be used changes nothing: the camera is watched as before. */
    @Override
    public synchronized void reconfigured(CameraConfig camera) {
        try {
            CameraSettings settings = CameraFile.parse(camera.id().value(), camera.text(), Path.of(""));
            release(camera.id());
            begin(settings);
        } catch (ConfigException e) {
            LOG.error(
                    "{}: is watched as before, its new configuration cannot be used: {}", camera.id(), e.getMessage());
        }
    }

    @Override
    public synchronized void release(CameraId camera) {
        Watch watch = watches.remove(camera);
        if (watch != null) {
            watch.end();
            LOG.info("{}: is not watched here any more", camera);
        }
    }

    /** Which cameras are watched. */
    synchronized List<CameraId> cameras() {
        return List.copyOf(watches.keySet());
    }

    private void begin(CameraSettings settings) {
        CameraId id = settings.camera().id();
        CameraMeters meters = lines.meters(id);
        Supplier<LiveLine> line = () -> lines.open(settings, meters);
        watches.put(id, Watch.begin(id, line, meters));
        LOG.info("{}: is watched, {}", id, settings.camera().place());
    }

    @Override
    public synchronized void close() {
        watches.values().forEach(Watch::stop);
        List.copyOf(watches.keySet()).forEach(this::release);
    }
}
