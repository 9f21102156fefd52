package zebrawatch.harness;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import zebrawatch.evidence.Ink;
import zebrawatch.evidence.Lettering;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Detection;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;
import zebrawatch.video.VideoException;

/**
 * Writes what the line saw into an MP4 file that browsers play: zones, detections, tracks, rulings, the time. Pictures
 * keep the distance in time that they had at the source.
 */
public final class AnnotatedVideo implements AutoCloseable {
    /** Time stamps are whole milliseconds. */
    private static final int TICKS = 1000;

    private static final double BITS_PER_PIXEL_AND_SECOND = 4;
    private static final int PICTURES_PER_KEY_FRAME = 50;
    /** Weaker detections only serve the tracker; drawn, they would hide the street. */
    private static final double WEAKEST = 0.3;

    private static final Ink DETECTION = new Ink(190, 190, 190);

    private final Path out;
    private final Camera camera;
    private final Lettering lettering;
    private final DateTimeFormatter clock;
    private final List<ZoneDrawing> zones;
    private final TrackDrawing tracks = new TrackDrawing();
    private final OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();
    private @Nullable FFmpegFrameRecorder recorder;
    private Instant first = Instant.MIN;
    private long lastTick = -1;

    /**
     * Creates the file; its size is that of the first frame.
     *
     * @param out ends in .mp4; a file already there is replaced
     * @param zone of the times shown
     * @throws VideoException if the file cannot be written
     */
    public AnnotatedVideo(Path out, Camera camera, Lettering lettering, ZoneId zone) {
        this.out = out;
        this.camera = camera;
        this.lettering = lettering;
        this.clock = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(zone);
        this.zones = camera.crossings().stream().map(ZoneDrawing::new).toList();
        create(out);
    }

    private static void create(Path out) {
        try {
            Files.write(out, new byte[0]);
        } catch (NoSuchFileException e) {
            throw new VideoException(out + ": its folder does not exist", e);
        } catch (AccessDeniedException e) {
            throw new VideoException(out + ": no permission to write it", e);
        } catch (FileSystemException e) {
            throw new VideoException(out + ": cannot be written (" + e.getReason() + ")", e);
        } catch (IOException e) {
            throw new VideoException(out + ": cannot be written", e);
        }
    }

    /**
     * Adds one picture.
     *
     * @param frame stays the caller's, nothing is drawn into it
     * @param seen what was detected in it
     * @param followed the tracks of its time
     * @param rulings that became final with it
     * @throws VideoException if the picture cannot be written
     */
    public void add(Frame frame, List<Detection> seen, List<Track> followed, List<Ruling> rulings) {
        try (Mat canvas = canvas(frame)) {
            Pen pen = new Pen(canvas, lettering);
            zones.forEach(zone -> zone.draw(pen));
            seen.stream().filter(d -> d.score() >= WEAKEST).forEach(detection -> draw(pen, detection));
            tracks.draw(pen, frame.time(), followed, rulings);
            pen.at(0, 0, clock.format(frame.time()) + "  " + camera.id() + "  " + camera.place(), Ink.BLACK);
            write(frame.time(), canvas);
        }
    }

    /** A copy with even sides, as the 4:2:0 chroma of the video needs them. */
    private static Mat canvas(Frame frame) {
        Mat canvas = new Mat();
        try (Scalar black = Ink.BLACK.scalar()) {
            opencv_core.copyMakeBorder(
                    frame.pixels(),
                    canvas,
                    0,
                    frame.height() % 2,
                    0,
                    frame.width() % 2,
                    opencv_core.BORDER_CONSTANT,
                    black);
        }
        return canvas;
    }

    private static void draw(Pen pen, Detection detection) {
        pen.box(detection.box(), DETECTION, 1);
        pen.below(detection.box(), String.format(Locale.ROOT, "%.2f", detection.score()), DETECTION);
    }

    private void write(Instant time, Mat canvas) {
        try (var picture = converter.convert(canvas)) {
            if (recorder == null) {
                first = time;
                recorder = started(canvas.cols(), canvas.rows());
            }
            lastTick = Math.max(lastTick + 1, Duration.between(first, time).toMillis());
            recorder.setTimestamp(lastTick * 1_000_000 / TICKS);
            recorder.record(picture);
        } catch (FFmpegFrameRecorder.Exception e) {
            throw new VideoException(out + ": a picture could not be written", e);
        }
    }

    /** H.264 by Cisco's OpenH264, the only H.264 encoder in an FFmpeg under the LGPL. */
    private FFmpegFrameRecorder started(int width, int height) throws FFmpegFrameRecorder.Exception {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET); // the encoder talks on standard error
        var started = new FFmpegFrameRecorder("file:" + out.toAbsolutePath(), width, height);
        started.setFormat("mp4");
        started.setVideoCodecName("libopenh264");
        started.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        started.setFrameRate(TICKS);
        started.setVideoBitrate((int) (width * height * BITS_PER_PIXEL_AND_SECOND));
        started.setGopSize(PICTURES_PER_KEY_FRAME);
        started.setOption("movflags", "faststart");
        started.startUnsafe();
        return started;
    }

    /**
     * Completes the file; without any picture there is none.
     *
     * @throws VideoException if it cannot be completed
     */
    @Override
    public void close() {
        converter.close();
        try {
            if (lastTick < 0) {
                Files.deleteIfExists(out);
            } else if (recorder != null) {
                recorder.stop();
                recorder = null;
            }
        } catch (IOException e) {
            throw new VideoException(out + ": could not be completed; is the disk full?", e);
        }
    }
}
