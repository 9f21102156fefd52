package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.scene.CameraId;

/** What a file's footage gives while and after it is read; a key frame every fifth picture. */
class FootageTest {
    private static final CameraId CAMERA = new CameraId("test-1");
    private static final Instant START = Instant.parse("2026-03-05T08:15:00Z");

    @TempDir
    private Path folder;

    @Test
    void aPictureIsTheVeryOneThatWasHandedOut() {
        try (FileSource source = source(mpeg4(20))) {
            List<Frame> handedOut = all(source);
            List<Instant> asked = Stream.of(13, 0, 13, 19, 7)
                    .map(i -> handedOut.get(i).time())
                    .toList();

            List<Frame> pictures = source.footage().pictures(asked);

            assertThat(pictures.stream().map(Frame::time)).isEqualTo(asked);
            assertThat(pixels(pictures.get(0))).isEqualTo(pixels(handedOut.get(13)));
            assertThat(pixels(pictures.get(3))).isEqualTo(pixels(handedOut.get(19)));
            pictures.forEach(Frame::close);
            handedOut.forEach(Frame::close);
        }
    }

    @Test
    void anInstantBetweenOrBeyondIsMetByTheNearestPicture() {
        try (FileSource source = source(mpeg4(10))) {
            all(source).forEach(Frame::close);
            List<Frame> pictures = source.footage()
                    .pictures(List.of(
                            START.minusSeconds(9), START.plusMillis(59), START.plusMillis(61), START.plusSeconds(9)));

            assertThat(pictures.stream()
                            .map(p -> Duration.between(START, p.time()).toMillis()))
                    .containsExactly(0L, 40L, 80L, 360L);
            pictures.forEach(Frame::close);
        }
    }

    @Test
    void nothingIsThereBeforeTheFirstPicture() {
        try (FileSource source = source(mpeg4(10))) {
            assertThat(source.footage().oldest()).isEmpty();
            assertThat(source.footage().pictures(List.of(START))).isEmpty();
            assertThat(source.footage().clip(START, START.plusSeconds(1))).isEmpty();
        }
    }

    /** B-frames included: the pictures are decoded in another order than they are shown. */
    @Test
    void aClipBeginsAtTheKeyFrameBeforeAndHoldsThePicturesAsTheyWereEncoded() throws Exception {
        try (FileSource source = source(street("libx264"))) {
            List<Frame> handedOut = all(source);

            VideoClip clip = source.footage()
                    .clip(START.plusMillis(1500), START.plusMillis(2200))
                    .orElseThrow();

            assertThat(clip.begin()).isEqualTo(START.plusMillis(1000));
            assertThat(clip.end()).isBetween(START.plusMillis(2200), START.plusMillis(2440));
            assertThat(clip.encoding()).isEqualTo(VideoClip.Encoding.COPIED);
            Path file = Files.write(folder.resolve("clip.mp4"), clip.mp4());
            try (FileSource cut = new FileSource(CAMERA, file, clip.begin())) {
                List<Frame> again = all(cut);
                assertThat(again.stream().map(Frame::time))
                        .isEqualTo(handedOut.stream()
                                .map(Frame::time)
                                .filter(t -> !t.isBefore(clip.begin()) && t.isBefore(clip.end()))
                                .toList());
                assertThat(pixels(again.get(12))).isEqualTo(pixels(handedOut.get(37)));
                again.forEach(Frame::close);
                assertThat(cut.warning()).isEmpty();
            }
            handedOut.forEach(Frame::close);
        }
    }

    /** H.265 of an open group with B-frames; turned MPEG-4; Motion JPEG of an odd size and the full range of brightness. */
    @Test
    void whatBrowsersDoNotPlayIsEncodedAnewWithTheSamePicturesAndSaysSo() throws Exception {
        assertEncodedAnew(street("libx265"), 1000, 320, 240);
        Path turned = Clips.record(folder.resolve("old.mp4"), 320, 240, Clips.even(100, 40), r -> {
            r.setFrameRate(25);
            r.setVideoSideData("Display Matrix", Clips.turned(90));
        });
        assertEncodedAnew(turned, 1400, 240, 320);
        Path jpegs = Clips.ffmpeg(
                folder.resolve("jpegs.mkv"),
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=321x241:r=25:d=4",
                "-c:v",
                "mjpeg",
                "-q:v",
                "3");
        assertEncodedAnew(jpegs, 1480, 320, 240);
    }

