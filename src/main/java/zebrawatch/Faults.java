package zebrawatch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import zebrawatch.evidence.CaseFile;
import zebrawatch.harness.soak.CityFile;
import zebrawatch.harness.soak.Fault;
import zebrawatch.harness.soak.Film;
import zebrawatch.harness.soak.Harvest;
import zebrawatch.harness.soak.MetricsText;
import zebrawatch.harness.soak.RtspServer;
import zebrawatch.harness.soak.SmallDisk;
import zebrawatch.harness.soak.SoakException;
import zebrawatch.harness.soak.SoakStation;

/** Breaks what is around a real station, one thing after the other, while another of its cameras runs on. */
final class Faults {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AWHILE = Duration.ofSeconds(3);
    private static final Duration BAD_STREAM = Duration.ofSeconds(12);

    /** Between two faults. */
    private static final Duration SETTLED = Duration.ofSeconds(6);

    private static final String NO_ROOM = "the disk is full, and nothing sent is on it that could go";

    private static final int DISK_MEGABYTES = 64;
    private static final String STATION = "box-1";

    /** The camera that runs on, the one that fails, one whose password is wrong, one whose name is. */
    private static final String SOUND = "sound";

    private static final String FAULTY = "faulty";
    private static final String LOCKED = "locked";
    private static final String NAMELESS = "nameless";

    private static final String IN = "zebrawatch_frames_in_total";
    private static final String DECODED = "zebrawatch_frames_decoded_total";
    private static final String PUBLISH = "zebrawatch_publish_total";
    private static final String SPOOL = "zebrawatch_spool_cases";

    private final FaultStage stage;
    private final Duration away;
    private final Consumer<Fault> told;
    private final RtspServer street;
    private final Optional<SmallDisk> disk;
    private final SoakStation station;
    private final Instant began = Instant.now();
    private RtspServer corner;
    private int lost;

    private Faults(FaultStage stage, Duration away, Consumer<Fault> told) {
        this.stage = stage;
        this.away = away;
        this.told = told;
        street = stage.cameras(0, Map.of(SOUND, 0));
        corner = stage.cameras(0, Map.of(FAULTY, 1));
        RtspServer guarded = stage.cameras(0, Map.of(LOCKED, 1), "--user", "cam", "--password", "right");
        Path data = stage.folder(STATION);
        disk = SmallDisk.mount(data, DISK_MEGABYTES);
        CityFile city = new CityFile();
        city.add(SOUND, street.url(SOUND), stage.film(0).scenery());
        city.add(FAULTY, corner.url(FAULTY), stage.film(1).scenery());
        city.add(
                LOCKED,
                "{rtsp: '" + guarded.url(LOCKED) + "', credentials: {user: cam, password: wrong}}",
                stage.film(1).scenery());
        city.add(NAMELESS, "rtsp://no-such-camera.invalid/cam", stage.film(1).scenery());
        station = stage.station(STATION, city, "--cameras", String.join(",", SOUND, FAULTY, LOCKED, NAMELESS));
    }

    /**
     * Plays them all; takes some minutes.
     *
     * @param away how long the broker is away
     * @param told of each fault when it is over
     */
    static void play(FaultStage stage, Duration away, Consumer<Fault> told) {
        Faults faults = new Faults(stage, away, told);
        try {
            faults.play();
        } finally {
            faults.station.end();
            faults.disk.ifPresent(SmallDisk::close);
        }
    }

    private record Outcome(String happened, Optional<Duration> recovery) {}

    private void play() {
        FaultStage.until(
                "the cameras play",
                LONGEST,
                () -> metrics().total(IN, SOUND) > 0 && metrics().total(IN, FAULTY) > 0);
        disk.ifPresent(small -> fault(NO_ROOM, () -> fullDisk(small)));
        fault("wrong password", () -> refused(LOCKED, "refuses the user name or the password"));
        fault("a name that does not resolve", () -> refused(NAMELESS, "cannot be resolved"));
        fault("the camera's server is killed and started again", this::killedCamera);
        fault("the stream stalls", this::stalled);
        fault("5 % of the pictures are lost", () -> badStream("drop", "0.05"));
        fault("20 % of the pictures are damaged", () -> badStream("corrupt", "0.2"));
        fault("another resolution in mid-stream", this::otherSize);
        fault("the camera's clock jumps by 70 years", this::clock);
        fault("the broker is killed and away for " + away.toSeconds() + " s", this::broker);
        disk.ifPresent(small -> fault("the disk is full", () -> fullDisk(small)));
        told.accept(soundCamera());
    }

