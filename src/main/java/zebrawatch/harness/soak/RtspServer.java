package zebrawatch.harness.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Cameras on this machine: GStreamer's RTSP server in a process of its own, which plays films and fails on demand. */
public final class RtspServer implements AutoCloseable {
    private static final String SCRIPT = "/soak/rtsp_cameras.py";
    private static final String PACKAGES = "gir1.2-gst-rtsp-server-1.0 gir1.2-gst-plugins-base-1.0 python3-gi"
            + " gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad";
    private static final long LONGEST_END_SECONDS = 5;

    private final Process process;
    private final BufferedReader answers;
    private final Path script;
    private final String address;

    private RtspServer(Process process, BufferedReader answers, Path script, String address) {
        this.process = process;
        this.answers = answers;
        this.script = script;
        this.address = address;
    }

    /**
     * Starts cameras; they can be watched when this returns.
     *
     * @param port 0 for any
     * @param films of each camera, played one after the other for ever
     * @param options further ones of the script, such as {@code --user}
     * @throws SoakException if GStreamer is not here or the port is in use
     */
    public static RtspServer start(int port, Map<String, List<Path>> films, String... options) {
        Path script = unpacked();
        // Debian's own Python is the one with GStreamer's bindings
        List<String> words =
                new ArrayList<>(List.of("/usr/bin/python3", script.toString(), "--port", Integer.toString(port)));
        words.addAll(List.of(options));
        films.forEach((name, files) -> words.add(name + "=" + list(files)));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            String ready = answers.readLine();
            if (ready == null || !ready.startsWith("ready ")) {
                process.destroy();
                throw new SoakException("GStreamer's RTSP server does not start on port " + port
                        + "; the port is in use or it is not installed: apt-get install " + PACKAGES);
            }
            return new RtspServer(process, answers, script, ready.substring("ready ".length()));
        } catch (IOException e) {
            throw new SoakException("/usr/bin/python3 cannot be run: apt-get install " + PACKAGES, e);
        }
    }

    private static Path unpacked() {
        try (InputStream text = RtspServer.class.getResourceAsStream(SCRIPT)) {
            if (text == null) {
                throw new IllegalStateException(SCRIPT + " is not in the program");
            }
            Path script = Files.createTempFile("rtsp-cameras", ".py");
            Files.write(script, text.readAllBytes());
            return script;
        } catch (IOException e) {
            throw new SoakException("the RTSP server's script cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static String list(List<Path> files) {
        return String.join(
                ",", files.stream().map(f -> f.toAbsolutePath().toString()).toList());
    }

    /** Where a camera is watched. */
    public String url(String camera) {
        return address + "/" + camera;
    }

    /**
     * Has the cameras obey one of the script's orders; it is obeyed when this returns.
     *
     * @return what the answer holds beside the order
     */
    public synchronized String order(String order) {
        try {
            process.getOutputStream().write((order + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
            String answer = answers.readLine();
            if (answer == null || !answer.startsWith("ok " + order)) {
                throw new SoakException("the RTSP server answers '" + answer + "' to '" + order + "'");
            }
            return answer.substring("ok ".length() + order.length()).strip();
        } catch (IOException e) {
            throw new SoakException("the RTSP server takes no more orders", e);
        }
    }

    /** When a camera's film began; the epoch if nobody has watched it yet. */
    public Instant began(String camera) {
        return Instant.EPOCH.plusMillis(Math.round(1000 * Double.parseDouble(order("began " + camera))));
    }

    /** Ends the process at once, as a camera ends whose power fails. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            Files.deleteIfExists(script);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new SoakException("the RTSP server's script cannot be deleted", e);
        }
    }
}
