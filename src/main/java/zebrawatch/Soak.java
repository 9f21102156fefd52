package zebrawatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import zebrawatch.attention.AttentionSettings;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.soak.CameraFigures;
import zebrawatch.harness.soak.CityFile;
import zebrawatch.harness.soak.CostMeter;
import zebrawatch.harness.soak.Costs;
import zebrawatch.harness.soak.Delivery;
import zebrawatch.harness.soak.Film;
import zebrawatch.harness.soak.MetricsText;
import zebrawatch.harness.soak.Programme;
import zebrawatch.harness.soak.RtspServer;
import zebrawatch.harness.soak.Scenery;
import zebrawatch.harness.soak.SoakBroker;
import zebrawatch.harness.soak.SoakException;
import zebrawatch.harness.soak.SoakReport;
import zebrawatch.harness.soak.SoakStation;
import zebrawatch.harness.soak.Studio;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.CaseFeed;
import zebrawatch.publish.CaseReader;
import zebrawatch.scene.CameraId;

/**
 * A real station for some minutes: its cameras come over RTSP, its cases out of Kafka. Station, cameras and broker are
 * processes of their own, this one only watches them.
 */
final class Soak {
    private static final Duration SAMPLE = Duration.ofSeconds(2);
    private static final Duration LONGEST_BEGIN = Duration.ofSeconds(60);

    /** A case that comes no later than this after the end is late, not missed. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Settings settings;
    private final SceneReplay replay = new SceneReplay();

    /**
     * What all runs have in common.
     *
     * @param clips that the cameras' films are made of
     * @param data where films, broker and spool live
     * @param models installed weights and font
     * @param time how long a run takes
     * @param share of the time in which people are there, 0 to 1
     * @param attention of all cameras
     * @param workers how many pictures the detector looks at at a time
     */
    record Settings(
            List<ClipFolder> clips,
            Path data,
            Path models,
            Duration time,
            double share,
            AttentionSettings.Mode attention,
            int workers) {

        Settings {
            clips = List.copyOf(clips);
        }

        private String mode() {
            return attention.name().toLowerCase(Locale.ROOT);
        }
    }

    private record Arrival(CameraId camera, Instant violation, Delivery delivery) {}

    Soak(Settings settings) {
        this.settings = settings;
    }

    /**
     * Runs to the end.
     *
     * @param cameras how many
     * @throws SoakException if ffmpeg or GStreamer is not here
     */
    @SuppressWarnings("try") // the feed works by being open
    SoakReport run(int cameras) {
        Programme programme = programme(cameras);
        Path folder = madeFolder("run-" + cameras + "-" + Instant.now().getEpochSecond());
        List<Arrival> arrivals = new CopyOnWriteArrayList<>();
        try (RtspServer server = RtspServer.start(0, programme.playlists());
                SoakBroker broker = SoakBroker.start(program("broker"), folder, 0);
                CaseFeed feed = CaseFeed.start(
                        CaseReader.open(broker.bootstrap(), Instant.EPOCH, Map.of()),
                        kept -> arrivals.add(arrival(kept.caseFile())));
                SoakStation station = SoakStation.start(station(programme, server, broker, folder), "soak", folder)) {
            Costs costs = measure(programme, station, arrivals);
            MetricsText metrics = station.metrics();
            station.end();
            waitFor(arrivals, programme.expected());
            List<SoakReport.Line> lines = new ArrayList<>();
            programme.films().forEach((camera, film) -> lines.add(line(camera, film, server, metrics, arrivals)));
            return new SoakReport(
                    settings.mode(),
                    lines,
                    arrivals.stream().map(Arrival::delivery).toList(),
                    costs);
        }
    }

    private Programme programme(int cameras) {
        Studio studio = new Studio(settings.data().resolve("films"));
        try (Station rooms = new Station(settings.models(), settings.workers(), new Scrape().registry())) {
            List<Scenery> sceneries;
            try (ProgressBar bar =
                    Bar.of("films", Math.min(cameras, settings.clips().size()), "clips")) {
                sceneries = Programme.sceneries(settings.clips(), cameras, studio, rooms::detector, bar::step);
            }
            Map<Scenery, List<Double>> cases;
            try (ProgressBar bar = Bar.of("replay", sceneries.size(), "scenes")) {
                cases = replay.cases(sceneries, rooms, bar::step);
            }
            return Programme.of(cases, cameras, settings.time().toMillis() / 1000.0, settings.share());
        }
    }

