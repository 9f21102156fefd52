package zebrawatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import zebrawatch.detect.DetectorPool;
import zebrawatch.video.VideoException;

/** Shows the whole line on this machine. */
@Command(
        name = "demo",
        description =
                "The whole on this machine: Kafka, a station with sample clips as cameras, the office with its pages.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    /** As many as two cores can watch at real speed, and among them what the demo is about. */
    private static final List<String> SHOWN =
            List.of("case6-past-centre", "double-threat", "right-turn-channel", "yields-and-waits");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "of the office's pages (default: ${DEFAULT-VALUE}); the station's state is one above")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "demo-data",
            description = "where Kafka's data, the spool, the database and the pictures go (default: ${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "a folder per camera with camera.yaml and clip.mp4 (default: four of the program's own)")
    private @Nullable Path samples;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "use this Kafka instead of one in this process")
    private @Nullable String bootstrap;

    @Option(names = "--loop", description = "begin the clips anew when they have ended")
    private boolean loop;

    @Mixin
    private WorkersOption workers;

    @Mixin
    private ModelsOption models;

    @Override
    public Integer call() throws InterruptedException {
        int atATime = workers.asked().orElseGet(DetectorPool::usualWorkers);
        Demo.Settings settings =
                new Demo.Settings(clips(), data, models.folder(), Optional.ofNullable(bootstrap), port, loop, atATime);
        try (Demo demo = Demo.start(settings, spec.commandLine().getOut())) {
            Thread ending = new Thread(demo::close, "ends the demo");
            Runtime.getRuntime().addShutdownHook(ending);
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private List<Path> clips() {
        if (samples == null) {
            Path own = Path.of(System.getProperty("zebrawatch.home", "."), "samples");
            return SHOWN.stream().map(own::resolve).toList();
        }
        try (Stream<Path> all = Files.list(samples)) {
            List<Path> folders = all.filter(f -> Files.exists(f.resolve("camera.yaml")))
                    .sorted()
                    .toList();
            if (folders.isEmpty()) {
                throw new VideoException(samples + ": no sample in it; expected folders with camera.yaml and clip.mp4");
            }
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(samples + " cannot be listed", e));
        }
    }
}
