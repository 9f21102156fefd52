package zebrawatch.video;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import zebrawatch.Material;
import zebrawatch.harness.soak.RtspServer;

/** Cameras on this machine, for tests; skipped with a word where GStreamer's RTSP server is not installed. */
final class TestCameras {
    private TestCameras() {}

    /**
     * Starts cameras.
     *
     * @param films of each camera
     * @param port 0 for any
     */
    static RtspServer start(int port, Map<String, Path> films, String... options) {
        Material.debian("/usr/bin/python3", "python3-gi");
        Material.debian(
                "/usr/lib/x86_64-linux-gnu/girepository-1.0/GstRtspServer-1.0.typelib", "gir1.2-gst-rtsp-server-1.0");
        return RtspServer.start(
                port,
                films.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
                options);
    }

    static RtspSettings at(String url) {
        return RtspSettings.of(URI.create(url), Optional.empty());
    }

    static RtspSettings at(String url, String user, String password) {
        return RtspSettings.of(URI.create(url), Optional.of(new Login(user, new Login.Written(password))));
    }

    /** Waits until something is so; how long it took. */
    static Duration until(String what, Duration longest, BooleanSupplier so) throws InterruptedException {
        long began = System.nanoTime();
        while (!so.getAsBoolean()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (waited.compareTo(longest) > 0) {
                throw new AssertionError("after " + waited.toMillis() + " ms not yet so: " + what);
            }
            Thread.sleep(10);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
