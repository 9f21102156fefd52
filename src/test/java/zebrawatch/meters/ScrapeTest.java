package zebrawatch.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zebrawatch.meters.CameraMeters.Drop;
import zebrawatch.meters.CameraMeters.Part;
import zebrawatch.meters.CameraMeters.Stage;
import zebrawatch.meters.PublishMeters.Result;
import zebrawatch.scene.CameraId;

class ScrapeTest {
    private static final CameraId CAMERA = new CameraId("cam-1");

    private final Scrape scrape = new Scrape();
    private final CameraMeters meters = new CameraMeters(scrape.registry(), CAMERA);
    private final PublishMeters publish = new PublishMeters(scrape.registry());
    private final DetectorMeters detector = new DetectorMeters(scrape.registry());
    private final HealthMeters health = new HealthMeters(scrape.registry());
    private final EvidenceMeters evidence = new EvidenceMeters(scrape.registry(), CAMERA);
    private final CountMeters counts = new CountMeters(scrape.registry());
    private final StillMeters stills = new StillMeters(scrape.registry());
    private final ClockMeters clock = new ClockMeters(scrape.registry());

    @BeforeEach
    void useEveryMeter() {
        meters.frameIn();
        meters.frameIn();
        meters.framesDropped(Drop.OVERLOAD, 3);
        meters.pictureAge(() -> 0.2);
        meters.cpu(Part.LINE);
        meters.following(true);
        meters.frameProcessed();
        meters.stage(Stage.DETECT).record(() -> {});
        meters.ruling("failure_to_yield");
        publish.count(CAMERA, Result.SENT);
        publish.spool(7, 9_000_000, 7_000_000, 10_000_000, Optional.of(Instant.EPOCH));
        detector.count(CAMERA, DetectorMeters.Result.SUPERSEDED);
        detector.waited(CAMERA, Duration.ofMillis(3));
        detector.waiting(5);
        detector.busy(2);
        health.armed(CAMERA, () -> true);
        health.ailing(CAMERA, "moved", () -> false);
        health.count(HealthMeters.Result.SENT);
        stills.sent();
        evidence.count(EvidenceMeters.Result.MADE);
        evidence.time(EvidenceMeters.Step.CLIP, () -> "");
        counts.sent();
        clock.offset(Optional.of(Duration.ofMillis(20)));
        FleetReading.register(
                scrape.registry(), () -> new FleetReading(true, 3, 1, 2, 24, 5, Optional.of(Instant.EPOCH)));
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyMetricIsScrapedWithItsDescriptionAndTags(Metric metric) {
        String name = metric.id().replace('.', '_');
        assertThat(scrape.text()).containsPattern("# HELP " + name + "(_total|_seconds)? " + metric.description());
        String tags = metric.tagKeys().stream().map(key -> key + "=\"[^\"]+\"").collect(Collectors.joining(","));
        assertThat(scrape.text())
                .containsPattern("(?m)^" + name + "(_total|_seconds_count)?"
                        + (tags.isEmpty() ? "" : "\\{" + tags + "\\}") + " [0-9]");
    }

    @Test
    void countsAppearAsTheyWereCounted() {
        assertThat(scrape.text())
                .contains("zebrawatch_frames_in_total{camera=\"cam-1\"} 2.0")
                .contains("zebrawatch_frames_dropped_total{camera=\"cam-1\",reason=\"overload\"} 3.0")
                .contains("zebrawatch_stage_seconds_count{camera=\"cam-1\",stage=\"detect\"} 1")
                .contains("zebrawatch_stage_seconds_bucket{camera=\"cam-1\",stage=\"detect\",le=\"1.0\"} 1")
                .contains("zebrawatch_rulings_total{camera=\"cam-1\",kind=\"failure_to_yield\"} 1.0")
                .contains("zebrawatch_publish_total{camera=\"cam-1\",result=\"sent\"} 1.0")
                .contains("zebrawatch_spool_cases 7.0")
                .contains("zebrawatch_spool_bytes 9000000.0")
                .contains("zebrawatch_spool_unsent_bytes 7000000.0")
                .contains("zebrawatch_spool_limit_bytes 1.0E7")
                .containsPattern("zebrawatch_spool_oldest_seconds 1\\.[0-9]+E9")
                .contains("zebrawatch_detector_pictures_total{camera=\"cam-1\",result=\"superseded\"} 1.0")
                .contains("zebrawatch_detector_wait_seconds_count{camera=\"cam-1\"} 1")
                .contains("zebrawatch_detector_waiting 5.0")
                .contains("zebrawatch_detector_busy 2.0");
    }

    @Test
    void theSameTimerServesEveryFrame() {
        assertThat(meters.stage(Stage.TRACK)).isSameAs(meters.stage(Stage.TRACK));
    }

    @Test
    void aMetricRefusesTheWrongNumberOfTags() {
        assertThatThrownBy(() -> Metric.RULINGS.counter(scrape.registry(), "cam-1"))
                .hasMessage("zebrawatch.rulings is tagged [camera, kind], got 1 values");
    }

    @Test
    void aCameraThatIsNotWatchedAnyMoreHasNoMetrics() {
        meters.close();
        assertThat(scrape.text()).doesNotContain("camera=\"cam-1\"").contains("zebrawatch_spool_cases 7.0");
    }

    @Test
    void theProcessorTimeOfTheDetectorIsTheCamerasToo() {
        detector.spent(CAMERA, Duration.ofMillis(1500));
        assertThat(scrape.text()).contains("zebrawatch_cpu_seconds_total{camera=\"cam-1\",part=\"detector\"} 1.5");
    }
}
