package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.verify.PackageContents;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister;
import zebrawatch.fleet.CameraRegister.Changes;
import zebrawatch.fleet.Fleet;
import zebrawatch.fleet.FleetException;
import zebrawatch.fleet.FleetListener;
import zebrawatch.fleet.FleetSettings;
import zebrawatch.meters.HealthMeters;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.CaseReader;
import zebrawatch.publish.HealthFeed;
import zebrawatch.publish.KafkaSettings;
import zebrawatch.publish.KafkaSink;
import zebrawatch.publish.PackageTopics;
import zebrawatch.publish.PublishException;
import zebrawatch.publish.SecureBroker;
import zebrawatch.publish.StationState;
import zebrawatch.scene.CameraId;

/** Every client of Kafka on a broker with TLS, SCRAM logins and rights. */
@Timeout(300)
class SecureKafkaIT {
    private static final List<String> LOGGERS = List.of("zebrawatch", "org.apache.kafka");

    @TempDir
    private static Path house;

    private static SecureBroker broker;

    @TempDir
    private Path folder;

    private final Scrape scrape = new Scrape();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void startTheBroker() throws Exception {
        broker = SecureBroker.start(house);
    }

    @AfterAll
    static void stopTheBroker() {
        broker.close();
    }

    @BeforeEach
    void listen() {
        log.start();
        logger("zebrawatch").setLevel(Level.DEBUG);
        logger("org.apache.kafka").setLevel(Level.INFO);
        for (String name : LOGGERS) {
            logger(name).setAdditive(false);
            logger(name).addAppender(log);
        }
    }

