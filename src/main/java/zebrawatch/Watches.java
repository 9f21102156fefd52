package zebrawatch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.config.ConfigException;
import zebrawatch.config.DrawnText;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.FleetListener;
import zebrawatch.meters.CameraMeters;
import zebrawatch.scene.CameraId;
import zebrawatch.video.VideoException;

/** The cameras that this station watches, each on its own; a camera costs nothing before it is watched. */
final class Watches implements FleetListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private final Lines lines;
    private final Path folder;
    private final SortedMap<CameraId, Watch> watches = new TreeMap<>();

    /** Makes lines. */
    interface Lines {
        /** The metrics of a camera. */
        CameraMeters meters(CameraId camera);

        /**
         * Guards a camera, whether it can be reached or not.
         *
         * @param confirmed when somebody last saw that the outlines fit the picture
         */
        CameraGuard guard(CameraSettings settings, CameraMeters meters, Instant confirmed);

        /** Opens a camera and its line. */
        LiveLine open(CameraSettings settings, CameraMeters meters, CameraGuard guard);

        /** Opens a camera on which no crossing is drawn yet; the crossing in its settings stands in for one. */
        LiveLine openUndrawn(CameraSettings settings, CameraMeters meters, CameraGuard guard);

        /** Somebody wants a fresh picture of a camera. */
        void pictureWanted(CameraId camera);

        /** A camera is not watched here any more. */
        void left(CameraId camera);
    }

    /** @param folder that files in cameras' configurations are relative to */
    Watches(Lines lines, Path folder) {
        this.lines = lines;
        this.folder = folder;
    }

    @Override
    public synchronized void watch(CameraConfig camera) {
        try {
            begin(told(camera), camera.confirmed());
        } catch (ConfigException | VideoException e) {
            LOG.error("{}: is not watched: {}", camera.id(), e.getMessage());
        }
    }

    /** A configuration that cannot be used changes nothing: the camera is watched as before. */
    @Override
    public synchronized void reconfigured(CameraConfig camera) {
        try {
            Told told = told(camera);
            release(camera.id());
            begin(told, camera.confirmed());
        } catch (ConfigException e) {
            LOG.error(
                    "{}: is watched as before, its new configuration cannot be used: {}", camera.id(), e.getMessage());
        } catch (VideoException e) {
            LOG.error("{}: is not watched any more: {}", camera.id(), e.getMessage());
        }
    }

    @Override
    public void pictureWanted(CameraId camera) {
        lines.pictureWanted(camera);
    }

    @Override
    public synchronized void release(CameraId camera) {
        Watch watch = watches.remove(camera);
        if (watch != null) {
            watch.end();
            lines.left(camera);
            LOG.info("{}: is not watched here any more", camera);
        }
    }

    /** Which cameras are watched. */
    synchronized List<CameraId> cameras() {
        return List.copyOf(watches.keySet());
    }

    /** What a configuration says, and whether a crossing is drawn. */
    private record Told(CameraSettings settings, boolean drawn) {}

    private Told told(CameraConfig camera) {
        String name = camera.id().value();
        Optional<DrawnText> undrawn = DrawnText.undrawn(name, camera.text());
        String text = undrawn.map(DrawnText::withStandIn).map(DrawnText::text).orElse(camera.text());
        return new Told(CameraFile.parse(name, text, folder), undrawn.isEmpty());
    }

    private void begin(Told told, Instant confirmed) {
        CameraSettings settings = told.settings();
        CameraId id = settings.camera().id();
        CameraMeters meters = lines.meters(id);
        CameraGuard guard = lines.guard(settings, meters, confirmed);
        Supplier<LiveLine> line =
                () -> told.drawn() ? lines.open(settings, meters, guard) : lines.openUndrawn(settings, meters, guard);
        watches.put(id, Watch.begin(id, line, meters, guard));
        LOG.info(
                "{}: is watched{}, {}",
                id,
                told.drawn() ? "" : " for pictures alone, no crossing is drawn on it yet",
                settings.camera().place());
    }

    @Override
    public synchronized void close() {
        watches.values().forEach(Watch::stop);
        List.copyOf(watches.keySet()).forEach(this::release);
    }
}