    private void fault(String what, Supplier<Outcome> play) {
        FaultStage.pause(SETTLED);
        try {
            Outcome outcome = play.get();
            told.accept(new Fault(what, outcome.happened(), outcome.recovery(), newlyLost(), true));
        } catch (SoakException e) {
            told.accept(new Fault(what, String.valueOf(e.getMessage()), Optional.empty(), newlyLost(), false));
        }
    }

    /** Cases that the station has accepted, by its own count, and that do not come; and those that it says are lost. */
    private int newlyLost() {
        try {
            FaultStage.until("all cases arrive", SOON, () -> arrived() >= accepted());
        } catch (SoakException late) {
            // the difference is the answer
        }
        int before = lost;
        lost = Math.max(0, accepted() - arrived()) + counted("lost");
        return Math.max(0, lost - before);
    }

    private int accepted() {
        return counted("kept");
    }

    private int counted(String result) {
        return (int) metrics().total(PUBLISH, "result", result);
    }

    private int arrived() {
        return stage.arrived(SOUND).size() + stage.arrived(FAULTY).size();
    }

    private Outcome refused(String camera, String words) {
        Duration after = said(began, camera, words).minus(said(began, camera, "is watched"));
        return new Outcome(
                seconds("said %.1f s after it was to be watched; tried ever later; the others play", after),
                Optional.empty());
    }

    private Outcome killedCamera() {
        Instant killed = Instant.now();
        int port = Integer.parseInt(corner.url("").replaceAll(".*:(\\d+)/.*", "$1"));
        corner.close();
        Duration seen = said(killed, FAULTY, "closed the connection|refuses the connection");
        FaultStage.pause(AWHILE);
        corner = stage.cameras(port, Map.of(FAULTY, 1));
        return new Outcome(seconds("seen after %.1f s", seen), Optional.of(plays()));
    }

    private Outcome stalled() {
        Instant stalled = Instant.now();
        corner.order("stall " + FAULTY);
        Duration seen = said(stalled, FAULTY, "sends no pictures");
        FaultStage.pause(AWHILE);
        corner.order("go " + FAULTY);
        return new Outcome(seconds("seen after %.1f s", seen), Optional.of(plays()));
    }

    private Outcome badStream(String order, String share) {
        MetricsText before = metrics();
        corner.order(order + " " + FAULTY + " " + share);
        FaultStage.pause(BAD_STREAM);
        MetricsText after = metrics();
        corner.order(order + " " + FAULTY + " 0");
        return new Outcome(
                String.format(
                        Locale.ROOT,
                        "for %d s: %.0f pictures came, reconnects %.0f, the line began anew %.0f times; pictures are marked until"
                                + " the next key frame",
                        BAD_STREAM.toSeconds(),
                        after.total(IN, FAULTY) - before.total(IN, FAULTY),
                        change(before, after, "zebrawatch_reconnects_total"),
                        change(before, after, "zebrawatch_restarts_total")),
                Optional.of(plays()));
    }

    private static double change(MetricsText before, MetricsText after, String name) {
        return after.total(name, FAULTY) - before.total(name, FAULTY);
    }

    private Outcome otherSize() {
        Instant switched = Instant.now();
        corner.order("switch " + FAULTY + " " + stage.small());
        Duration seen = said(switched, FAULTY, "sends pictures of 640x360");
        Film film = stage.film(1);
        corner.order("switch " + FAULTY + " "
                + String.join(
                        ",",
                        film.playlist().stream()
                                .map(p -> p.toAbsolutePath().toString())
                                .toList()));
        double before = metrics().total(DECODED, FAULTY);
        Duration again = FaultStage.until(
                "its pictures are looked at", LONGEST, () -> metrics().total(DECODED, FAULTY) > before + 1);
        return new Outcome(
                seconds("seen and said after %.1f s; the line is begun anew ever later", seen), Optional.of(again));
    }

