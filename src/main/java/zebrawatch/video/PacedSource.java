package zebrawatch.video;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import zebrawatch.scene.CameraId;

/**
 * A video file played at the speed of life, so that it behaves like a camera: recording begins now, each picture comes
 * when its time has come, and a looping clip begins anew with time moving on. A caller that is slow gets late pictures,
 * never fewer.
 */
public final class PacedSource implements FrameSource {
    private final CameraId camera;
    private final Path file;
    private final boolean looping;
    private final Consumer<Instant> waitUntil;
    private FileSource clip;
    private Instant resume;

    /**
     * Opens the file.
     *
     * @throws VideoException if the file cannot be read
     */
    public PacedSource(CameraId camera, Path file, boolean looping) {
        this(camera, file, looping, Instant.now(), PacedSource::sleepUntil);
    }

    PacedSource(CameraId camera, Path file, boolean looping, Instant start, Consumer<Instant> waitUntil) {
        this.camera = camera;
        this.file = file;
        this.looping = looping;
        this.waitUntil = waitUntil;
        this.clip = new FileSource(camera, file, start);
        this.resume = start;
    }

    /** The next picture once its time has come; empty also when the thread is interrupted while it waits. */
    @Override
    public Optional<Frame> next() {
        Optional<Frame> next = clip.next();
        if (next.isEmpty() && looping) {
            rewind();
            next = clip.next();
        }
        next.ifPresent(frame -> {
            resume = frame.time().plus(clip.interval());
            waitUntil.accept(frame.time());
        });
        if (next.isPresent() && Thread.currentThread().isInterrupted()) {
            next.get().close();
            return Optional.empty();
        }
        return next;
    }

    private void rewind() {
        clip.close();
        clip = new FileSource(camera, file, resume);
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
