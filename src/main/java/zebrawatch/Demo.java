package zebrawatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import zebrawatch.account.Account;
import zebrawatch.account.Accounts;
import zebrawatch.account.Role;
import zebrawatch.account.Secret;
import zebrawatch.account.Sessions;
import zebrawatch.account.Staff;
import zebrawatch.account.Who;
import zebrawatch.archive.Intake;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraText;
import zebrawatch.detect.Weights;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.CaseFeed;
import zebrawatch.publish.CaseReader;
import zebrawatch.publish.EmbeddedBroker;
import zebrawatch.publish.SpoolLimits;
import zebrawatch.publish.TopicSettings;
import zebrawatch.review.ReviewSettings;
import zebrawatch.scene.Location;
import zebrawatch.web.FrontDoor;

/**
 * The whole on one machine: a broker in this JVM (or any other), a station whose cameras are sample clips, and the office
 * with its pages. Closes everything in the reverse order of starting.
 */
final class Demo implements AutoCloseable {
    private static final String NAME = "demo";
    /** In Kaili: rendered streets lie nowhere, and the plan of crossings should show some. */
    private static final List<Location> JUNCTIONS = List.of(
            new Location(26.5866, 107.9776),
            new Location(26.5793, 107.9902),
            new Location(26.5718, 107.9689),
            new Location(26.5664, 107.9845));

    private static final Duration KEEP = Duration.ofDays(30);

    private final Settings settings;
    private final PrintWriter screen;
    private final Parts parts = new Parts("the demo");
    private String address = "";
    private String statusAddress = "";

    /**
     * What to show.
     *
     * @param samples a folder for each camera: {@code camera.yaml} and {@code clip.mp4}
     * @param data where broker, spool, database and pictures live
     * @param models installed weights and font
     * @param bootstrap another Kafka than the one in this JVM
     * @param port of the office's pages, 0 for any; the station's state is one above
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
        List<CameraText> cameras = cameras(settings.samples());
        Path key = settings.data().resolve("station.key");
        Path keys = settings.data().resolve("office/keys");
        makeKey(key, keys);
        String bootstrap = settings.bootstrap().orElseGet(() -> ownBroker(cameras));
        Office office = parts.opened(Office.start(office(bootstrap, keys)));
        address = office.address();
        String password = login(office.staff());
        parts.opened(CaseFeed.start(CaseReader.open(bootstrap, Instant.now(), Map.of()), this::say));
        LiveStation station = parts.opened(LiveStation.start(station(bootstrap, cameras, key), new Scrape()));
        statusAddress = station.statusAddress();
        say("""
                The office's pages are at %s
                    name %s, password %s, until the demo is started again
                The exposure board is at %s/board, its screen at %s/board/led
                The station's state is at %s
                %d sample cameras are being watched; Ctrl-C ends the demo""".formatted(address, NAME, password, address, address, statusAddress, cameras.size()));
    }

    /** The office's pages. */
    String address() {
        return address;
    }

    /** Where the station's state is served. */
    String statusAddress() {
        return statusAddress;
    }

    private static List<CameraText> cameras(List<Path> samples) {
        List<CameraText> cameras = new ArrayList<>();
        for (Path folder : samples) {
            CameraText camera =
                    CameraFile.readTexts(folder.resolve("camera.yaml")).get(0).playing(folder.resolve("clip.mp4"));
            int number = cameras.size();
            cameras.add(number < JUNCTIONS.size() ? camera.at(JUNCTIONS.get(number)) : camera);
        }
        return cameras;
    }

    /** The station's key, which the office trusts. */
    private static void makeKey(Path key, Path keys) {
        try {
            Files.createDirectories(keys);
            Files.writeString(
                    keys.resolve(NAME + ".pem"), StationKey.readOrCreate(key).publicPem());
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(keys + ": the station's key cannot be put there", e));
        }
    }

    /** The cameras are in it, so that the office can draw their crossings; another Kafka is left as it is. */
    private String ownBroker(List<CameraText> cameras) {
        say("Starting Kafka in this process, its data in " + settings.data().resolve("kafka"));
        String bootstrap = parts.opened(EmbeddedBroker.start(settings.data().resolve("kafka"), 0))
                .bootstrap();
        CameraImport importing = new CameraImport(cameras, Instant.now());
        CameraRegister.Changes unused = new CameraRegister(bootstrap, NAME, Map.of()).change(importing::changes);
        return bootstrap;
    }

    private Office.Settings office(String bootstrap, Path keys) {
        Path data = settings.data().resolve("office");
        return new Office.Settings(
                new Intake.Settings(bootstrap, Map.of(), KEEP),
                data,
                Optional.empty(),
                keys,
                settings.models(),
                Sessions.Lifetimes.STANDARD,
                new FrontDoor.Settings(
                        "127.0.0.1",
                        settings.port(),
                        Optional.empty(),
                        Optional.of(Weights.in(settings.models()).font()),
                        EvidenceSettings.standard().zone()),
                ReviewSettings.standard(),
                1);
    }

    /** Nobody else reaches this office, so that one account may be everything in it. */
    private static String login(Staff staff) {
        Accounts accounts = staff.accounts();
        Optional<Account> before =
                accounts.all().stream().filter(a -> a.name().equals(NAME)).findFirst();
        String code = before.map(demo -> accounts.reset(Who.PROGRAM, demo.id()))
                .orElseGet(() -> accounts.add(Who.PROGRAM, NAME, "演示", EnumSet.allOf(Role.class)));
        String password = Secret.code();
        String unused = staff.signIn().enterByCode(NAME, code, password, "");
        return password;
    }

    private LiveStation.Settings station(String bootstrap, List<CameraText> cameras, Path key) {
        return new LiveStation.Settings(
                NAME,
                settings.models(),
                settings.data(),
                Path.of(""),
                settings.port() == 0 ? 0 : settings.port() + 1,
                bootstrap,
                settings.workers(),
                cameras.size(),
                cameras.stream().map(CameraText::id).collect(Collectors.toCollection(TreeSet::new)),
                cameras.stream()
                        .map(c -> CameraConfig.given(c.id(), c.text(), Instant.now()))
                        .toList(),
                key,
                List.of(),
                false,
                SpoolLimits.standard(),
                TopicSettings.standard(),
                Map.of(),
                settings.looping());
    }

    private void say(SealedCase sealed) {
        CaseFile caseFile = sealed.caseFile();
        String time = DateTimeFormatter.ofPattern("HH:mm:ss")
                .withZone(EvidenceSettings.standard().zone())
                .format(caseFile.ruling().time());
        say(time + " 不礼让行人 " + caseFile.place() + " (case " + caseFile.id() + "), to be reviewed at " + address
                + "/review");
    }

    private void say(String text) {
        synchronized (screen) {
            screen.println(text);
            screen.flush();
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
