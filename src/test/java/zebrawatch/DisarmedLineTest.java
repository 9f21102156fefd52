package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.detect.RecordedDetector;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.ClockReading;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.ViolationSink;
import zebrawatch.scene.Camera;
import zebrawatch.video.FileSource;
import zebrawatch.video.health.HealthSettings;
import zebrawatch.video.health.HealthWatch;
import zebrawatch.video.health.ReferenceFolder;

/** A sample's violation before an armed and a disarmed camera. */
class DisarmedLineTest {
    private static final Path SAMPLE = Path.of("samples/violation-near-side");

    @TempDir
    private Path folder;

    private final Scrape scrape = new Scrape();

    @Test
    void anArmedCameraMakesItsCase() {
        assertThat(cases(Duration.ofMillis(900))).hasSize(1);
        assertThat(scrape.text()).contains("kind=\"failure_to_yield\"} 1.0").doesNotContain("disarmed");
    }

    @Test
    void aDisarmedCameraMakesNoneAndItsRulingIsCounted() {
        assertThat(cases(Duration.ofMillis(1100))).isEmpty();
        assertThat(scrape.text()).contains("kind=\"disarmed\"} 1.0").doesNotContain("failure_to_yield");
    }

    private List<CaseFile> cases(Duration clockOffset) {
        List<CaseFile> cases = new ArrayList<>();
        ViolationSink sink = new ViolationSink() {
            @Override
            public void accept(CaseFile caseFile) {
                cases.add(caseFile);
            }

            @Override
            public void close() {}
        };
        CameraSettings settings = CameraFile.read(SAMPLE.resolve("camera.yaml"));
        Camera camera = settings.camera();
        ReferenceFolder references = new ReferenceFolder(folder, camera.id(), "", Optional.empty());
        Instant start = Instant.EPOCH;
        HealthWatch watch = new HealthWatch(camera, HealthSettings.STANDARD, references, start);
        try (CameraGuard guard = new CameraGuard(camera, watch, start);
                Station station = new Station(Path.of("models"), 1, scrape.registry());
                CameraLine line = station.line(
                        settings,
                        new FileSource(camera.id(), SAMPLE.resolve("clip.mp4"), start),
                        () -> ClockReading.unknown("test"),
                        RecordedDetector.read(SAMPLE.resolve("detections.jsonl"), start),
                        station.meters(camera),
                        List.of(sink),
                        guard::isArmed,
                        guard)) {
            guard.clock(start, Optional.of(clockOffset));
            boolean more = true;
            while (more) {
                more = line.step();
            }
        }
        return cases;
    }
}
