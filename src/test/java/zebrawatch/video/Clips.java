package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import zebrawatch.Material;

/** Small clips made on the spot. The left third of each picture is white, the rest grey, darker from picture to picture. */
public final class Clips {
    static {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private Clips() {}

    /** Stamps of an even rate, milliseconds. */
    public static List<Long> even(int pictures, int intervalMillis) {
        return LongStream.range(0, pictures)
                .map(i -> i * intervalMillis)
                .boxed()
                .toList();
    }

    /** An MPEG-4 clip with these time stamps in milliseconds, in the container of the file's ending. */
    public static Path record(Path file, int width, int height, List<Long> millis) {
        return record(file, width, height, millis, recorder -> {});
    }

    /** As above, with the recorder adjusted before it starts. */
    public static Path record(
            Path file, int width, int height, List<Long> millis, Consumer<FFmpegFrameRecorder> adjust) {
        try (var recorder = new FFmpegFrameRecorder(file.toFile(), width, height);
                var converter = new OpenCVFrameConverter.ToMat()) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
            recorder.setFrameRate(1000); // the recorder rounds time stamps to this
            recorder.setVideoOption("g", "5");
            recorder.setVideoBitrate(2_000_000);
            adjust.accept(recorder);
            recorder.startUnsafe();
            for (int i = 0; i < millis.size(); i++) {
                try (Mat picture = picture(width, height, i);
                        Frame frame = converter.convert(picture)) {
                    recorder.setTimestamp(millis.get(i) * 1000);
                    recorder.record(frame);
                }
            }
            recorder.stop();
            return file;
        } catch (FrameRecorder.Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The picture of that number. */
    public static Mat picture(int width, int height, int number) {
        Mat picture = new Mat(height, width, opencv_core.CV_8UC3, Scalar.all(160 - 2.0 * (number % 60)));
        try (Mat white = picture.apply(new Rect(0, 0, width / 3, height))) {
            white.put(Scalar.all(255));
        }
        return picture;
    }

    /**
     * The side data "Display Matrix" of a recording that is turned to be shown.
     *
     * @param rotation degrees counter-clockwise
     */
    public static ByteBuffer turned(int rotation) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(36).order(ByteOrder.nativeOrder());
        try (IntPointer matrix = new IntPointer(9)) {
            avutil.av_display_rotation_set(matrix, -rotation); // counts clockwise, its reader counter-clockwise
            for (int i = 0; i < 9; i++) {
                bytes.putInt(4 * i, matrix.get(i));
            }
        }
        return bytes;
    }

    /** Runs Debian's ffmpeg, quietly, with {@code file} as its last argument. */
    public static Path ffmpeg(Path file, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Material.debian("/usr/bin/ffmpeg", "ffmpeg").toString(), "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return file;
    }

    /** All pictures' times in milliseconds since the recording began; the source is closed. */
    public static List<Long> millis(FileSource source) {
        List<Long> times = new ArrayList<>();
        try (source) {
            for (var next = source.next(); next.isPresent(); next = source.next()) {
                try (var frame = next.get()) {
                    times.add(Duration.between(source.start(), frame.time()).toMillis());
                }
            }
        }
        return times;
    }

    /** The mean of blue, green and red in the middle of one of a picture's 3 by 3 parts. */
    public static long brightness(Mat picture, int column, int row) {
        int x = picture.cols() * (2 * column + 1) / 6;
        int y = picture.rows() * (2 * row + 1) / 6;
        return Math.round(IntStream.range(0, 3)
                .map(channel -> Byte.toUnsignedInt(picture.ptr(y, x).get(channel)))
                .average()
                .orElseThrow());
    }
}
