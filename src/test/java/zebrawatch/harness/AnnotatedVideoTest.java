package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.Lettering;
import zebrawatch.evidence.Passage;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;
import zebrawatch.video.Clips;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;
import zebrawatch.video.VideoException;

class AnnotatedVideoTest {
    private static final Lettering LETTERING = new Lettering(Passage.FONT);

    @TempDir
    private Path folder;

    private AnnotatedVideo video(Path out) {
        return new AnnotatedVideo(out, Passage.CAMERA, LETTERING, ZoneOffset.UTC);
    }

    @Test
    void picturesKeepTheDistanceInTimeOfTheirSource() throws Exception {
        List<Long> uneven = List.of(0L, 40L, 73L, 200L, 1000L, 1033L, 2500L);
        Path out = folder.resolve("uneven.mp4");
        try (AnnotatedVideo video = video(out)) {
            for (long millis : uneven) {
                add(video, Passage.START.plusMillis(millis), 320, 240);
            }
        }

        FileSource source = new FileSource(Passage.CAMERA.id(), out, Passage.START);
        assertThat(Clips.millis(source)).isEqualTo(uneven);
        assertThat(source.warning()).isEmpty();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(out.toFile())) {
            grabber.startUnsafe();
            assertThat(grabber.getVideoCodecName()).startsWith("h264");
        }
    }

    private static void add(AnnotatedVideo video, Instant time, int width, int height) {
        try (Frame frame = new Frame(Passage.CAMERA.id(), time, Clips.picture(width, height, 0))) {
            video.add(frame, List.of(), List.of(), List.of());
        }
    }

    @Test
    void oddSidesAreMadeEven() {
        Path out = folder.resolve("odd.mp4");
        try (AnnotatedVideo video = video(out)) {
            add(video, Passage.START, 321, 241);
        }

        try (FileSource source = new FileSource(Passage.CAMERA.id(), out);
                Frame frame = source.next().orElseThrow()) {
            assertThat(List.of(frame.width(), frame.height())).isEqualTo(List.of(322, 242));
        }
    }

    @Test
    void aRulingIsShownForTwoSecondsAtTheVehicle() {
        List<Frame> shown = new ArrayList<>();
        Path out = folder.resolve("ruled.mp4");
        try (AnnotatedVideo video = video(out)) {
            for (int i = 0; i < Passage.PICTURES; i++) {
                List<Ruling> rulings = i == 10 ? List.of(Passage.ruling(Ruling.Kind.FAILURE_TO_YIELD)) : List.of();
                try (Frame frame = Passage.frame(i)) {
                    video.add(
                            frame,
                            List.of(new Detection(RoadUser.CAR, Passage.car(i), 0.6)),
                            Passage.tracks(i),
                            rulings);
                    assertThat(frame.pixels().ptr(421, 640).get(0) & 0xff)
                            .as("the frame itself stays clean")
                            .isEqualTo(90);
                }
            }
        }

        try (FileSource source = new FileSource(Passage.CAMERA.id(), out)) {
            source.next().ifPresent(shown::add);
            for (var next = source.next(); next.isPresent(); next = source.next()) {
                shown.add(next.get());
            }
            assertThat(shown).hasSize(Passage.PICTURES);
            assertThat(isRed(shown, 9)).isFalse();
            assertThat(isRed(shown, 10)).isTrue();
            assertThat(isRed(shown, 30)).isTrue();
            assertThat(isRed(shown, 31)).isFalse();
            assertThat(brightness(shown.get(0), 640, 420))
                    .as("the zebra's outline")
                    .isGreaterThan(180);
        } finally {
            shown.forEach(Frame::close);
        }
    }

    /** Whether the left edge of the car's box is drawn in red. */
    private static boolean isRed(List<Frame> frames, int number) {
        Box car = Passage.car(number);
        var pixel = frames.get(number).pixels().ptr((int) car.centre().y(), (int) car.left());
        return (pixel.get(2) & 0xff) > 150 && (pixel.get(1) & 0xff) < 100;
    }

    private static int brightness(Frame frame, int x, int y) {
        Mat pixels = frame.pixels();
        return pixels.ptr(y, x).get(1) & 0xff;
    }

    @Test
    void withoutAnyPictureThereIsNoFile() {
        Path out = folder.resolve("none.mp4");
        video(out).close();

        assertThat(out).doesNotExist();
    }

    @Test
    void closingTwiceKeepsTheFile() {
        Path out = folder.resolve("twice.mp4");
        AnnotatedVideo video = video(out);
        add(video, Passage.START, 320, 240);
        video.close();
        video.close();

        assertThat(Clips.millis(new FileSource(Passage.CAMERA.id(), out))).containsExactly(0L);
    }

    @Test
    void whereNothingCanBeWrittenIsSaidInOneSentence() throws IOException {
        Path nowhere = folder.resolve("missing").resolve("a.mp4");
        Path taken = Files.createDirectory(folder.resolve("folder.mp4"));

        assertThatThrownBy(() -> video(nowhere))
                .isInstanceOf(VideoException.class)
                .hasMessage(nowhere + ": its folder does not exist");
        assertThatThrownBy(() -> video(taken))
                .isInstanceOf(VideoException.class)
                .hasMessage(taken + ": cannot be written (Is a directory)");
    }

    @Test
    void aFolderWithoutWritePermissionIsSaidInOneSentence() {
        Path out = Path.of("/sys/zebrawatch.mp4"); // not even root may write there

        assertThatThrownBy(() -> video(out))
                .isInstanceOf(VideoException.class)
                .hasMessage(out + ": no permission to write it");
    }
}
