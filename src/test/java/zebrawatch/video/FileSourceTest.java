package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest implements FrameSourceContract {
    private static final Instant START = Instant.parse("2026-03-05T08:15:00Z");

    @TempDir
    private Path folder;

    @Override
    public FrameSource open() {
        return source(Clips.record(folder.resolve("contract.mp4"), 320, 240, Clips.even(5, 40)));
    }

    private static FileSource source(Path file) {
        return new FileSource(CAMERA, file, START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv", "ts", "avi"})
    void anEvenRateComesOutAsRecorded(String container) {
        Path file = Clips.record(
                folder.resolve("even." + container), 320, 240, Clips.even(25, 40), r -> r.setFrameRate(25));

        assertThat(Clips.millis(source(file))).isEqualTo(Clips.even(25, 40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void aVaryingRateComesOutAsRecorded(String container) {
        List<Long> uneven = List.of(0L, 40L, 73L, 200L, 1000L, 1033L, 2500L);
        Path file = Clips.record(folder.resolve("uneven." + container), 320, 240, uneven);

        FileSource source = source(file);

        assertThat(Clips.millis(source)).isEqualTo(uneven);
        assertThat(source.warning()).isEmpty();
    }

    @Test
    void reorderedPicturesComeInTheOrderTheyAreShown() throws Exception {
        Path file = Clips.ffmpeg(
                folder.resolve("b.mp4"),
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:r=25:d=1",
                "-c:v",
                "libx264",
                "-bf",
                "3");

        assertThat(Clips.millis(source(file))).isEqualTo(Clips.even(25, 40));
    }

    @Test
    void aStreamWithoutTimeStampsIsSpacedEvenly() throws Exception {
        Path file = Clips.ffmpeg(
                folder.resolve("bare.h264"),
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:r=25:d=1",
                "-c:v",
                "libx264",
                "-bf",
                "0");

        assertThat(Clips.millis(source(file))).isEqualTo(Clips.even(25, 40));
    }

    @Test
    void clipsGluedTogetherNeverGoBackInTime() throws IOException {
        Path one = Clips.record(folder.resolve("one.ts"), 320, 240, Clips.even(10, 40), r -> r.setFrameRate(25));
        Path glued = folder.resolve("glued.ts");
        byte[] once = Files.readAllBytes(one);
        Files.write(
                glued, ByteBuffer.allocate(2 * once.length).put(once).put(once).array());

        FileSource source = source(glued);

        assertThat(Clips.millis(source)).isEqualTo(Clips.even(20, 40));
        assertThat(source.warning())
                .hasValue(glued + ": 10 of 20 pictures have no usable time stamp and were spaced evenly");
    }

    @Test
    void theBeginningIsTheGivenInstantOrElseTheCreationTimeOrElseTheModificationTimeLessTheDuration()
            throws IOException {
        Path dated = Clips.record(
                folder.resolve("dated.mp4"),
                320,
                240,
                Clips.even(25, 40),
                r -> r.setMetadata("creation_time", "2026-02-01T03:04:05Z"));
        Path undated =
                Clips.record(folder.resolve("undated.mkv"), 320, 240, Clips.even(25, 40), r -> r.setFrameRate(25));
        Files.setLastModifiedTime(undated, FileTime.from(Instant.parse("2026-01-01T00:00:10Z")));

        assertThat(firstTime(new FileSource(CAMERA, dated, START))).isEqualTo(START);
        assertThat(firstTime(new FileSource(CAMERA, dated))).isEqualTo("2026-02-01T03:04:05Z");
        assertThat(firstTime(new FileSource(CAMERA, undated))).isEqualTo("2026-01-01T00:00:09Z");
    }

    private static Instant firstTime(FileSource source) {
        try (source;
                Frame frame = source.next().orElseThrow()) {
            return frame.time();
        }
    }

    /** The white third lies left in the stored picture; a display matrix of +90 turns it counter-clockwise. */
    @ParameterizedTest
    @CsvSource({"0,320,240,0,1", "-90,240,320,1,0", "90,240,320,1,2", "180,320,240,2,1"})
    void picturesComeUpright(int rotation, int width, int height, int whiteColumn, int whiteRow) {
        Path file = Clips.record(
                folder.resolve("turned.mp4"),
                320,
                240,
                Clips.even(3, 40),
                r -> r.setVideoSideData("Display Matrix", Clips.turned(rotation)));

        try (FileSource source = source(file);
                Frame frame = source.next().orElseThrow()) {
            assertThat(List.of(frame.width(), frame.height())).isEqualTo(List.of(width, height));
            assertThat(Clips.brightness(frame.pixels(), whiteColumn, whiteRow)).isGreaterThan(245);
            assertThat(Clips.brightness(frame.pixels(), 2 - whiteColumn, 2 - whiteRow))
                    .isCloseTo(160, within(5L));
        }
    }

    @Test
    void pixelsOfAnalogueCamerasAreMadeSquare() {
        Path file =
                Clips.record(folder.resolve("d1.mp4"), 704, 576, Clips.even(3, 40), r -> r.setAspectRatio(12.0 / 11));

        try (FileSource source = source(file);
                Frame frame = source.next().orElseThrow()) {
            assertThat(List.of(frame.width(), frame.height())).isEqualTo(List.of(768, 576));
        }
    }

    @ParameterizedTest
    @CsvSource({"321,241,yuv444p", "322,242,yuv420p10le", "319,181,gray", "97,33,bgr0", "1,1,yuv444p"})
    void anySizeAndPixelFormatComesAsBgr(int width, int height, String format) throws Exception {
        String red = "color=c=0xC02010:r=5:d=1,format=rgb24,scale=" + width + ":" + height;
        Path file =
                Clips.ffmpeg(folder.resolve("odd.mkv"), "-f", "lavfi", "-i", red, "-pix_fmt", format, "-c:v", "ffv1");

        try (FileSource source = source(file);
                Frame frame = source.next().orElseThrow()) {
            assertThat(List.of(frame.width(), frame.height())).isEqualTo(List.of(width, height));
            var pixel = frame.pixels().ptr(height - 1, width - 1);
            int blue = pixel.get(0) & 0xff;
            int green = pixel.get(1) & 0xff;
            int redness = pixel.get(2) & 0xff;
            if (format.equals("gray")) {
                assertThat(List.of(green, redness)).containsOnly(blue);
            } else {
                assertThat(redness).isCloseTo(0xC0, within(4));
                assertThat(green).isCloseTo(0x20, within(4));
                assertThat(blue).isCloseTo(0x10, within(4));
            }
        }
    }

    @Test
    void durationAndNumberOfPicturesAreAnnounced() {
        Path file = Clips.record(folder.resolve("a.mp4"), 320, 240, Clips.even(50, 40), r -> r.setFrameRate(25));

        try (FileSource source = source(file)) {
            assertThat(source.frames()).hasValue(50);
            assertThat(source.duration()).hasValue(Duration.ofSeconds(2));
            assertThat(source.interval()).isEqualTo(Duration.ofMillis(40));
            assertThat(source.start()).isEqualTo(START);
        }
    }

    @Test
    void aFileCutOffInItsPicturesGivesThoseThatAreThereAndSaysSo() throws IOException {
        Path whole = Clips.record(folder.resolve("whole.mp4"), 320, 240, Clips.even(100, 40), r -> {
            r.setFrameRate(25);
            r.setOption("movflags", "faststart");
        });
        Path cut = cut(whole, "cut.mp4");

        FileSource source = source(cut);
        List<Long> times = Clips.millis(source);

        assertThat(times).hasSizeBetween(40, 70).isEqualTo(Clips.even(times.size(), 40));
        assertThat(source.warning().orElseThrow())
                .matches("\\Q" + cut + "\\E: breaks off after \\d\\.\\d s of the 4\\.0 s it announces, "
                        + "the rest is missing or damaged(; 1 of \\d+ pictures are damaged)?");
    }

    private Path cut(Path whole, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        return Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length * 6 / 10));
    }

    @Test
    void whatIsNoVideoIsRefusedInOneSentence() throws IOException {
        Path whole = Clips.record(folder.resolve("whole.mp4"), 320, 240, Clips.even(100, 40));
        Path text = Files.writeString(folder.resolve("text.mp4"), "not a video\n".repeat(100));
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        Path sound = Files.write(folder.resolve("sound.wav"), Waves.silence());
        Path cut = cut(whole, "cut.mp4");
        Path missing = folder.resolve("missing.mp4");

        assertRefused(missing, "there is no such file");
        assertRefused(folder, "is a folder, not a video file");
        assertRefused(text, "is not a video file that can be read");
        assertRefused(empty, "is empty (0 bytes)");
        assertRefused(sound, "has no pictures, only sound or other data");
        assertRefused(
                cut,
                "the MP4 file is cut off or damaged: its index (moov), written at the end of a recording, is missing");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> source(file))
                .isInstanceOf(VideoException.class)
                .hasMessage(file + ": " + why);
    }

    @Test
    void aFileWithoutOneDecodablePictureIsRefusedAtTheFirst() throws IOException {
        Path whole = Clips.record(
                folder.resolve("whole.mp4"), 320, 240, Clips.even(20, 40), r -> r.setOption("movflags", "faststart"));
        byte[] bytes = Files.readAllBytes(whole);
        int pictures = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat");
        Path headless = Files.write(folder.resolve("headless.mp4"), Arrays.copyOf(bytes, pictures + 4));

        try (FileSource source = source(headless)) {
            assertThatThrownBy(source::next)
                    .isInstanceOf(VideoException.class)
                    .hasMessage(headless + ": not one picture in it can be decoded");
        }
    }

    @Test
    void aClosedSourceGivesNothingMore() {
        FrameSource source = open();
        source.close();

        assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameFileGivesTheSameFrames() {
        Path file = Clips.record(folder.resolve("a.mp4"), 320, 240, Clips.even(10, 40));
        try (FileSource one = source(file);
                FileSource two = source(file)) {
            for (int i = 0; i < 10; i++) {
                try (Frame a = one.next().orElseThrow();
                        Frame b = two.next().orElseThrow()) {
                    assertThat(a.time()).isEqualTo(b.time());
                    assertThat(a.pixels().<ByteBuffer>createBuffer())
                            .isEqualTo(b.pixels().<ByteBuffer>createBuffer());
                }
            }
        }
    }

    /** FFmpeg writes to the process's own standard error, which only another process can look at. */
    @Test
    void aDamagedFileMakesFfmpegSayNothingByItself() throws Exception {
        Path whole = Clips.record(folder.resolve("whole.mp4"), 320, 240, Clips.even(100, 40), r -> {
            r.setFrameRate(25);
            r.setOption("movflags", "faststart");
        });
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", // or newer JVMs warn of it
                        "-cp",
                        System.getProperty("java.class.path"),
                        Watch.class.getName(),
                        cut(whole, "cut.mp4").toString(),
                        Files.writeString(folder.resolve("text.mp4"), "not a video")
                                .toString())
                .redirectErrorStream(true)
                .start();

        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines()).hasSize(2).allMatch(line -> line.startsWith(folder + "/"));
    }

    /** Plays files and prints what a person gets to know about them. */
    static final class Watch {
        public static void main(String[] files) {
            for (String file : files) {
                try {
                    FileSource source = source(Path.of(file));
                    Clips.millis(source);
                    System.out.println(source.warning().orElseThrow());
                } catch (VideoException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    @Test
    void nativeMemoryStaysFlat() {
        Path file = Clips.record(folder.resolve("a.mp4"), 1280, 720, Clips.even(40, 40));
        Clips.millis(source(file));
        long before = Pointer.physicalBytes();

        for (int i = 0; i < 10; i++) {
            Clips.millis(source(file));
        }

        // 400 pictures of 2.8 MB went by; one lost picture in ten would show
        assertThat(Pointer.physicalBytes() - before).isLessThan(110L << 20);
    }
}
