package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.CaseReader;
import zebrawatch.publish.EmbeddedBroker;
import zebrawatch.scene.CameraId;

/** A station with two cameras and a real broker. */
class StationIT {
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void whatItsCamerasShowArrivesInKafkaAndACameraTakesTwoThreads() throws Exception {
        Scrape scrape = new Scrape();
        Path key = folder.resolve("station.key");
        StationKey.create(key);
        List<CameraConfig> cameras = List.of(camera("violation-near-side"), camera("case6-past-centre"));
        List<CameraId> ids = cameras.stream().map(CameraConfig::id).toList();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                CaseReader reader = CaseReader.open(broker.bootstrap(), Instant.EPOCH, Map.of());
                LiveStation station = LiveStation.start(
                        new LiveStation.Settings(
                                "it",
                                Path.of("models"),
                                folder.resolve("data"),
                                folder,
                                0,
                                broker.bootstrap(),
                                2,
                                2,
                                new TreeSet<>(ids),
                                cameras,
                                key,
                                List.of(),
                                false,
                                Map.of(),
                                true),
                        scrape)) {
            List<CaseFile> cases = new ArrayList<>();
            long end = System.nanoTime() + ENOUGH.toNanos();
            while (cases.stream().map(CaseFile::camera).distinct().count() < 2 && System.nanoTime() < end) {
                reader.poll(Duration.ofMillis(500)).forEach(kept -> cases.add(kept.caseFile()));
            }
            assertThat(cases.stream().map(CaseFile::camera).distinct()).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(threadsOf("violation")).isEqualTo(2);
            String health = get(station, "/health");
            assertThat(health).contains(ids.get(0).value(), ids.get(1).value(), "\"fps_decoded\"");
            String metrics = get(station, "/metrics");
            for (String metric : List.of("frames_in", "frames_processed", "cpu_seconds")) {
                assertThat(metrics)
                        .containsPattern("zebrawatch_" + metric + "_total\\{camera=\"" + ids.get(0) + "\".*} [1-9]");
            }
        }
        assertThat(threadsOf("sample-")).as("all threads of cameras have ended").isZero();
    }

    private static String get(LiveStation station, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(station.statusAddress() + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long threadsOf(String camera) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().contains(camera))
                .count();
    }

    private static CameraConfig camera(String sample) throws Exception {
        Path file = Path.of("samples", sample, "camera.yaml");
        String text = Files.readString(file) + "source: "
                + file.resolveSibling("clip.mp4").toAbsolutePath() + "\n";
        String id = text.lines()
                .filter(l -> l.startsWith("camera: "))
                .findFirst()
                .orElseThrow()
                .substring(8);
        return CameraConfig.given(new CameraId(id), text, Instant.EPOCH);
    }
}
