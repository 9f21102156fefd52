package zebrawatch.harness.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a soak reads of other processes. */
class ReadingsTest {

    @Test
    void metricsAreReadByNameCameraAndTag() {
        MetricsText metrics = MetricsText.parse("""
                # HELP zebrawatch_frames_dropped_total Pictures that were wanted and not looked at
                # TYPE zebrawatch_frames_dropped_total counter
                zebrawatch_frames_dropped_total{camera="soak-01",reason="overload"} 12.0
                zebrawatch_frames_dropped_total{camera="soak-01",reason="overrun"} 0.0
                zebrawatch_frames_dropped_total{camera="soak-02",reason="overload"} 1.5E3
                zebrawatch_spool_cases 3.0
                zebrawatch_stage_seconds_bucket{camera="soak-01",stage="detect",le="+Inf"} 7
                zebrawatch_picture_age_seconds{camera="soak-01"} NaN
                """);
        assertThat(metrics.by("zebrawatch_frames_dropped_total", "soak-01", "reason"))
                .isEqualTo(Map.of("overload", 12.0));
        assertThat(metrics.total("zebrawatch_frames_dropped_total", "soak-02")).isEqualTo(1500);
        assertThat(metrics.total("zebrawatch_spool_cases")).isEqualTo(3);
        assertThat(metrics.total("zebrawatch_picture_age_seconds", "soak-01")).isNaN();
        assertThat(metrics.total("zebrawatch_picture_age_seconds", "soak-02")).isZero();
    }

    @Test
    void aCollectorsPausesAreReadWhateverTheCollector() {
        GarbageLog log = GarbageLog.parse("""
                [0.011s] Using Serial
                [0.402s] GC(0) Pause Young (Allocation Failure) 33M->4M(123M) 4.254ms
                [1.220s] GC(1) Pause Full (Metadata GC Threshold) 22M->9M(123M) 41.020ms
                [1.500s] GC(2) Concurrent Mark Cycle 12.000ms
                [2.000s] GC(3) Pause Young (Normal) (G1 Evacuation Pause) 120M->31M(256M) 7.001ms
                """);
        assertThat(log.pauses()).hasSize(3);
        assertThat(log.longest()).isEqualTo(41.02);
        assertThat(log.total()).isCloseTo(52.275, within(1e-9));
        assertThat(log.heap()).isEqualTo(4);
        assertThat(log.between(2, 3).heap()).isEqualTo(31);
        assertThat(log.between(3, 3).heap()).isNaN();
    }

    @Test
    void aProcessTellsItsThreadsAndWhatTheyCost() {
        ProcessFigures figures = ProcessFigures.of(ProcessHandle.current().pid());
        assertThat(figures.resident()).isGreaterThan(10);
        assertThat(figures.cpu()).isPositive();
        assertThat(figures.threads()).hasSizeGreaterThan(5);
        assertThat(figures.groups()).containsKeys("JVM's compilers", "JVM's collector", "all else");
    }

    @Test
    void aNativeLibrarysThreadsAreNotItsLoadersCameras() {
        List<ProcessFigures.Task> tasks = Stream.of("reads kl-1", "line kl-1", "line kl-1", "detector 1", "main")
                .map(name -> new ProcessFigures.Task(name, 1))
                .toList();
        assertThat(new ProcessFigures(5, 100, tasks).cameraThreads()).isEqualTo(2);
    }
}
