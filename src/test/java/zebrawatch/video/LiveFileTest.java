package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.scene.CameraId;

class LiveFileTest {
    private static final CameraId CAMERA = new CameraId("kl-1");

    @TempDir
    private Path folder;

    @Test
    void picturesOfLaterRoundsAreFoundAgainWhereAPictureLastsNoWholeMicrosecond() throws Exception {
        List<Long> twelveASecond =
                LongStream.range(0, 6).map(i -> i * 1000 / 12).boxed().toList();
        Path file =
                Clips.record(folder.resolve("clip.mp4"), 64, 48, twelveASecond, recorder -> recorder.setFrameRate(12));
        LivePackets.Listener nobody = new LivePackets.Listener() {
            @Override
            public void arrived() {}

            @Override
            public void failed() {}
        };
        try (LiveFile live = LiveFile.start(CAMERA, file, true, nobody)) {
            Instant late = Instant.now().plus(Duration.ofSeconds(2));
            while (Instant.now().isBefore(late)) {
                Thread.sleep(50);
            }
            List<Frame> pictures = live.footage().pictures(List.of(late.minusMillis(500)));
            assertThat(pictures).hasSize(1);
            try (Frame picture = pictures.get(0)) {
                assertThat(picture.time()).isBetween(late.minusMillis(700), late.minusMillis(300));
            }
        }
    }
}