    private Path madeFolder(String name) {
        Path folder = settings.data().resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made; choose one I may write to", e);
        }
    }

    private static List<String> program(String... words) {
        return Stream.concat(Stream.of(Main.class.getName()), Stream.of(words)).toList();
    }

    private List<String> station(Programme programme, RtspServer server, SoakBroker broker, Path folder) {
        Path city = folder.resolve("city.yaml");
        CityFile file = new CityFile("attention: {mode: " + settings.mode() + "}");
        programme.films().forEach((camera, film) -> file.add(camera, server.url(camera), film.scenery()));
        file.write(city);
        Path key = folder.resolve("station.key");
        StationKey.create(key);
        return program(
                "station",
                "--config",
                city.toString(),
                "--cameras",
                String.join(",", programme.films().keySet()),
                "--bootstrap",
                broker.bootstrap(),
                "--key",
                key.toString(),
                "--models",
                settings.models().toString(),
                "--workers",
                Integer.toString(settings.workers()));
    }

    private Costs measure(Programme programme, SoakStation station, List<Arrival> arrivals) {
        try (ProgressBar bar = Bar.of("soak", settings.time().toSeconds(), "seconds")) {
            awaitPictures(programme, station);
            CostMeter meter = new CostMeter(station, settings.time());
            long end = System.nanoTime() + settings.time().toNanos();
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                pause(Duration.ofNanos(Math.min(SAMPLE.toNanos(), left)));
                meter.sample();
                bar.stepTo(settings.time().toSeconds() - Math.max(0, (end - System.nanoTime()) / 1_000_000_000L));
                bar.setExtraMessage(arrivals.size() + " cases");
            }
            return meter.end();
        }
    }

    private void awaitPictures(Programme programme, SoakStation station) {
        long end = System.nanoTime() + LONGEST_BEGIN.toNanos();
        List<String> silent;
        do {
            pause(SAMPLE.dividedBy(10));
            MetricsText metrics = station.metrics();
            silent = programme.films().keySet().stream()
                    .filter(camera -> CameraFigures.of(metrics, camera).in() == 0)
                    .toList();
        } while (!silent.isEmpty() && System.nanoTime() < end);
        if (!silent.isEmpty()) {
            throw new SoakException(
                    "no picture comes from " + String.join(", ", silent) + "; the logs are in " + settings.data());
        }
    }

    private static void waitFor(List<Arrival> arrivals, int expected) {
        long end = System.nanoTime() + GRACE.toNanos();
        while (arrivals.size() < expected && System.nanoTime() < end) {
            pause(SAMPLE.dividedBy(10));
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SoakException("interrupted", e);
        }
    }

    private static SoakReport.Line line(
            String camera, Film film, RtspServer server, MetricsText metrics, List<Arrival> arrivals) {
        Instant began = server.began(camera);
        List<Double> cases = arrivals.stream()
                .filter(a -> a.camera().value().equals(camera))
                .map(a -> seconds(Duration.between(began, a.violation())))
                .sorted()
                .toList();
        return new SoakReport.Line(
                camera,
                film.scenery().clip().name(),
                film.share(),
                film.truth(),
                film.expected(),
                cases,
                CameraFigures.of(metrics, camera));
    }

    private static Arrival arrival(CaseFile caseFile) {
        Instant arrived = Instant.now();
        Instant violation = caseFile.ruling().time();
        return new Arrival(
                caseFile.camera(),
                violation,
                new Delivery(
                        seconds(Duration.between(violation, arrived)),
                        seconds(Duration.between(caseFile.created(), arrived)),
                        caseFile.snapshots().stream()
                                .mapToLong(s -> s.bytes().length)
                                .sum()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
