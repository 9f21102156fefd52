package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.meters.HealthMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.scene.CameraId;
import zebrawatch.video.health.CameraHealth;

/** The limit is far beyond what a busy machine takes; it ends what hangs. */
@Timeout(300)
class HealthFeedIT {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @RegisterExtension
    static final Broker BROKER = new Broker();

    @TempDir
    private Path folder;

    private final Scrape scrape = new Scrape();

    @Test
    void changesAreSentAtOnceAndNothingNewOnceAMinute() throws IOException {
        try (HealthFeed feed = feed(BROKER.bootstrap())) {
            feed.tell(StationState.STARTED, NOON);
            for (int second = 0; second <= 130; second++) {
                feed.tell(well("c-1", second));
            }
            feed.tell(HealthRecordTest.moved(NOON.plusSeconds(131)));
            feed.tell(HealthRecordTest.moved(NOON.plusSeconds(132)));
            feed.tell(StationState.STOPPING, NOON.plusSeconds(140));
        }
        assertThat(read(BROKER.bootstrap(), 6))
                .containsExactlyInAnyOrder(
                        "test started 12:00:00",
                        "c-1 ok 12:00:00",
                        "c-1 ok 12:01:00",
                        "c-1 ok 12:02:00",
                        "kl-012 moved 12:02:11",
                        "test stopping 12:02:20");
    }

    @Test
    void whileTheBrokerIsAwayTheNewestIsKeptAndTheOthersAreCounted() throws Exception {
        int port = freePort();
        try (HealthFeed feed = feed("localhost:" + port)) {
            feed.tell(well("c-1", 0));
            feed.tell(well("c-2", 0));
            while (!scrape.text().contains("zebrawatch_health_events_total{result=\"failed\"}")) {
                Thread.sleep(50);
            }
            for (int minute = 1; minute <= 1000; minute++) {
                feed.tell(well("c-1", 60 * minute));
            }
            try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
                assertThat(read(broker.bootstrap(), 2)).containsExactlyInAnyOrder("c-1 ok 04:40:00", "c-2 ok 12:00:00");
            }
        }
        assertThat(scrape.text()).contains("zebrawatch_health_events_total{result=\"lost\"} 1000.0");
    }

    private HealthFeed feed(String bootstrap) {
        return HealthFeed.open(
                KafkaSettings.of(bootstrap, "test", folder).withClosing(Duration.ofSeconds(60)),
                new HealthMeters(scrape.registry()));
    }

    private static CameraHealth well(String camera, int second) {
        return new CameraHealth(new CameraId(camera), NOON.plusSeconds(second), List.of());
    }

    private static List<String> read(String bootstrap, int count) throws IOException {
        List<String> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        "test",
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        500),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(HealthRecord.TOPIC));
            while (events.size() < count) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    JsonNode json = new ObjectMapper().readTree(record.value());
                    String time = json.get("time").textValue().substring(11, 19);
                    events.add(record.key() + " " + json.get("state").textValue() + " " + time);
                }
            }
        }
        return events;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
