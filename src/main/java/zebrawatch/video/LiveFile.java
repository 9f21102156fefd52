package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.CameraId;

/**
 * A video file that sends as a camera does: a thread of its own puts its packets into a ring at their own speed, the first of
 * now; a looping file begins anew at its end with time moving on. A reader that is slow lags behind in the ring.
 */
public final class LiveFile implements LivePackets {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFile.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(20);
    private static final long REMEMBERED_BYTES = 32L << 20;
    private static final long LONGEST_CLOSE_MILLIS = 5_000;

    private final CameraId camera;
    private final Path file;
    private final boolean looping;
    private final Listener listener;
    private final PacketRing ring = new PacketRing(REMEMBERED, REMEMBERED_BYTES);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Demuxer demuxer;

    private LiveFile(CameraId camera, Path file, boolean looping, Listener listener) {
        this.camera = camera;
        this.file = file;
        this.looping = looping;
        this.listener = listener;
        this.demuxer = opened();
        this.thread = new Thread(this::run, "reads " + camera);
    }

    /**
     * Begins to send.
     *
     * @throws VideoException if the file cannot be read
     */
    public static LiveFile start(CameraId camera, Path file, boolean looping, Listener listener) {
        Unreadable.atFirstSight(file).ifPresent(sentence -> {
            throw new VideoException(sentence);
        });
        LiveFile live = new LiveFile(camera, file, looping, listener);
        live.thread.setDaemon(true);
        live.thread.start();
        return live;
    }

    @Override
    public LiveState state() {
        return LiveState.of(ring.isEnded() ? LiveState.Condition.CLOSED : LiveState.Condition.PLAYING);
    }

    @Override
    public PacketRing ring() {
        return ring;
    }

    @Override
    public PictureReader reader() {
        return new PictureReader(ring);
    }

    @Override
    public Optional<Duration> clockOffset() {
        return Optional.empty();
    }

    @Override
    public Duration timeOffset() {
        return Duration.ZERO;
    }

    /** One, however often it begins anew. */
    @Override
    public long connections() {
        return 1;
    }

    @Override
    public Footage footage() {
        return new RingFootage(camera, ring);
    }

    private Demuxer opened() {
        try {
            return Demuxer.open(file);
        } catch (Demuxer.Unopened e) {
            throw new VideoException(Unreadable.because(file, e), e);
        }
    }

    private void run() {
        try {
            @Nullable Instant begin = Instant.now().truncatedTo(ChronoUnit.MICROS);
            while (begin != null) {
                begin = play(begin);
            }
        } catch (VideoException e) {
            LOG.error("{}: {} sends no more: {}", camera, file, e.getMessage());
        } catch (RuntimeException e) {
            listener.failed();
            LOG.error("{}: an error of ours in reading {}, which sends no more", camera, file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ring.end();
            demuxer.close();
        }
    }

    /** Plays the file once; the time at which the next round begins, if there is one. */
    private @Nullable Instant play(Instant begin) throws InterruptedException {
        Announced announced = demuxer.announced();
        Stamps stamps = new Stamps(announced.interval());
        ring.begin(demuxer.format());
        while (demuxer.advance()) {
            stamps.next(since(announced, demuxer.shown()), since(announced, demuxer.decoded()));
            Instant time = begin.plus(stamps.shown(), ChronoUnit.MICROS);
            Packet packet = demuxer.packet(time, begin.plus(stamps.decoded(), ChronoUnit.MICROS));
            if (closing.await(
                    Duration.between(Instant.now(), packet.decodeTime()).toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
            ring.add(packet);
            listener.arrived();
        }
        if (!looping) {
            return null;
        }
        demuxer.close();
        demuxer = opened();
        // a decoder tells times in microseconds, by which pictures are found again
        return begin.plus(stamps.latest(), ChronoUnit.MICROS)
                .plus(announced.interval())
                .truncatedTo(ChronoUnit.MICROS);
    }

    private static long since(Announced announced, long stamp) {
        return stamp == AV_NOPTS_VALUE ? stamp : stamp - announced.origin();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LONGEST_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
