package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.attention.AttentionSettings;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.soak.SoakReport;
import zebrawatch.harness.soak.SoakTable;

/** The shortest soak in which something happens at both of two cameras. */
@Timeout(600)
@Alone
class SoakIT {
    @TempDir
    private Path folder;

    @Test
    void everyViolationThatAReplayFindsComesOutOfKafkaOnceAndNothingElse() {
        Material.debian(
                "/usr/lib/x86_64-linux-gnu/girepository-1.0/GstRtspServer-1.0.typelib", "gir1.2-gst-rtsp-server-1.0");
        Material.debian("/usr/bin/ffmpeg", "ffmpeg");
        List<ClipFolder> clips = Stream.of("backlight", "bus-hides-pedestrian")
                .flatMap(name -> ClipFolder.in(Path.of("samples", name)).stream())
                .toList();
        Soak soak = new Soak(new Soak.Settings(
                clips, folder, Path.of("models"), Duration.ofSeconds(45), 0.5, AttentionSettings.Mode.AUTO, 2));
        SoakReport report = soak.run(2);
        String table = SoakTable.of(report);
        assertThat(report.cameras())
                .as(table)
                .allSatisfy(c -> assertThat(c.expected()).hasSize(c.truth()).isNotEmpty());
        assertThat(report.missed()).as(table).isZero();
        assertThat(report.unexpected()).as(table).isZero();
        assertThat(report.costs().cameraThreads()).as(table).isEqualTo(4);
    }
}
