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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.clock.NtpResponder;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.harness.soak.RtspServer;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.CaseReader;
import zebrawatch.publish.EmbeddedBroker;
import zebrawatch.publish.SpoolLimits;
import zebrawatch.publish.TopicSettings;
import zebrawatch.scene.CameraId;
import zebrawatch.video.Clips;

/** A station with cameras and a real broker. */
@Alone
class StationIT {
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void whatItsCamerasShowArrivesInKafkaAndACameraTakesTwoThreads() throws Exception {
        List<CameraConfig> cameras = List.of(camera("violation-near-side"), camera("case6-past-centre"));
        List<CameraId> ids = cameras.stream().map(CameraConfig::id).toList();
        try (NtpResponder ntp = new NtpResponder(Duration.ofMillis(400));
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                CaseReader reader = CaseReader.open(broker.bootstrap(), Instant.EPOCH, Map.of());
                LiveStation station = LiveStation.start(settings(broker, cameras, ntp.name()), new Scrape())) {
            assertThat(camerasOfCases(reader, 2)).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(threadsOf("violation")).isEqualTo(2);
            String health = get(station, "/health");
            assertThat(health).contains(ids.get(0).value(), ids.get(1).value(), "\"fps_decoded\"");
            assertThat(health)
                    .as("the clock is that much late")
                    .containsPattern("\"clock_offset_s\":0\\.[234]")
                    .contains("\"connected\":true,\"stations\":0,\"cameras\":2,\"wanted\":2,\"capacity\":2,\"moves\":2")
                    .contains("\"stream\":\"playing\"");
            String metrics = get(station, "/metrics");
            assertThat(metrics)
                    .contains("zebrawatch_fleet_connected 1.0", "zebrawatch_fleet_moves 2.0")
                    .containsPattern("zebrawatch_picture_age_seconds\\{camera=\"" + ids.get(0) + "\"} [0-9]")
                    .containsPattern("zebrawatch_clock_offset 0\\.[234]");
            for (String metric : List.of("frames_in", "frames_processed", "cpu_seconds")) {
                assertThat(metrics)
                        .containsPattern("zebrawatch_" + metric + "_total\\{camera=\"" + ids.get(0) + "\".*} [1-9]");
            }
        }
        assertThat(threadsOf("sample-")).as("all threads of cameras have ended").isZero();
    }

    @Test
    void aCameraOnTheNetworkIsWatchedLikeAFile() throws Exception {
        Material.debian(
                "/usr/lib/x86_64-linux-gnu/girepository-1.0/GstRtspServer-1.0.typelib", "gir1.2-gst-rtsp-server-1.0");
        Path film = Clips.ffmpeg(
                folder.resolve("film.mp4"),
                "-i",
                Path.of("samples", "violation-near-side", "clip.mp4").toString(),
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-bf",
                "0",
                "-g",
                "25");
        try (RtspServer server = RtspServer.start(0, Map.of("main", List.of(film)));
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                CaseReader reader = CaseReader.open(broker.bootstrap(), Instant.EPOCH, Map.of())) {
            CameraConfig camera = camera("violation-near-side", server.url("main"));
            try (LiveStation station = LiveStation.start(settings(broker, List.of(camera)), new Scrape())) {
                assertThat(camerasOfCases(reader, 1)).containsExactly(camera.id());
                assertThat(get(station, "/health")).contains(camera.id().value());
            }
        }
        assertThat(threadsOf("sample-")).as("all threads of cameras have ended").isZero();
    }

    private LiveStation.Settings settings(EmbeddedBroker broker, List<CameraConfig> cameras, String... ntp) {
        return new LiveStation.Settings(
                "it",
                Path.of("models"),
                folder.resolve("data"),
                folder,
                0,
                broker.bootstrap(),
                2,
                2,
                new TreeSet<>(cameras.stream().map(CameraConfig::id).toList()),
                cameras,
                key(),
                List.of(ntp),
                false,
                SpoolLimits.standard(),
                TopicSettings.standard(),
                Map.of(),
                true);
    }

    private Path key() {
        Path key = folder.resolve("station.key");
        StationKey.create(key);
        return key;
    }

    private static Set<CameraId> camerasOfCases(CaseReader reader, int enough) {
        Set<CameraId> cameras = new TreeSet<>();
        long end = System.nanoTime() + ENOUGH.toNanos();
        while (cameras.size() < enough && System.nanoTime() < end) {
            reader.poll(Duration.ofMillis(500))
                    .cases()
                    .forEach(kept -> cameras.add(kept.sealed().caseFile().camera()));
        }
        return cameras;
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
        return camera(
                sample, Path.of("samples", sample, "clip.mp4").toAbsolutePath().toString());
    }

    private static CameraConfig camera(String sample, String source) throws Exception {
        String text = Files.readString(Path.of("samples", sample, "camera.yaml")) + "source: " + source + "\n";
        String id = text.lines()
                .filter(l -> l.startsWith("camera: "))
                .findFirst()
                .orElseThrow()
                .substring(8);
        return CameraConfig.given(new CameraId(id), text, Instant.EPOCH);
    }
}
