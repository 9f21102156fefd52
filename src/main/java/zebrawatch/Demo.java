package zebrawatch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.detect.Detector;
import zebrawatch.detect.UnansweredException;
import zebrawatch.detect.Weights;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.ClockReading;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.meters.CameraMeters;
import zebrawatch.meters.CameraMeters.Drop;
import zebrawatch.meters.FleetReading;
import zebrawatch.meters.HealthMeters;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.CaseFeed;
import zebrawatch.publish.CaseFolder;
import zebrawatch.publish.CaseReader;
import zebrawatch.publish.EmbeddedBroker;
import zebrawatch.publish.HealthFeed;
import zebrawatch.publish.KafkaSettings;
import zebrawatch.publish.KafkaSink;
import zebrawatch.review.CaseShelf;
import zebrawatch.review.LivePage;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.status.SignalToken;
import zebrawatch.status.StatusServer;
import zebrawatch.video.NewestFrames;
import zebrawatch.video.PacedSource;

/**
 * The whole line on one machine: a broker in this JVM (or any other), clips played as cameras, and the page that shows
 * what comes out of Kafka. Closes everything in the reverse order of starting.
 */
final class Demo implements HealthRounds.Condition, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String NAME = "demo";
    private static final int SHELVED_CASES = 200;
    private static final long SHELVED_BYTES = 96L << 20;
    private static final long LONGEST_JOIN_MILLIS = 5_000;

    private final Settings settings;
    private final PrintWriter screen;
    private final Scrape scrape = new Scrape();
    private final CaseShelf shelf = new CaseShelf(SHELVED_CASES, SHELVED_BYTES);
    private String address = "";
    private String statusAddress = "";
    private final Parts parts = new Parts("the demo");
    private volatile @Nullable CaseFeed feed;
    private volatile boolean closing;

    /**
     * What to show.
     *
     * @param samples a folder for each camera: {@code camera.yaml} and {@code clip.mp4}
     * @param data where broker, spool and pictures live
     * @param models installed weights and font
     * @param bootstrap another Kafka than the one in this JVM
     * @param port of the page, 0 for any
     * @param looping whether clips begin anew at their end
     * @param workers how many pictures the detector looks at at a time
     */
    record Settings(
            List<Path> samples,
            Path data,
            Path models,
            Optional<String> bootstrap,
            int port,
            boolean looping,
            int workers) {

        Settings {
            samples = List.copyOf(samples);
        }
    }

    private Demo(Settings settings, PrintWriter screen) {
        this.settings = settings;
        this.screen = screen;
    }

    /** Starts everything; what was started already is closed again when a part cannot start. */
    static Demo start(Settings settings, PrintWriter screen) {
        Demo demo = new Demo(settings, screen);
        try {
            demo.start();
            return demo;
        } catch (RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    private void start() {
        List<Sample> samples = settings.samples().stream().map(Sample::of).toList();
        CaseFolder packages = CaseFolder.open(settings.data().resolve("cases"));
        Sealer sealer = new Sealer(NAME, StationKey.readOrCreate(settings.data().resolve("station.key")));
        Station station = parts.opened(new Station(settings.models(), settings.workers(), scrape.registry()));
        LivePage page = parts.opened(LivePage.start(
                new LivePage.Settings(
                        "127.0.0.1",
                        settings.port(),
                        EvidenceSettings.standard().zone(),
                        Optional.of(Weights.in(settings.models()).font()),
                        samples.stream().map(Sample::camera).toList()),
                shelf,
                this::isConnected));
        address = page.address();
        String bootstrap = settings.bootstrap().orElseGet(this::ownBroker);
        KafkaSink sink = parts.opened(KafkaSink.open(
                KafkaSettings.of(bootstrap, NAME, settings.data().resolve("spool")),
                sealer,
                new PublishMeters(scrape.registry())));
        HealthFeed healthFeed = parts.opened(HealthFeed.open(
                KafkaSettings.of(bootstrap, NAME, settings.data().resolve("spool")),
                new HealthMeters(scrape.registry())));
        HealthRounds rounds = parts.opened(HealthRounds.start(NAME, scrape.registry(), healthFeed, this));
        StatusServer status = parts.opened(StatusServer.start(
                new StatusServer.Settings(
                        StatusServer.LOOPBACK,
                        settings.port() == 0 ? 0 : settings.port() + 1,
                        EvidenceSettings.standard().zone(),
                        Optional.of(Weights.in(settings.models()).font()),
                        SignalToken.of(System.getenv())),
                scrape,
                rounds::status,
                station.signals()));
        statusAddress = "http://localhost:" + status.port();
        feed = parts.opened(
                CaseFeed.start(CaseReader.open(bootstrap, Instant.now(), Map.of()), kept -> show(kept, packages)));
        say("The page is at " + address + ", the station's state at " + statusAddress);
        for (Sample sample : samples) {
            Detector detector = station.detector(sample.settings());
            CameraGuard guard = parts.opened(CameraGuard.of(sample.settings(), settings.data(), Optional.empty()));
            rounds.add(guard);
            Thread camera = daemon("line " + sample.camera().id(), () -> {
                watch(sample, station, detector, sink, guard);
                rounds.remove(sample.camera().id());
            });
            parts.opened(() -> stop(camera));
        }
        say(samples.size() + " sample cameras are being watched; Ctrl-C ends the demo");
    }

    /** Where a browser finds the page. */
    String address() {
        return address;
    }

    /** Where the station's state is served. */
    String statusAddress() {
        return statusAddress;
    }

    private record Sample(CameraSettings settings, Path clip) {
        static Sample of(Path folder) {
            return new Sample(CameraFile.read(folder.resolve("camera.yaml")), folder.resolve("clip.mp4"));
        }

        Camera camera() {
            return settings.camera();
        }
    }

    private String ownBroker() {
        say("Starting Kafka in this process, its data in " + settings.data().resolve("kafka"));
        return parts.opened(EmbeddedBroker.start(settings.data().resolve("kafka"), 0))
                .bootstrap();
    }

    private void watch(Sample sample, Station station, Detector detector, KafkaSink sink, CameraGuard guard) {
        Camera camera = sample.camera();
        CameraMeters meters = station.meters(camera);
        PacedSource clip = new PacedSource(camera.id(), sample.clip(), settings.looping());
        NewestFrames newest = new NewestFrames(
                "reads " + camera.id(), clip, () -> arrived(meters), () -> meters.framesDropped(Drop.OVERLOAD, 1));
        try (CameraLine line = station.line(
                sample.settings(),
                newest,
                () -> ClockReading.unknown("demo"),
                detector,
                meters,
                List.of(sink),
                guard::isArmed,
                guard)) {
            boolean more = true;
            while (more && !closing) {
                more = isGoingOn(line);
            }
            if (!closing) {
                say("The clip of " + camera.id() + " has ended");
            }
        } catch (RuntimeException e) {
            LOG.error("camera {} is not watched any more: {}", camera.id(), e.getMessage());
        }
    }

    /** A picture that the detector gave no answer for is lost, the camera is not; the pool has counted and logged it. */
    private static boolean isGoingOn(CameraLine line) {
        try {
            return line.step();
        } catch (UnansweredException e) {
            LOG.debug("a picture is lost", e);
            return true;
        }
    }

    /** A clip's pictures are decoded as they come. */
    private static void arrived(CameraMeters meters) {
        meters.frameIn();
        meters.framesDecoded(1);
    }

    @Override
    public boolean isConnected() {
        CaseFeed reading = feed;
        return reading != null && reading.isConnected();
    }

    @Override
    public Optional<Duration> clockOffset() {
        return Optional.empty();
    }

    @Override
    public Optional<FleetReading> fleet() {
        return Optional.empty();
    }

    @Override
    public boolean isSpoolFull() {
        return false;
    }

    private void show(SealedCase sealed, CaseFolder packages) {
        CaseFile caseFile = sealed.caseFile();
        shelf.put(caseFile);
        packages.keep(sealed);
        Ruling ruling = caseFile.ruling();
        StringBuilder text = new StringBuilder()
                .append(DateTimeFormatter.ofPattern("HH:mm:ss")
                        .withZone(EvidenceSettings.standard().zone())
                        .format(ruling.time()))
                .append(" 不礼让行人 ")
                .append(caseFile.place())
                .append(" (case ")
                .append(caseFile.id())
                .append(')');
        int seq = 0;
        for (Snapshot snapshot : caseFile.snapshots()) {
            text.append(System.lineSeparator())
                    .append("    ")
                    .append(packages.picture(caseFile.id(), ++seq, snapshot.kind()));
        }
        say(text.toString());
    }

    private void say(String text) {
        synchronized (screen) {
            screen.println(text);
            screen.flush();
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void stop(Thread thread) throws InterruptedException {
        thread.interrupt();
        thread.join(LONGEST_JOIN_MILLIS);
    }

    @Override
    public void close() {
        closing = true;
        parts.close();
    }
}
