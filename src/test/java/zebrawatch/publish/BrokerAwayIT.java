package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.Scrape;

/** The limit is far beyond what a busy machine takes; it ends what hangs. */
@Timeout(300)
class BrokerAwayIT {
    @TempDir
    Path folder;

    private final Scrape scrape = new Scrape();
    private final PublishMeters meters = new PublishMeters(scrape.registry());

    @Test
    void casesWaitOnDiskOverARestartUntilTheBrokerIsThere() throws Exception {
        int port = freePort();
        KafkaSink first = sink(port, Duration.ofMillis(500));
        first.accept(Cases.of("c-1", 100_000));
        first.close();
        assertThat(first.waiting()).isEqualTo(1);

        KafkaSink second = sink(port, Duration.ofSeconds(60));
        second.accept(Cases.of("c-2", 100_000));
        while (!scrape.text().contains("result=\"failed\"")) {
            Thread.sleep(50);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
            second.close();
            assertThat(second.waiting()).isZero();
            assertThat(Broker.read(broker.bootstrap(), 2))
                    .usingElementComparator(ViolationSinkContract::compare)
                    .containsExactly(Cases.of("c-1", 100_000), Cases.of("c-2", 100_000));
        }
    }

    @Test
    void aBrokerThatGoesAndComesBackLosesAndDoublesNothing() throws IOException {
        int port = freePort();
        KafkaSink sink = sink(port, Duration.ofSeconds(60));
        try (EmbeddedBroker first = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
            IntStream.range(0, 20).forEach(i -> sink.accept(Cases.of("c-" + i, 20_000)));
            Broker.read(first.bootstrap(), 5);
        }
        IntStream.range(20, 40).forEach(i -> sink.accept(Cases.of("c-" + i, 20_000)));
        try (EmbeddedBroker again = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
            sink.close();
            assertThat(Broker.read(again.bootstrap(), 40))
                    .extracting(CaseFile::id)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 40).mapToObj(i -> "c-" + i).toList());
        }
    }

    @Test
    void whatTheDiskDoesNotTakeWaitsInMemoryUntilItDoes() throws Exception {
        int port = freePort();
        SpoolLimits roomForOne = new SpoolLimits(500_000, Duration.ofDays(1), Duration.ofDays(1));
        KafkaSink sink = sink(settings(port, Duration.ofSeconds(60)).withLimits(roomForOne));
        IntStream.range(0, 3).forEach(i -> sink.accept(Cases.of("c-" + i, 100_000)));
        assertThat(sink.waiting()).isEqualTo(1);
        assertThat(scrape.text())
                .contains("zebrawatch_publish_total{camera=\"kl-012\",result=\"kept\"} 1.0")
                .contains("zebrawatch_publish_total{camera=\"kl-012\",result=\"held\"} 2.0");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
            assertThat(Broker.read(broker.bootstrap(), 3))
                    .extracting(CaseFile::id)
                    .containsExactly("c-0", "c-1", "c-2");
            sink.close();
        }
        assertThat(scrape.text()).doesNotContain("result=\"lost\"");
    }

    @Test
    void whatTheDiskHasNotTakenToTheEndIsCountedAsLost() throws Exception {
        SpoolLimits roomForOne = new SpoolLimits(500_000, Duration.ofDays(1), Duration.ofDays(1));
        KafkaSink sink = sink(settings(freePort(), Duration.ofMillis(500)).withLimits(roomForOne));
        IntStream.range(0, 3).forEach(i -> sink.accept(Cases.of("c-" + i, 100_000)));
        sink.close();
        assertThat(scrape.text()).contains("zebrawatch_publish_total{camera=\"kl-012\",result=\"lost\"} 2.0");
    }

    @Test
    void whatMemoryHasNoRoomForEitherIsRefused() throws Exception {
        SpoolLimits none = new SpoolLimits(100_000, Duration.ofDays(1), Duration.ofDays(1));
        KafkaSink sink = sink(settings(freePort(), Duration.ofMillis(500)).withLimits(none));
        sink.accept(Cases.of("c-0", 12_000_000));
        assertThatThrownBy(() -> sink.accept(Cases.of("c-1", 12_000_000))).isInstanceOf(PublishException.class);
        sink.close();
        assertThat(scrape.text()).contains("zebrawatch_publish_total{camera=\"kl-012\",result=\"lost\"} 2.0");
    }

    @Test
    void aPortInUseIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, taken.getLocalPort()))
                    .isInstanceOf(PublishException.class)
                    .hasMessage("port %d on 127.0.0.1 is in use; stop the other program or choose another port"
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void aFolderAnotherBrokerUsesIsNamed() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder.resolve("kafka"), 0))
                    .as("beside " + broker.bootstrap())
                    .isInstanceOf(PublishException.class)
                    .hasMessage("the Kafka folder %s is in use by another program".formatted(folder.resolve("kafka")));
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed() throws IOException {
        Path below = Files.createFile(folder.resolve("file")).resolve("kafka");
        assertThatThrownBy(() -> EmbeddedBroker.start(below, 0))
                .isInstanceOf(PublishException.class)
                .hasMessage("the Kafka folder %s cannot be made; choose one I may write to".formatted(below));
    }

    private KafkaSink sink(int port, Duration closing) {
        return sink(settings(port, closing));
    }

    private KafkaSettings settings(int port, Duration closing) {
        return KafkaSettings.of("127.0.0.1:" + port, "box-07", folder.resolve("spool"))
                .withClosing(closing);
    }

    private KafkaSink sink(KafkaSettings settings) {
        return KafkaSink.open(settings, Cases.sealer("box-07"), meters);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