    private void assertEncodedAnew(Path file, int begin, int width, int height) throws IOException {
        try (FileSource source = source(file)) {
            List<Frame> handedOut = all(source);

            VideoClip clip = source.footage()
                    .clip(START.plusMillis(1500), START.plusMillis(2200))
                    .orElseThrow();

            assertThat(clip.encoding()).isEqualTo(VideoClip.Encoding.ENCODED_ANEW);
            assertThat(clip.begin()).isEqualTo(START.plusMillis(begin));
            Path written = Files.write(folder.resolve("clip.mp4"), clip.mp4());
            try (FileSource cut = new FileSource(CAMERA, written, clip.begin())) {
                List<Frame> again = all(cut);
                assertThat(again.stream().map(Frame::time))
                        .isEqualTo(handedOut.stream()
                                .map(Frame::time)
                                .filter(t -> !t.isBefore(clip.begin()) && t.isBefore(clip.end()))
                                .toList());
                Frame same = handedOut.stream()
                        .filter(f -> f.time().equals(again.get(10).time()))
                        .findFirst()
                        .orElseThrow();
                assertThat(List.of(again.get(10).width(), again.get(10).height()))
                        .isEqualTo(List.of(width, height));
                for (int part = 0; part < 9; part++) {
                    assertThat(Clips.brightness(again.get(10).pixels(), part % 3, part / 3))
                            .isCloseTo(Clips.brightness(same.pixels(), part % 3, part / 3), within(8L));
                }
                again.forEach(Frame::close);
            }
            handedOut.forEach(Frame::close);
        }
    }

    @Test
    void aClipOfATurnedRecordingIsCopiedAndTurnedLikeIt() throws Exception {
        Path turned = Clips.record(folder.resolve("turned.mp4"), 320, 240, Clips.even(50, 40), r -> {
            r.setFrameRate(25);
            r.setVideoCodecName("libopenh264");
            r.setVideoSideData("Display Matrix", Clips.turned(90));
        });
        try (FileSource source = source(turned)) {
            List<Frame> handedOut = all(source);
            VideoClip clip = source.footage().clip(START, START.plusSeconds(1)).orElseThrow();

            assertThat(clip.encoding()).isEqualTo(VideoClip.Encoding.COPIED);
            try (FileSource cut = source(Files.write(folder.resolve("clip.mp4"), clip.mp4()))) {
                List<Frame> again = all(cut);
                assertThat(pixels(again.get(5))).isEqualTo(pixels(handedOut.get(5)));
                again.forEach(Frame::close);
            }
            handedOut.forEach(Frame::close);
        }
    }

    @Test
    void aClipsIndexStandsBeforeItsPictures() throws Exception {
        try (FileSource source = source(street("libx264"))) {
            all(source).forEach(Frame::close);
            byte[] mp4 = source.footage()
                    .clip(START, START.plusSeconds(2))
                    .orElseThrow()
                    .mp4();

            assertThat(boxes(mp4)).startsWith("ftyp", "moov").contains("mdat");
        }
    }

    private static List<String> boxes(byte[] mp4) {
        List<String> names = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(mp4);
        for (int at = 0; at < mp4.length; at += bytes.getInt(at)) {
            names.add(new String(mp4, at + 4, 4, StandardCharsets.US_ASCII));
        }
        return names;
    }

    private Path street(String encoder) throws IOException, InterruptedException {
        return Clips.ffmpeg(
                folder.resolve("street.mp4"),
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:r=25:d=4",
                "-c:v",
                encoder,
                "-g",
                "25",
                "-bf",
                "3",
                "-x265-params",
                "log-level=error:keyint=25:min-keyint=25:open-gop=1",
                "-x264-params",
                "scenecut=0");
    }

    private Path mpeg4(int pictures) {
        return Clips.record(folder.resolve("a.mp4"), 320, 240, Clips.even(pictures, 40), r -> r.setFrameRate(25));
    }

    private static FileSource source(Path file) {
        return new FileSource(CAMERA, file, START);
    }

    private static List<Frame> all(FileSource source) {
        List<Frame> frames = new ArrayList<>();
        for (var next = source.next(); next.isPresent(); next = source.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    private static ByteBuffer pixels(Frame frame) {
        return frame.pixels().createBuffer();
    }
}
