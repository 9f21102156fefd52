package zebrawatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.soak.CityFile;
import zebrawatch.harness.soak.Film;
import zebrawatch.harness.soak.Programme;
import zebrawatch.harness.soak.RtspServer;
import zebrawatch.harness.soak.Scenery;
import zebrawatch.harness.soak.SoakBroker;
import zebrawatch.harness.soak.SoakException;
import zebrawatch.harness.soak.SoakStation;
import zebrawatch.harness.soak.Studio;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.CaseFeed;
import zebrawatch.publish.CaseReader;

/** What faults are played on: two films, cameras that play them, a broker, and a reader of all cases. */
final class FaultStage implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final double FILM_SECONDS = 1800;
    private static final double SHARE = 0.5;
    private static final String OTHER_SIZE = "640:360";

    private final Settings settings;
    private final Path folder;
    private final List<Film> films;
    private final Path small;
    private final List<CaseFile> arrived = new CopyOnWriteArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private SoakBroker broker;

    /**
     * What it is set from.
     *
     * @param clips that the cameras' films are made of; two with a failure to yield are needed
     * @param data where films, broker and spool live
     * @param models installed weights and font
     * @param workers how many pictures a station's detector looks at at a time
     */
    record Settings(List<ClipFolder> clips, Path data, Path models, int workers) {
        Settings {
            clips = List.copyOf(clips);
        }
    }

    private FaultStage(Settings settings, Path folder, List<Film> films, Path small) {
        this.settings = settings;
        this.folder = folder;
        this.films = films;
        this.small = small;
        this.broker = SoakBroker.start(program("broker"), folder, 0);
    }

    /** @throws SoakException if ffmpeg is not here */
    static FaultStage set(Settings settings) {
        Studio studio = new Studio(settings.data().resolve("films"));
        Path folder = made(settings.data().resolve("faults-" + Instant.now().getEpochSecond()));
        List<Film> films = new ArrayList<>();
        Path small;
        try (Station rooms = new Station(settings.models(), settings.workers(), new Scrape().registry())) {
            List<Scenery> sceneries = Programme.sceneries(settings.clips(), 2, studio, rooms::detector, () -> {});
            Map<Scenery, List<Double>> cases = new SceneReplay().cases(sceneries, rooms, () -> {});
            cases.forEach((scenery, times) -> films.add(Film.of(scenery, times, FILM_SECONDS, SHARE, 1)));
            small = studio.resized(sceneries.get(1), OTHER_SIZE);
        }
        FaultStage stage = new FaultStage(settings, folder, films, small);
        stage.open(CaseFeed.start(
                CaseReader.open(stage.broker.bootstrap(), Instant.EPOCH, Map.of()),
                kept -> stage.arrived.add(kept.caseFile())));
        return stage;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made; choose one I may write to", e);
        }
    }

    private static List<String> program(String... words) {
        return Stream.concat(Stream.of(Main.class.getName()), Stream.of(words)).toList();
    }

    /** A folder in its own. */
    Path folder(String name) {
        return made(folder.resolve(name));
    }

    /** The first film or the second. */
    Film film(int number) {
        return films.get(number);
    }

    /** The second film's scene in another size. */
    Path small() {
        return small;
    }

    /** Cameras that are closed with the stage, by name, each with the number of its film. */
    RtspServer cameras(int port, Map<String, Integer> numbers, String... options) {
        Map<String, List<Path>> playlists = new TreeMap<>();
        numbers.forEach((name, number) -> playlists.put(name, film(number).playlist()));
        return open(RtspServer.start(port, playlists, options));
    }

    /**
     * A station that is closed with the stage.
     *
     * @param options of the command, beside what every station needs
     */
    SoakStation station(String name, CityFile city, String... options) {
        Path file = folder.resolve(name + ".yaml");
        city.write(file);
        Path key = folder.resolve(name + ".key");
        if (!Files.exists(key)) {
            StationKey.create(key);
        }
        List<String> words = new ArrayList<>(program(
                "station",
                "--config",
                file.toString(),
                "--bootstrap",
                broker.bootstrap(),
                "--key",
                key.toString(),
                "--models",
                settings.models().toString(),
                "--workers",
                Integer.toString(settings.workers())));
        words.addAll(List.of(options));
        return open(SoakStation.start(words, name, folder));
    }

    /** Writes a city's cameras to Kafka, for stations to share. */
    void importCameras(CityFile city) {
        Path file = folder.resolve("city.yaml");
        city.write(file);
        int exit = Main.commandLine().execute("cameras", "import", file.toString(), "--bootstrap", broker.bootstrap());
        if (exit != 0) {
            throw new SoakException("the cameras of " + file + " cannot be imported");
        }
    }

    void killBroker() {
        broker.kill();
    }

    void startBroker() {
        broker = SoakBroker.start(program("broker"), folder, broker.port());
    }

    /** The cases of a camera that came out of Kafka so far. */
    List<CaseFile> arrived(String camera) {
        return arrived.stream().filter(c -> c.camera().value().equals(camera)).toList();
    }

    private <T extends AutoCloseable> T open(T part) {
        open.push(part);
        return part;
    }

    /**
     * Waits until something is so.
     *
     * @return how long that took
     * @throws SoakException if it is not within {@code longest}
     */
    static Duration until(String what, Duration longest, BooleanSupplier so) {
        long began = System.nanoTime();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - began > longest.toNanos()) {
                throw new SoakException("not within " + longest.toSeconds() + " s: " + what);
            }
            pause(POLL);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SoakException("interrupted", e);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new SoakException("a part of the stage cannot be closed: " + e.getMessage(), e);
            }
        }
        broker.close();
    }
}
