package zebrawatch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole line on this machine. */
@Command(
        name = "demo",
        description = "The whole line on this machine: Kafka, sample clips as cameras, the live page in the browser.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "of the page (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "demo-data",
            description = "where Kafka's data, the spool and the pictures go (default: ${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "a folder per camera with camera.yaml and clip.mp4 (default: the program's own)")
    private @Nullable Path samples;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "use this Kafka instead of one in this process")
    private @Nullable String bootstrap;

    @Option(names = "--loop", description = "begin the clips anew when they have ended")
    private boolean loop;

    @Option(names = "--once", description = "end when the clips have ended, instead of keeping the page up")
    private boolean once;

    @Mixin
    private ModelsOption models;

    @Override
    public Integer call() throws InterruptedException {
        Path clips = samples != null ? samples : Path.of(System.getProperty("zebrawatch.home", "."), "samples");
        Demo.Settings settings =
                new Demo.Settings(clips, data, models.folder(), Optional.ofNullable(bootstrap), port, loop);
        try (Demo demo = Demo.start(settings, spec.commandLine().getOut())) {
            Thread ending = new Thread(demo::close, "ends the demo");
            Runtime.getRuntime().addShutdownHook(ending);
            demo.awaitClips();
            if (!once) {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }
}
