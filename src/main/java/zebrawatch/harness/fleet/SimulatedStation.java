package zebrawatch.harness.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.Fleet;
import zebrawatch.fleet.FleetListener;
import zebrawatch.fleet.FleetSettings;
import zebrawatch.scene.CameraId;

/** A station without video: it only says what it is told. */
public final class SimulatedStation implements AutoCloseable {
    private final Fleet fleet;

    private SimulatedStation(Fleet fleet) {
        this.fleet = fleet;
    }

    /** One in this process. */
    static SimulatedStation start(String bootstrap, String station, int capacity, Path folder, WatchLog log) {
        return start(bootstrap, station, capacity, folder, (camera, begins) -> {
            if (begins) {
                log.begins(station, camera);
            } else {
                log.ends(station, camera);
            }
        });
    }

    /**
     * One that prints a line for each change, {@code +ID} or {@code -ID}, until its input ends: it goes with whoever
     * started it.
     */
    public static void tell(
            String bootstrap, String station, int capacity, Path folder, InputStream in, PrintStream out)
            throws IOException {
        SimulatedStation one = start(bootstrap, station, capacity, folder, (camera, begins) -> {
            out.println((begins ? "+" : "-") + camera);
            out.flush();
        });
        in.transferTo(OutputStream.nullOutputStream());
        one.close();
    }

    private static SimulatedStation start(
            String bootstrap, String station, int capacity, Path folder, BiConsumer<CameraId, Boolean> told) {
        FleetSettings settings = FleetSettings.sharing(bootstrap, station, capacity, folder);
        return new SimulatedStation(Fleet.join(settings, new FleetListener() {
            @Override
            public void watch(CameraConfig camera) {
                told.accept(camera.id(), true);
            }

            @Override
            public void reconfigured(CameraConfig camera) {
                // who watches it stays the same
            }

            @Override
            public void pictureWanted(CameraId camera) {
                // it has no pictures
            }

            @Override
            public void release(CameraId camera) {
                told.accept(camera, false);
            }
        }));
    }

    @Override
    public void close() {
        fleet.close();
    }
}
