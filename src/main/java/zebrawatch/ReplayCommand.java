package zebrawatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.detect.DetectionWriter;
import zebrawatch.detect.Detector;
import zebrawatch.detect.RecordedDetector;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.harness.AnnotatedVideo;
import zebrawatch.harness.EventLog;
import zebrawatch.meters.PublishMeters;
import zebrawatch.publish.CaseFolder;
import zebrawatch.publish.FolderSink;
import zebrawatch.publish.KafkaSettings;
import zebrawatch.publish.KafkaSink;
import zebrawatch.publish.ViolationSink;
import zebrawatch.scene.Camera;
import zebrawatch.video.FileSource;
import zebrawatch.video.FrameSource;
import zebrawatch.video.ThinnedSource;

/** Runs clips through the line as fast as possible. */
@Command(
        name = "replay",
        description = "Runs clips through the line as fast as possible and writes what was decided.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CLIP", arity = "1..*", description = "video files of this camera")
    private List<Path> clips;

    @Option(names = "--camera", paramLabel = "FILE", required = true, description = "camera file with the crossings")
    private Path cameraFile;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "where events.jsonl and a folder per case go (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(
            names = "--annotate",
            paramLabel = "FILE",
            description = "write the clip with zones, boxes, tracks and rulings drawn into it (one clip only)")
    private @Nullable Path annotate;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "15",
            description = "look at no more than N pictures a second (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "when the first clip began, such as 2026-11-22T08:00:00Z (default: what the file says)")
    private @Nullable Instant start;

    @Option(
            names = "--detections",
            paramLabel = "FILE",
            description = "play back recorded detections instead of running the net (one clip only)")
    private @Nullable Path detections;

    @Option(
            names = "--record-detections",
            paramLabel = "FILE",
            description = "record the detections for --detections (one clip only)")
    private @Nullable Path recordDetections;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "also send the cases to this Kafka")
    private @Nullable String bootstrap;

    @Mixin
    private ClientOption client;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "the key that seals the cases (default: station.key in --out, made if it is not there)")
    private @Nullable Path key;

    @Option(
            names = "--station",
            paramLabel = "NAME",
            defaultValue = "replay",
            description = "who sends the cases, unique among stations (default: ${DEFAULT-VALUE})")
    private String station;

    @Mixin
    private ModelsOption models;

    @Override
    public Integer call() {
        if (clips.size() > 1 && (annotate != null || detections != null || recordDetections != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--annotate, --detections and --record-detections take one clip at a time");
        }
        if (!(rate > 0)) {
            throw new ParameterException(spec.commandLine(), "--rate is a number above 0, got " + rate);
        }
        CameraSettings camera = CameraFile.read(cameraFile);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        PrintWriter screen = spec.commandLine().getOut();
        makeFolder(out);
        List<ViolationSink> sinks = new ArrayList<>();
        try (Station rooms = new Station(models.folder(), 1, registry);
                EventLog events = new EventLog(out.resolve("events.jsonl"))) {
            if (detections == null && clips.stream().allMatch(Files::isReadable)) {
                rooms.expect(camera.detector());
            }
            sinks.add(sink(registry));
            for (Path clip : clips) {
                replay(clip, camera, rooms, sinks, events, screen);
            }
        } finally {
            sinks.forEach(ViolationSink::close);
        }
        screen.println("Rulings: " + out.resolve("events.jsonl") + ", cases: " + out.resolve("cases"));
        return 0;
    }

    private void replay(
            Path clip,
            CameraSettings settings,
            Station rooms,
            List<ViolationSink> sinks,
            EventLog events,
            PrintWriter screen) {
        Camera camera = settings.camera();
        try (FileSource file = new FileSource(camera.id(), clip, start)) {
            Detector detector =
                    detections != null ? RecordedDetector.read(detections, file.start()) : rooms.detector(settings);
            ReplayWatch watch = new ReplayWatch(clip, file, camera, events);
            FrameSource thinned = new ThinnedSource(watch.counting(file), rate, () -> {});
            try (watch;
                    CameraLine line = rooms.line(settings, thinned, detector, sinks, watch)) {
                prepare(watch, camera, rooms, file);
                boolean more = true;
                while (more) {
                    more = line.step();
                }
            }
            file.warning().ifPresent(spec.commandLine().getErr()::println);
            screen.println(watch.summary());
        }
    }

    private void prepare(ReplayWatch watch, Camera camera, Station rooms, FileSource file) {
        if (annotate != null) {
            watch.annotate(new AnnotatedVideo(
                    annotate,
                    camera,
                    rooms.lettering(),
                    EvidenceSettings.standard().zone()));
        }
        if (recordDetections != null) {
            watch.record(new DetectionWriter(recordDetections, file.start()));
        }
    }

    /** Cases are sealed once: on the way to Kafka where there is one, and the folder takes them as they were sealed. */
    private ViolationSink sink(SimpleMeterRegistry registry) {
        CaseFolder folder = CaseFolder.open(out.resolve("cases"));
        Sealer sealer = new Sealer(
                station, key != null ? StationKey.read(key) : StationKey.readOrCreate(out.resolve("station.key")));
        if (bootstrap == null) {
            return new FolderSink(folder, sealer);
        }
        return KafkaSink.open(
                KafkaSettings.of(bootstrap, station, out.resolve("spool")).withClient(client.settings()),
                sealer,
                new PublishMeters(registry),
                folder::keep);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made; choose one I may write to", e);
        }
    }
}
