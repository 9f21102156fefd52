package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.meters.HealthMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.meters.StillMeters;
import zebrawatch.scene.CameraId;
import zebrawatch.video.health.CameraHealth;

/** What headquarters hears of cameras. The limit is far beyond what a busy machine takes; it ends what hangs. */
@Timeout(300)
class StillFeedIT {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration WAIT = Duration.ofMillis(200);

    @RegisterExtension
    static final Broker BROKER = new Broker();

    @TempDir
    private Path folder;

    private final Scrape scrape = new Scrape();

    @Test
    void stillsArriveAsTheyWereSentAndReadingGoesOnWhereItWas() throws Exception {
        List<Position> kept;
        try (StillFeed feed = feed(BROKER.bootstrap());
                TopicReader<Still> reader = TopicReader.stills(BROKER.bootstrap(), List.of(), Map.of())) {
            feed.offer(still("c-1", 1));
            TopicReader.Batch<Still> batch = next(reader);
            assertThat(batch.read())
                    .singleElement()
                    .satisfies(s -> assertThat(s).hasToString(still("c-1", 1).toString()))
                    .satisfies(
                            s -> assertThat(s.jpeg()).isEqualTo(still("c-1", 1).jpeg()));
            kept = batch.positions();
            feed.offer(still("c-2", 2));
            assertThat(next(reader).read()).extracting(s -> s.camera().value()).containsExactly("c-2");
        }
        try (TopicReader<Still> again = TopicReader.stills(BROKER.bootstrap(), kept, Map.of())) {
            assertThat(next(again).read()).extracting(s -> s.camera().value()).containsExactly("c-2");
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrap()))) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, StillRecord.TOPIC);
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
            assertThat(config.get("cleanup.policy").value()).contains("compact", "delete");
        }
    }

    @Test
    void whileTheBrokerIsAwayTheNewestOfEachCameraWaits() throws Exception {
        int port = freePort();
        try (StillFeed feed = feed("localhost:" + port)) {
            feed.offer(still("c-1", 0));
            while (!scrape.text().contains("zebrawatch_stills_total{result=\"failed\"}")) {
                Thread.sleep(50);
            }
            for (int hour = 1; hour <= 100; hour++) {
                feed.offer(still("c-1", hour));
                feed.offer(still("c-2", hour));
            }
            try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), port);
                    TopicReader<Still> reader = TopicReader.stills(broker.bootstrap(), List.of(), Map.of())) {
                List<Still> stills = new ArrayList<>();
                while (stills.size() < 2) {
                    stills.addAll(reader.poll(WAIT).read());
                }
                assertThat(stills)
                        .extracting(Still::toString)
                        .containsExactlyInAnyOrder(
                                still("c-1", 100).toString(), still("c-2", 100).toString());
            }
        }
    }

    @Test
    void whatIsNoStillIsSetAsideWithTheReason() {
        try (RecordSender kafka =
                RecordSender.of(KafkaSettings.of(BROKER.bootstrap(), "test", folder), "stills", StillRecord.TOPIC)) {
            kafka.send(new ProducerRecord<>(StillRecord.TOPIC, "c-1", "x".getBytes(StandardCharsets.UTF_8)));
        }
        try (TopicReader<Still> reader = TopicReader.stills(BROKER.bootstrap(), List.of(), Map.of())) {
            TopicReader.Batch<Still> batch = next(reader);
            assertThat(batch.read()).isEmpty();
            assertThat(batch.spoilt()).extracting(SpoiltRecord::reason).allMatch(r -> r.startsWith("no still: "));
        }
        assertThatThrownBy(() -> new Still(new CameraId("c-1"), NOON, 4, 4, new byte[Still.LARGEST + 1]))
                .hasMessageContaining("1000000 bytes or less");
        assertThatThrownBy(() -> new Still(new CameraId("c-1"), NOON, 4, 4, "<html>".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("JPEG");
    }

    @Test
    void howCamerasAreIsHeardFromAnInstantOn() {
        try (HealthFeed feed = HealthFeed.open(
                KafkaSettings.of(BROKER.bootstrap(), "box-1", folder), new HealthMeters(scrape.registry()))) {
            feed.tell(StationState.STARTED, NOON);
            feed.tell(new CameraHealth(new CameraId("c-1"), NOON, List.of()));
            feed.tell(HealthRecordTest.moved(NOON));
        }
        try (HealthReader reader =
                HealthReader.since(BROKER.bootstrap(), Instant.now().minusSeconds(180), Map.of())) {
            List<HealthReader.Told> told = new ArrayList<>();
            while (told.size() < 2) {
                told.addAll(reader.poll(WAIT));
            }
            assertThat(told)
                    .extracting(t -> t.station() + " " + t.camera() + " " + t.state() + " " + t.armed())
                    .containsExactlyInAnyOrder("box-1 c-1 ok true", "box-1 kl-012 moved false");
        }
        try (HealthReader late =
                HealthReader.since(BROKER.bootstrap(), Instant.now().plusSeconds(60), Map.of())) {
            assertThat(late.poll(WAIT)).isEmpty();
        }
    }

    private StillFeed feed(String bootstrap) {
        return StillFeed.open(KafkaSettings.of(bootstrap, "test", folder), new StillMeters(scrape.registry()));
    }

    private static Still still(String camera, int hours) {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) hours, 7};
        return new Still(new CameraId(camera), NOON.plus(Duration.ofHours(hours)), 640, 360, jpeg);
    }

    private static TopicReader.Batch<Still> next(TopicReader<Still> reader) {
        TopicReader.Batch<Still> batch = reader.poll(WAIT);
        while (batch.read().isEmpty() && batch.spoilt().isEmpty()) {
            batch = reader.poll(WAIT);
        }
        return batch;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
