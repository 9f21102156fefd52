package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.EventCount;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.scene.CameraId;

/**
 * How long packages of a 1080p camera, 8 MB each, take to the disk and to Kafka's acknowledgement, one at a time. Prints the
 * times; {@code -Dack.cases} says of how many.
 */
@Timeout(600)
class AckTimeIT {
    private static final int CASES = Integer.getInteger("ack.cases", 10);
    private static final int PICTURE_BYTES = 900_000;
    private static final int CLIP_BYTES = 4_400_000;

    @RegisterExtension
    final Broker broker = new Broker();

    @TempDir
    Path folder;

    @Test
    void everyPackageIsAcknowledged() throws InterruptedException {
        List<Duration> accepted = new ArrayList<>();
        List<Duration> acknowledged = new ArrayList<>();
        KafkaSettings settings = KafkaSettings.of(broker.bootstrap(), "box-07", folder.resolve("spool"));
        try (KafkaSink sink =
                KafkaSink.open(settings, Cases.sealer("box-07"), new PublishMeters(new Scrape().registry()))) {
            send(sink, large("first"), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < CASES; i++) {
                send(sink, large("c-" + i), accepted, acknowledged);
            }
        }
        assertThat(EventCount.of(broker.bootstrap())).isEqualTo(CASES + 1);
        System.out.printf(
                "%d packages of 8 MB: on disk in p50 %d ms, p99 %d ms; acknowledged in p50 %d ms, p99 %d ms%n",
                CASES,
                percentile(accepted, 50),
                percentile(accepted, 99),
                percentile(acknowledged, 50),
                percentile(acknowledged, 99));
    }

    private static void send(KafkaSink sink, CaseFile caseFile, List<Duration> accepted, List<Duration> acknowledged)
            throws InterruptedException {
        long began = System.nanoTime();
        sink.accept(caseFile);
        accepted.add(Duration.ofNanos(System.nanoTime() - began));
        while (sink.waiting() > 0) {
            Thread.sleep(1);
        }
        acknowledged.add(Duration.ofNanos(System.nanoTime() - began));
    }

    private static CaseFile large(String id) {
        List<Snapshot> snapshots = new ArrayList<>(Cases.pictures(id, PICTURE_BYTES));
        byte[] clip = new byte[CLIP_BYTES];
        new Random(id.hashCode()).nextBytes(clip);
        snapshots.add(new Snapshot(Snapshot.Kind.CLIP, snapshots.get(0).time(), clip));
        return Cases.of(id, new CameraId("kl-012"), snapshots);
    }

    private static long percentile(List<Duration> times, int percent) {
        List<Duration> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100))
                .toMillis();
    }
}
