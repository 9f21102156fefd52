package zebrawatch.harness.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The product's own command {@code station} in a process of its own, seen as its users see it: by what it serves and says. */
public final class SoakStation implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("its state is at (http://\\S+?);");
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String GARBAGE_LOG = "gc.log";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private final CommandProcess process;
    private final Path garbage;
    private final String address;

    private SoakStation(CommandProcess process, Path garbage, String address) {
        this.process = process;
        this.garbage = garbage;
        this.address = address;
    }

    /**
     * Starts one; it begins to watch when this returns.
     *
     * @param command words after {@code java -cp …} that run a station; {@code --name}, {@code --data} and {@code --port} are
     *     added
     * @param name unique in the city
     * @param folder for its data and its logs, made before
     */
    public static SoakStation start(List<String> command, String name, Path folder) {
        Path garbage = folder.resolve(name + "-" + GARBAGE_LOG);
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(
                "--name", name, "--data", folder.resolve(name).toString(), "--port", Integer.toString(freePort())));
        CommandProcess process = CommandProcess.start(
                "station " + name,
                folder.resolve(name + ".log"),
                List.of("-Xlog:gc:file=" + garbage + ":uptime:filecount=0"),
                words);
        try {
            return new SoakStation(process, garbage, process.await(READY, LONGEST_START));
        } catch (SoakException e) {
            process.close();
            throw e;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new SoakException("no port is free on this machine", e);
        }
    }

    /** Its metrics as they are now. */
    public MetricsText metrics() {
        return MetricsText.parse(get("/metrics"));
    }

    /** What it answers to {@code /health}. */
    public String health() {
        return get("/health");
    }

    private String get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new SoakException("the station does not answer at " + address + path + ", see " + process.log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SoakException("interrupted", e);
        }
    }

    /** What the system tells of its process now. */
    public ProcessFigures figures() {
        return ProcessFigures.of(process.pid());
    }

    /** What its JVM collected so far. */
    public GarbageLog garbage() {
        return GarbageLog.read(garbage);
    }

    /** When it first said something like that since {@code since}. */
    public Optional<Instant> said(Instant since, Pattern pattern) {
        return process.said(since, pattern).stream()
                .map(CommandProcess.Said::time)
                .findFirst();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Has it speak its last rulings, send what is on disk, and end. */
    public void end() {
        process.close();
    }

    @Override
    public void close() {
        end();
    }
}
