package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.Chromium;
import zebrawatch.scene.CameraId;

/** Clips of cases in a real browser. */
class ClipInBrowserIT {
    private static final Path SAMPLE = Path.of("samples", "violation-near-side", "clip.mp4");
    private static final Instant START = Instant.parse("2026-03-05T08:15:00Z");

    @TempDir
    private Path folder;

    /** A sample as it is, H.264; H.265 and MPEG-4, which have to be encoded anew. */
    @Test
    void chromiumPlaysWhatIsCopiedAndWhatIsEncodedAnew() throws Exception {
        Path old = Clips.record(folder.resolve("old.avi"), 640, 360, Clips.even(100, 40), r -> r.setFrameRate(25));
        Path h265 = Clips.ffmpeg(
                folder.resolve("new.mp4"),
                "-i",
                SAMPLE.toString(),
                "-t",
                "4",
                "-c:v",
                "libx265",
                "-preset",
                "ultrafast",
                "-x265-params",
                "log-level=error:keyint=50",
                "-an");
        try (Chromium browser = Chromium.open()) {
            assertPlays(browser, clip(SAMPLE), VideoClip.Encoding.COPIED, 1280);
            assertPlays(browser, clip(h265), VideoClip.Encoding.ENCODED_ANEW, 1280);
            assertPlays(browser, clip(old), VideoClip.Encoding.ENCODED_ANEW, 640);
        }
    }

    private static VideoClip clip(Path file) {
        try (FileSource source = new FileSource(new CameraId("kl-1"), file, START)) {
            Optional<Frame> next = source.next();
            for (int i = 0; i < 75 && next.isPresent(); i++) {
                next.get().close();
                next = source.next();
            }
            next.ifPresent(Frame::close);
            return source.footage().clip(START, START.plusSeconds(3)).orElseThrow();
        }
    }

    private static void assertPlays(Chromium browser, VideoClip clip, VideoClip.Encoding encoding, int width) {
        assertThat(clip.encoding()).isEqualTo(encoding);
        try (Page page = browser.newPage()) {
            page.setContent("<video muted autoplay src='data:video/mp4;base64,"
                    + Base64.getEncoder().encodeToString(clip.mp4()) + "'></video>");
            page.waitForFunction("document.querySelector('video').currentTime > 0.5");
            assertThat(page.evaluate("document.querySelector('video').videoWidth"))
                    .isEqualTo(width);
            assertThat(((Number) page.evaluate("document.querySelector('video').duration")).doubleValue())
                    .isBetween(1.5, 4.0);
            assertThat(page.evaluate("document.querySelector('video').error")).isNull();
        }
    }
}
