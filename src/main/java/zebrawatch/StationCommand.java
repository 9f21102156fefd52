package zebrawatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraText;
import zebrawatch.config.StationSettings;
import zebrawatch.detect.DetectorPool;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.meters.Scrape;
import zebrawatch.scene.CameraId;

/** Watches cameras and sends cases until it is told to stop. */
@Command(
        name = "station",
        description =
                "Watches this machine's share of the city's cameras, or those it is told to, and sends cases to Kafka.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "What the command line leaves open is taken from the file's section 'station' (name, bootstrap, data, port, "
                    + "workers, capacity, cameras, key, ntp, clock_needed, spool, topics, kafka). Without --cameras the station shares the "
                    + "city's cameras with the others, as 'zebrawatch cameras import' wrote them to Kafka."
        })
final class StationCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "city file, or a camera file")
    private Path config;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "of this station, unique in the city, the same after a restart")
    private @Nullable String name;

    @Option(
            names = "--cameras",
            paramLabel = "ID",
            split = ",",
            description = "watch these cameras of the file and no others; for boxes that reach only their own")
    private @Nullable List<String> cameras;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "where Kafka is")
    private @Nullable String bootstrap;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "the key that seals its cases, made by 'zebrawatch key create'")
    private @Nullable Path key;

    @Option(names = "--data", paramLabel = "DIR", description = "where the spool goes and what is to be remembered")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "where this machine's /metrics and /health are, 0 for any")
    private @Nullable Integer port;

    @Mixin
    private WorkersOption workers;

    @Mixin
    private ModelsOption models;

    @Override
    public Integer call() throws InterruptedException {
        LiveStation.Settings settings = settings();
        try (LiveStation station = LiveStation.start(settings, new Scrape())) {
            Thread ending = new Thread(station::close, "ends the station");
            Runtime.getRuntime().addShutdownHook(ending);
            spec.commandLine()
                    .getOut()
                    .println("station " + settings.name() + " watches, its state is at " + station.statusAddress()
                            + "; Ctrl-C ends it");
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private LiveStation.Settings settings() {
        StationSettings file = CameraFile.readStation(config);
        List<CameraText> texts = CameraFile.readTexts(config);
        String called = Optional.ofNullable(name)
                .or(file::name)
                .orElseThrow(() -> missing("--name", "name", "this station's name, unique in the city"));
        String kafka = Optional.ofNullable(bootstrap)
                .or(file::bootstrap)
                .orElseThrow(() -> missing("--bootstrap", "bootstrap", "Kafka's address, host:port"));
        Path seal = Optional.ofNullable(key)
                .or(file::key)
                .orElseThrow(() -> missing(
                        "--key", "key", "the key that seals its cases; 'zebrawatch key create FILE' makes one"));
        SortedSet<CameraId> pinned = pinned(file, texts);
        int atATime = workers.asked().orElseGet(() -> file.workers().orElseGet(DetectorPool::usualWorkers));
        return new LiveStation.Settings(
                called,
                models.folder(),
                data != null ? data : file.data(),
                folder(),
                port != null ? port : file.port(),
                kafka,
                atATime,
                file.capacity(),
                pinned,
                texts.stream()
                        .map(t -> CameraConfig.given(t.id(), t.text(), written()))
                        .toList(),
                seal,
                file.ntp(),
                file.clockNeeded(),
                file.spool(),
                file.topics(),
                file.kafka(),
                true);
    }

    private Path folder() {
        Path folder = config.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** Who writes the file confirms its outlines. */
    private Instant written() {
        try {
            return Files.getLastModifiedTime(config).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedSet<CameraId> pinned(StationSettings file, List<CameraText> texts) {
        SortedSet<CameraId> pinned = new TreeSet<>(file.cameras());
        if (cameras != null) {
            pinned.clear();
            cameras.forEach(id -> pinned.add(camera(id)));
        }
        List<CameraId> known = texts.stream().map(CameraText::id).toList();
        for (CameraId id : pinned) {
            if (!known.contains(id)) {
                throw new ParameterException(
                        spec.commandLine(), config + " has no camera '" + id + "'; it has " + known);
            }
        }
        return pinned;
    }

    private CameraId camera(String id) {
        try {
            return new CameraId(id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--cameras: " + e.getMessage(), e);
        }
    }

    private ParameterException missing(String option, String key, String what) {
        return new ParameterException(
                spec.commandLine(), option + " is missing, and station." + key + " in " + config + ": " + what);
    }
}
