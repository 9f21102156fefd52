package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.CameraId;

/**
 * A video file, as fast as it can be decoded. Each frame carries the file's own time stamp (variable frame rates
 * included) added to the instant the recording began; pictures come upright and with square pixels. A file that breaks
 * off gives the pictures that are there and then says so in {@link #warning}.
 */
public final class FileSource implements FrameSource {
    private final CameraId camera;
    private final Path file;
    private final FFmpegFrameGrabber grabber;
    private final UprightBgr conversion;
    private final Clip clip;
    private final Instant start;
    private final Stamps stamps;
    private int pictures;
    private int damaged;
    private boolean closed;

    static {
        // FFmpeg writes to standard error by itself; what people need to know is in our own sentences.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    /**
     * Opens a file whose recording began when its metadata say ({@code creation_time}); where they are silent, its
     * modification time less its duration is taken.
     *
     * @throws VideoException if the file cannot be read
     */
    public FileSource(CameraId camera, Path file) {
        this(camera, file, null);
    }

    /**
     * Opens a file.
     *
     * @param start when the recording began; null to take it from the file
     * @throws VideoException if the file cannot be read
     */
    public FileSource(CameraId camera, Path file, @Nullable Instant start) {
        Unreadable.atFirstSight(file).ifPresent(sentence -> {
            throw new VideoException(sentence);
        });
        this.camera = camera;
        this.file = file;
        this.grabber = opened(file);
        this.clip = Clip.of(grabber);
        this.conversion = new UprightBgr(clip.rotation());
        this.start = start != null ? start : clip.beganAt(file);
        this.stamps = new Stamps(clip.interval());
    }

    private static FFmpegFrameGrabber opened(Path file) {
        // "file:" because FFmpeg would take a colon in the path for a protocol.
        var grabber = new FFmpegFrameGrabber("file:" + file.toAbsolutePath());
        grabber.setImageMode(FrameGrabber.ImageMode.RAW);
        grabber.setVideoOption("threads", "1"); // the default is one thread per core for every camera
        grabber.setAudioStream(Integer.MAX_VALUE); // no stream has this number: sound is never decoded
        try {
            grabber.startUnsafe(); // start() holds a lock that all grabbers of the JVM share
            return grabber;
        } catch (FFmpegFrameGrabber.Exception e) {
            String sentence = Unreadable.because(file, grabber.getFormatContext());
            release(grabber);
            throw new VideoException(sentence, e);
        }
    }

    /** When the recording began: the time of a frame with time stamp 0. */
    public Instant start() {
        return start;
    }

    /** How long the file says it runs, for progress bars. */
    public Optional<Duration> duration() {
        return clip.duration();
    }

    /** About how many pictures will come, for progress bars. */
    public OptionalLong frames() {
        return clip.frames();
    }

    /** The nominal time between two pictures; single ones may be closer together or further apart. */
    public Duration interval() {
        return clip.interval();
    }

    @Override
    public Optional<Frame> next() {
        if (closed) {
            throw new IllegalStateException(file + " is closed");
        }
        try {
            var grabbed = grabber.grabImage();
            if (grabbed == null) {
                return end();
            }
            AVFrame picture = (AVFrame) grabbed.opaque;
            pictures++;
            damaged += picture.decode_error_flags() == 0 ? 0 : 1;
            long micros = stamps.next(stamp(picture.best_effort_timestamp()));
            return Optional.of(new Frame(camera, start.plus(micros, ChronoUnit.MICROS), conversion.of(picture)));
        } catch (FFmpegFrameGrabber.Exception e) {
            throw new VideoException(file + ": cannot be read any further", e);
        } catch (VideoException e) {
            throw new VideoException(file + ": " + e.getMessage(), e);
        }
    }

    private OptionalLong stamp(long ticks) {
        return ticks == AV_NOPTS_VALUE ? OptionalLong.empty() : OptionalLong.of(clip.micros(ticks));
    }

    private Optional<Frame> end() {
        if (pictures == 0) {
            throw new VideoException("not one picture in it can be decoded");
        }
        return Optional.empty();
    }

    /** What a person should know about the file, asked at its end: it broke off early, pictures were damaged. */
    public Optional<String> warning() {
        if (pictures == 0) {
            return Optional.empty();
        }
        List<String> faults = new ArrayList<>();
        clip.missingAfter(stamps.last(), pictures).ifPresent(faults::add);
        if (damaged > 0) {
            faults.add(damaged + " of " + pictures + " pictures are damaged");
        }
        if (stamps.repaired() > 0) {
            faults.add(stamps.repaired() + " of " + pictures
                    + " pictures have no usable time stamp and were spaced evenly");
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(file + ": " + String.join("; ", faults));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            conversion.close();
            release(grabber);
        }
    }

    private static void release(FFmpegFrameGrabber grabber) {
        try {
            grabber.releaseUnsafe();
        } catch (FrameGrabber.Exception e) {
            throw new VideoException("FFmpeg could not release a file", e);
        }
    }
}
