package zebrawatch.publish;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.scene.CameraId;

class KafkaSinkIT extends ViolationSinkContract {
    @RegisterExtension
    final Broker broker = new Broker();

    @TempDir
    Path folder;

    private final Scrape scrape = new Scrape();
    private final PublishMeters meters = new PublishMeters(scrape.registry());

    @Override
    KafkaSink open() {
        KafkaSettings settings = KafkaSettings.of(broker.bootstrap(), "box-07", folder.resolve("spool"))
                .withClosing(Duration.ofSeconds(60));
        return KafkaSink.open(settings, Cases.sealer("box-07"), meters);
    }

    @Override
    List<CaseFile> delivered() {
        return broker.read(1);
    }

    @Test
    void theTopicsItMakesKeepEvidenceLongEnoughAndTakeAClip() throws Exception {
        sendAndClose(Cases.of("c-1", 10));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            for (String topic : List.of("zebra.violations", "zebra.snapshots")) {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
                Config config = requireNonNull(
                        admin.describeConfigs(List.of(resource)).all().get().get(resource));
                assertThat(Long.parseLong(config.get("retention.ms").value()))
                        .isGreaterThanOrEqualTo(Duration.ofDays(30).toMillis());
                assertThat(Integer.parseInt(config.get("max.message.bytes").value()))
                        .isGreaterThan(8_000_000);
            }
        }
    }

    @Test
    void aCaseWithAClipOfEightMegabytesArrivesWithoutAnyChangeToTheBroker() {
        List<Snapshot> snapshots = new ArrayList<>(Cases.pictures("c-1", 1_000_000));
        byte[] clip = new byte[8_000_000];
        new Random(1).nextBytes(clip);
        snapshots.add(new Snapshot(Snapshot.Kind.CLIP, snapshots.get(0).time(), clip));
        CaseFile large = Cases.of("c-1", new CameraId("kl-012"), snapshots);
        sendAndClose(large);
        assertThat(delivered())
                .usingElementComparator(ViolationSinkContract::compare)
                .containsExactly(large);
    }

    @Test
    void aCaseThatIsTooLargeForAnOlderTopicStaysOnDiskAndTheOthersAreSent() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(
                            new NewTopic("zebra.violations", 2, (short) 1),
                            new NewTopic("zebra.snapshots", 2, (short) 1)))
                    .all()
                    .get();
        }
        sink.accept(Cases.of("c-1", 1_500_000));
        sink.accept(Cases.of("c-2", 1_000));
        sink.close();
        assertThat(waiting()).isEqualTo(1);
        assertThat(delivered()).extracting(CaseFile::id).containsExactly("c-2");
        assertThat(scrape.text())
                .contains("zebrawatch_publish_total{camera=\"kl-012\",result=\"refused\"} 1.0")
                .contains("zebrawatch_publish_total{camera=\"kl-012\",result=\"kept\"} 2.0")
                .contains("zebrawatch_publish_total{camera=\"kl-012\",result=\"sent\"} 1.0")
                .contains("zebrawatch_spool_cases 1.0");
    }

    @Test
    void topicsThatSomebodyDeletesAreMadeAgainAndTheCaseIsSent() throws Exception {
        sink.accept(Cases.of("c-1", 1_000));
        assertThat(broker.read(1)).hasSize(1);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.deleteTopics(List.of("zebra.violations", "zebra.snapshots"))
                    .all()
                    .get();
        }
        sendAndClose(Cases.of("c-2", 1_000));
        assertThat(delivered()).extracting(CaseFile::id).containsExactly("c-2");
    }

    @Test
    void manyCasesArriveInTheOrderOfTheirCamera() {
        List<CaseFile> cases = IntStream.range(0, 120)
                .mapToObj(i -> Cases.of("c-" + i, 50_000))
                .toList();
        sendAndClose(cases.toArray(CaseFile[]::new));
        assertThat(broker.read(120))
                .usingElementComparator(ViolationSinkContract::compare)
                .containsExactlyElementsOf(cases);
    }

    private void sendAndClose(CaseFile... cases) {
        for (CaseFile caseFile : cases) {
            sink.accept(caseFile);
        }
        sink.close();
        assertThat(waiting()).isZero();
    }

    private int waiting() {
        return ((KafkaSink) sink).waiting();
    }
}
