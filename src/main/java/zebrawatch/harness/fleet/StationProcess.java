package zebrawatch.harness.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import zebrawatch.harness.ChildJvm;
import zebrawatch.scene.CameraId;

/** A station in a process of its own, which can be killed; it says on its standard output what it is told. */
final class StationProcess {
    private final Process process;
    private final String station;
    private final WatchLog log;

    private StationProcess(Process process, String station, WatchLog log) {
        this.process = process;
        this.station = station;
        this.log = log;
    }

    /** @param command words after {@code java -cp …} that run {@link SimulatedStation#tell} */
    static StationProcess start(List<String> command, String station, WatchLog log) {
        try {
            Process process = new ProcessBuilder(ChildJvm.command(List.of("-Xmx128m", "-XX:+UseSerialGC"), command))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            StationProcess started = new StationProcess(process, station, log);
            Thread listening = new Thread(started::listen, "hears " + station);
            listening.setDaemon(true);
            listening.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has the process stand still for a while, as on a machine that swaps or whose container is frozen. */
    void pause(Duration time) throws InterruptedException {
        signal("STOP");
        Thread.sleep(time.toMillis());
        signal("CONT");
    }

    private void signal(String name) throws InterruptedException {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " failed with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                CameraId camera = new CameraId(line.substring(1));
                if (line.startsWith("+")) {
                    log.begins(station, camera);
                } else {
                    log.ends(station, camera);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            log.gone(station);
        }
    }
}
