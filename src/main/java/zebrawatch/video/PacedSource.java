package zebrawatch.video;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.CameraId;

/**
 * A video file played at the speed of life, so that it behaves like a camera: its first picture is of now, each one comes
 * when its time has come, and a looping clip begins anew with time moving on. A caller that is slow gets late pictures,
 * never fewer.
 */
public final class PacedSource implements FrameSource {
    private final CameraId camera;
    private final Path file;
    private final boolean looping;
    private final InstantSource clock;
    private final Consumer<Instant> waitUntil;
    private FileSource clip;
    /** What to add to the clip's times; unknown until the first picture is there. */
    private @Nullable Duration shift;

    private Instant following = Instant.EPOCH;

    /**
     * Opens the file.
     *
     * @throws VideoException if the file cannot be read
     */
    public PacedSource(CameraId camera, Path file, boolean looping) {
        this(camera, file, looping, InstantSource.system(), PacedSource::sleepUntil);
    }

    PacedSource(CameraId camera, Path file, boolean looping, InstantSource clock, Consumer<Instant> waitUntil) {
        this.camera = camera;
        this.file = file;
        this.looping = looping;
        this.clock = clock;
        this.waitUntil = waitUntil;
        this.clip = new FileSource(camera, file, Instant.EPOCH);
    }

    /** The next picture once its time has come; empty also when the thread is interrupted while it waits. */
    @Override
    public Optional<Frame> next() {
        Optional<Frame> next = clip.next();
        if (next.isEmpty() && looping) {
            rewind();
            next = clip.next();
        }
        return next.flatMap(this::inTime);
    }

    private void rewind() {
        clip.close();
        clip = new FileSource(camera, file, Instant.EPOCH);
        shift = Duration.between(Instant.EPOCH, following);
    }

    private Optional<Frame> inTime(Frame frame) {
        if (shift == null) {
            shift = Duration.between(frame.time(), clock.instant());
        }
        Instant time = frame.time().plus(shift);
        following = time.plus(clip.interval());
        waitUntil.accept(time);
        if (Thread.currentThread().isInterrupted()) {
            frame.close();
            return Optional.empty();
        }
        return Optional.of(new Frame(camera, time, frame.pixels()));
    }

    private static void sleepUntil(Instant time) {
        try {
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clip.close();
    }
}