    private Outcome clock() {
        Instant lostIt = Instant.now();
        corner.order("clock " + FAULTY + " lost");
        Duration seen = said(lostIt, FAULTY, "its clock has jumped");
        Instant right = Instant.now();
        corner.order("clock " + FAULTY + " right");
        Duration again = said(right, FAULTY, "that of its own clock");
        return new Outcome(
                seconds("seen after %.1f s; arrival tells the time, no case is made", seen), Optional.of(again));
    }

    private Outcome broker() {
        int before = accepted();
        stage.killBroker();
        FaultStage.pause(away);
        FaultStage.until("a case waits on disk", LONGEST, () -> accepted() > before);
        double waiting = metrics().total(SPOOL);
        stage.startBroker();
        Duration sent = FaultStage.until("all is sent", LONGEST, () -> metrics().total(SPOOL) == 0);
        return new Outcome(
                String.format(Locale.ROOT, "%.0f case(s) waited on disk and were sent", waiting), Optional.of(sent));
    }

    private Outcome fullDisk(SmallDisk small) {
        int held = counted("held");
        int kept = counted("kept");
        small.fill();
        FaultStage.until("a case is made", LONGEST, () -> counted("kept") > kept || counted("held") > held);
        int waits = counted("held") - held;
        int meanwhile = counted("kept") - kept;
        small.free();
        int then = counted("kept");
        Duration again = FaultStage.until("a case is kept", LONGEST, () -> counted("kept") > then);
        return new Outcome(
                String.format(
                        Locale.ROOT,
                        "%d case(s) held in memory, counted and said, the line goes on; %d kept in the room of sent ones",
                        waits,
                        meanwhile),
                Optional.of(again));
    }

    /** What came of the camera that ran on. */
    private Fault soundCamera() {
        Instant first = street.began(SOUND);
        Instant end = Instant.now().minus(SOON);
        FaultStage.until(
                "its last cases arrive", SOON.plus(SOON), () -> Instant.now().isAfter(end.plus(SOON)));
        List<Double> expected = stage.film(0).expected().stream()
                .filter(t -> first.plusMillis(Math.round(1000 * t)).isBefore(end))
                .toList();
        List<Double> cases = stage.arrived(SOUND).stream()
                .map(CaseFile::ruling)
                .map(r -> Duration.between(first, r.time()).toMillis() / 1000.0)
                .filter(t -> first.plusMillis(Math.round(1000 * t)).isBefore(end))
                .sorted()
                .toList();
        Harvest harvest = Harvest.of(expected, cases);
        return new Fault(
                "all the while, at the other camera",
                String.format(
                        Locale.ROOT,
                        "%d of %d expected cases found, %d unexpected",
                        harvest.found().size(),
                        expected.size(),
                        harvest.unexpected().size()),
                Optional.empty(),
                Math.max(0, harvest.missed().size() - lost),
                harvest.unexpected().isEmpty());
    }

    private MetricsText metrics() {
        return station.metrics();
    }

    /** How long after {@code since} the station said that of a camera. */
    private Duration said(Instant since, String camera, String words) {
        Pattern pattern = Pattern.compile("\\b" + camera + ":.*(" + words + ")");
        FaultStage.until(
                camera + ": " + words, SOON, () -> station.said(since, pattern).isPresent());
        return Duration.between(since, station.said(since, pattern).orElseThrow());
    }

    private Duration plays() {
        double before = metrics().total(IN, FAULTY);
        return FaultStage.until("pictures come", SOON, () -> metrics().total(IN, FAULTY) > before);
    }

    private static String seconds(String pattern, Duration time) {
        return String.format(Locale.ROOT, pattern, time.toMillis() / 1000.0);
    }
}
