package zebrawatch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.detect.UnansweredException;
import zebrawatch.meters.CameraMeters;
import zebrawatch.meters.CameraMeters.Drop;
import zebrawatch.scene.CameraId;

/** One camera under watch: a thread of its own runs its line, and a line that dies of an error is begun anew, ever later. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** A line that ran this long is well again. */
    private static final Duration WELL = Duration.ofMinutes(2);

    private static final long LONGEST_END_MILLIS = 8_000;

    private final CameraId camera;
    private final Supplier<LiveLine> lines;
    private final CameraMeters meters;
    private final CameraGuard guard;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable LiveLine running;

    /**
     * @param lines opens the camera and its line; what it throws is an error of that line
     * @param meters closed with the watch
     * @param guard closed with the watch
     */
    private Watch(CameraId camera, Supplier<LiveLine> lines, CameraMeters meters, CameraGuard guard) {
        this.camera = camera;
        this.lines = lines;
        this.meters = meters;
        this.guard = guard;
        this.thread = new Thread(this::run, "line " + camera);
    }

    /** Begins to watch. */
    static Watch begin(CameraId camera, Supplier<LiveLine> lines, CameraMeters meters, CameraGuard guard) {
        Watch watch = new Watch(camera, lines, meters, guard);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Ends the camera's stream, so that the line speaks its last rulings. */
    void stop() {
        ending.countDown();
        LiveLine line = running;
        if (line != null) {
            line.end();
        }
    }

    /** The same, and returns when the line has ended. */
    void end() {
        stop();
        try {
            thread.join(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.error("{}: its line does not end", camera);
        } else {
            guard.close();
        }
        meters.close();
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        boolean ended = false;
        while (!ended && !isEnding()) {
            long began = System.nanoTime();
            try (LiveLine line = lines.get()) {
                running = line;
                watch(line);
                ended = true;
            } catch (RuntimeException e) {
                if (System.nanoTime() - began > WELL.toNanos()) {
                    pause = SHORTEST_PAUSE;
                }
                meters.restarted();
                LOG.error("{}: its line died and is begun anew in {} s: {}", camera, pause.toSeconds(), e.toString());
                LOG.debug("the line's death", e);
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } finally {
                running = null;
            }
        }
        if (!isEnding()) {
            LOG.info("{}: its video has ended", camera);
        }
    }

    private void watch(LiveLine line) {
        if (isEnding()) {
            line.end();
        }
        boolean more = true;
        while (more) {
            more = isGoingOn(line);
        }
    }

    /** A picture that the detector gave no answer for is lost, the camera is not; the pool has logged it. */
    private boolean isGoingOn(LiveLine line) {
        try {
            return line.step();
        } catch (UnansweredException e) {
            meters.framesDropped(Drop.UNANSWERED, 1);
            LOG.debug("{}: a picture is lost", camera, e);
            return true;
        }
    }

    private void pause(Duration time) {
        try {
            ending.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ending.countDown();
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }
}
