package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.meters.CountMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.rule.Verdict;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.StopLines;

/** The limit is far beyond what a busy machine takes; it ends what hangs. */
@Timeout(300)
class CountFeedIT {
    /** This hour: totals of hours long past are forgotten once they are sent. */
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private static final Camera CAMERA = new Camera(
            new CameraId("kl-012"),
            "北京路",
            1000,
            600,
            List.of(new Crossing(
                    "north",
                    new Polygon(List.of(
                            new Point(100, 500), new Point(900, 500), new Point(800, 400), new Point(200, 400))),
                    8,
                    4,
                    List.of(),
                    Optional.empty(),
                    new StopLines(-2.5, 6))));

    @RegisterExtension
    final Broker broker = new Broker();

    @TempDir
    Path folder;

    private final Scrape scrape = new Scrape();

    @Test
    void anHourIsTheSumOfItsRunsOverARestartAndHoweverOftenATotalIsSent() throws Exception {
        try (CountFeed feed = feed(broker.bootstrap(), Duration.ofMillis(50))) {
            for (int i = 0; i < 10; i++) {
                feed.add(CAMERA, "north", hour.plusSeconds(i), Counts.passage(Verdict.YIELDED));
                Thread.sleep(60);
            }
        }
        try (CountFeed again = feed(broker.bootstrap(), Duration.ofHours(1))) {
            again.add(CAMERA, "north", hour.plusSeconds(3599), Counts.passage(Verdict.YIELDED));
            again.add(CAMERA, "north", hour.plusSeconds(3599), Counts.passage(Verdict.VIOLATED));
            again.add(CAMERA, "north", hour.plusSeconds(3600), Counts.aCrossing());
        }
        Map<String, Counts> newest = read(broker.bootstrap(), 3);
        assertThat(newest).hasSize(3);
        assertThat(sum(newest, hour).of(Verdict.YIELDED)).isEqualTo(11);
        assertThat(sum(newest, hour).of(Verdict.VIOLATED)).isEqualTo(1);
        assertThat(sum(newest, hour.plusSeconds(3600)).crossed()).isEqualTo(1);
    }

    @Test
    void whileTheBrokerIsAwayTotalsGoOn() throws Exception {
        int port = freePort();
        try (CountFeed feed = feed("localhost:" + port, Duration.ofMillis(50))) {
            feed.add(CAMERA, "north", hour, Counts.aCrossing());
            while (!scrape.text().contains("zebrawatch_counts_total{result=\"failed\"}")) {
                Thread.sleep(50);
            }
            feed.add(CAMERA, "north", hour, Counts.aCrossing());
            try (EmbeddedBroker late = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
                assertThat(sum(read(late.bootstrap(), 1), hour).crossed()).isEqualTo(2);
            }
        }
    }

    private CountFeed feed(String bootstrap, Duration beat) {
        return CountFeed.open(
                KafkaSettings.of(bootstrap, "test", folder).withClosing(Duration.ofSeconds(60)),
                new CountMeters(scrape.registry()),
                beat);
    }

    private static Counts sum(Map<String, Counts> newest, Instant hour) {
        return newest.entrySet().stream()
                .filter(e -> e.getKey().contains("/" + hour + "/"))
                .map(Map.Entry::getValue)
                .reduce(Counts.NONE, Counts::plus);
    }

    /** The last total of each run, once there are so many. */
    private static Map<String, Counts> read(String bootstrap, int runs) {
        Map<String, Counts> newest = new HashMap<>();
        try (TopicReader<HourCount> reader = TopicReader.counts(bootstrap, List.of(), Map.of())) {
            while (newest.size() < runs) {
                TopicReader.Batch<HourCount> batch = reader.poll(Duration.ofMillis(200));
                assertThat(batch.spoilt()).isEmpty();
                batch.read().forEach(total -> newest.put(total.key(), total.counts()));
            }
        }
        return newest;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