    @AfterEach
    void thePasswordIsInNoLog() {
        logger("zebrawatch").setLevel(Level.WARN);
        logger("org.apache.kafka").setLevel(Level.ERROR);
        for (String name : LOGGERS) {
            logger(name).detachAppender(log);
            logger(name).setAdditive(true);
        }
        assertThat(log.list)
                .isNotEmpty()
                .noneMatch(
                        event -> (event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                                .contains(SecureBroker.PASSWORD));
    }

    @Test
    void casesAndHealthAreSentAndReadByWhoLogsIn() {
        Map<String, String> client = broker.client(SecureBroker.STATION, SecureBroker.PASSWORD);
        try (HealthFeed feed = HealthFeed.open(settings(client), new HealthMeters(scrape.registry()))) {
            feed.tell(StationState.RUNNING, Instant.EPOCH);
        }
        assertThat(scrape.text()).contains("zebrawatch_health_events_total{result=\"sent\"} 1.0");
        sendAndClose(client, 0);
        List<String> read = new ArrayList<>();
        try (CaseReader reader = CaseReader.open(broker.bootstrap(), Instant.EPOCH, client)) {
            while (read.isEmpty()) {
                reader.poll(Duration.ofMillis(200))
                        .cases()
                        .forEach(c -> read.add(c.sealed().caseFile().id()));
            }
        }
        assertThat(read).containsExactly("c-1");
        List<PackageContents> packages = new ArrayList<>();
        new PackageTopics(broker.bootstrap(), "zebra.violations", "zebra.snapshots", client).read(packages::add);
        assertThat(packages).extracting(PackageContents::name).containsExactly("c-1");
    }

    @Test
    void aStationThatLogsInJoinsTheFleet() throws InterruptedException {
        Map<String, String> client = broker.client(SecureBroker.STATION, SecureBroker.PASSWORD);
        CameraRegister register = new CameraRegister(broker.bootstrap(), "test", client);
        CameraId camera = new CameraId("kl-012");
        Changes unused = register.change(
                there -> new Changes(List.of(CameraConfig.given(camera, "camera: kl-012", Instant.EPOCH)), Set.of()));
        Set<CameraId> watched = new ConcurrentSkipListSet<>();
        FleetListener listener = new FleetListener() {
            @Override
            public void watch(CameraConfig config) {
                watched.add(config.id());
            }

            @Override
            public void reconfigured(CameraConfig config) {}

            @Override
            public void pictureWanted(CameraId id) {}

            @Override
            public void release(CameraId id) {
                watched.remove(id);
            }
        };
        FleetSettings settings =
                FleetSettings.sharing(broker.bootstrap(), "box-07", 4, folder).withClient(client);
        try (Fleet fleet = Fleet.join(settings, listener)) {
            while (!fleet.view().watching().contains(camera)) {
                Thread.sleep(50);
            }
            assertThat(watched).containsExactly(camera);
            assertThat(register.entries())
                    .singleElement()
                    .satisfies(e -> assertThat(e.station()).contains("box-07"));
        }
    }

    @Test
    void aWrongPasswordIsOneSentenceAndTheCaseIsSentOnceItIsRight() {
        sendAndClose(broker.client(SecureBroker.STATION, "not-" + SecureBroker.PASSWORD.length()), 1);
        String sentence = "Kafka at " + broker.bootstrap() + " refuses the login (see the client settings)";
        assertThat(said("Publisher")).containsExactly(sentence + "; 1 case(s) wait in " + folder.resolve("spool"));
        assertEveryReaderSays(broker.client(SecureBroker.STATION, "wrong"), sentence);
        KafkaSink sink = open(broker.client(SecureBroker.STATION, SecureBroker.PASSWORD), Duration.ofMinutes(1));
        sink.close();
        assertThat(sink.waiting()).isZero();
    }

    @Test
    void aCertificateThatIsNotTrustedIsOneSentenceAndTheCaseStays() {
        sendAndClose(broker.mistrusting(), 1);
        String sentence = "Kafka at " + broker.bootstrap()
                + " and this machine do not trust each other's certificates (ssl.* of the client settings)";
        assertThat(said("Publisher")).containsExactly(sentence + "; 1 case(s) wait in " + folder.resolve("spool"));
        assertEveryReaderSays(broker.mistrusting(), sentence);
    }

    @Test
    void aUserWithoutRightsIsOneSentenceAndTheCaseStays() {
        sendAndClose(broker.client(SecureBroker.GUEST, SecureBroker.PASSWORD), 1);
        assertThat(said("Publisher"))
                .containsExactly("Kafka at " + broker.bootstrap() + " does not let the station write (topics"
                        + " zebra.violations and zebra.snapshots, transactional id); 1 case(s) wait in "
                        + folder.resolve("spool"));
    }

    private void assertEveryReaderSays(Map<String, String> client, String sentence) {
        PackageTopics topics = new PackageTopics(broker.bootstrap(), "zebra.violations", "zebra.snapshots", client);
        assertThatThrownBy(() -> topics.read(contents -> {}))
                .isInstanceOf(PublishException.class)
                .hasMessage(sentence);
        try (CaseReader reader = CaseReader.open(broker.bootstrap(), Instant.EPOCH, client)) {
            assertThatThrownBy(() -> reader.poll(Duration.ofSeconds(5)))
                    .isInstanceOf(PublishException.class)
                    .hasMessage(sentence);
        }
        assertThatThrownBy(() -> new CameraRegister(broker.bootstrap(), "test", client).entries())
                .isInstanceOf(FleetException.class)
                .hasMessage(sentence);
    }

    private void sendAndClose(Map<String, String> client, int left) {
        KafkaSink sink = open(client, Duration.ofSeconds(left == 0 ? 60 : 3));
        sink.accept(Cases.of("c-1", 1_000));
        sink.close();
        assertThat(sink.waiting()).isEqualTo(left);
    }

    private KafkaSink open(Map<String, String> client, Duration closing) {
        return KafkaSink.open(
                settings(client).withClosing(closing),
                Cases.sealer("box-07"),
                new PublishMeters(new Scrape().registry()));
    }

    private KafkaSettings settings(Map<String, String> client) {
        return KafkaSettings.of(broker.bootstrap(), "box-07", folder.resolve("spool"))
                .withClient(client)
                .withClosing(Duration.ofMinutes(1));
    }

    private List<String> said(String by) {
        return log.list.stream()
                .filter(event -> event.getLoggerName().endsWith("." + by)
                        && event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
