package zebrawatch.video;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final PacketRing ring = FileSource.ring();
    private FileSource clip;
    private boolean begun;
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
        this.clip = new FileSource(camera, file, Instant.EPOCH, ring);
    }

    /** The next picture once its time has come; empty also when the thread is interrupted while it waits. */
    @Override
    public Optional<Frame> next() {
        if (!begun) {
            begun = true;
            clip.beginAt(clock.instant());
        }
        Optional<Frame> next = clip.next();
        if (next.isEmpty() && looping) {
            clip.close();
            clip = new FileSource(camera, file, following, ring);
            next = clip.next();
        }
        return next.flatMap(this::inTime);
    }

    private Optional<Frame> inTime(Frame frame) {
        following = frame.time().plus(clip.interval());
        waitUntil.accept(frame.time());
        if (Thread.currentThread().isInterrupted()) {
            frame.close();
            return Optional.empty();
        }
        return Optional.of(frame);
    }

    private static void sleepUntil(Instant time) {
        try {
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Footage footage() {
        return new RingFootage(camera, ring);
    }

    @Override
    public void close() {
        clip.close();
    }
}
