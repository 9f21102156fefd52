package zebrawatch.detect;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.meters.DetectorMeters;
import zebrawatch.meters.DetectorMeters.Result;
import zebrawatch.scene.CameraId;

/**
 * Threads that own a tool each and do cameras' work with it, one piece at a time. Any thread may ask.
 *
 * <p>Fair: cameras take turns. Who waits is served before any other camera is served twice, however often that one asks.
 * Bounded: no camera has more than one piece of work waiting. Its newest takes the place and the turn of the one before,
 * which is told so. Whoever asks waits for the answer, for the work looks at a picture that he will close; even an
 * interrupted thread waits.
 *
 * <p>Work that throws costs the worker its life: its tool may be in any state. It is closed, a new worker takes the place,
 * and whoever asked is told.
 *
 * @param <T> a tool that one thread may use at a time
 */
final class WorkerPool<T extends AutoCloseable> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final long LONGEST_CLOSE_MILLIS = 5_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Supplier<T> maker;
    private final DetectorMeters meters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** In the order of their turns: a camera's newer work keeps the place of the older. */
    private final Map<CameraId, Request<T, ?>> waiting = new LinkedHashMap<>();

    private final Set<Thread> workers = new HashSet<>();
    private int hired;
    private int busy;
    private boolean closed;

    /**
     * Starts the workers, each with a tool.
     *
     * @param count how many, at least 1
     * @param maker makes a tool; what it throws here is thrown on
     */
    WorkerPool(int count, Supplier<T> maker, DetectorMeters meters) {
        if (count < 1) {
            throw new IllegalArgumentException("a pool needs a worker at least, got " + count);
        }
        this.maker = maker;
        this.meters = meters;
        tools(count).forEach(this::hire);
    }

    private List<T> tools(int count) {
        List<T> tools = new ArrayList<>();
        try {
            while (tools.size() < count) {
                tools.add(maker.get());
            }
            return tools;
        } catch (RuntimeException | Error e) {
            tools.forEach(WorkerPool::discard);
            throw e;
        }
    }

    /**
     * Has a worker do {@code work} for a camera and waits until it is done.
     *
     * @throws UnansweredException if newer work of the camera took its place or the worker died of it
     * @throws IllegalStateException if the pool is closed
     */
    <R> R ask(CameraId camera, Function<T, R> work) {
        Request<T, R> request = new Request<>(camera, work);
        put(request);
        return request.await();
    }

    private void put(Request<T, ?> request) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the detector is closed");
            }
            Request<T, ?> older = waiting.put(request.camera(), request);
            if (older != null) {
                meters.count(older.camera(), Result.SUPERSEDED);
                older.fail(new UnansweredException(
                        "camera " + older.camera() + ": a newer picture took the place of this one"));
            }
            meters.waiting(waiting.size());
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void hire(@Nullable T tool) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            Thread worker = new Thread(() -> work(tool), "detector " + ++hired);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        } finally {
            lock.unlock();
        }
    }

    /** A new worker in a dead one's place makes its tool when it is first needed, so that it cannot die unasked. */
    private void work(@Nullable T ready) {
        T tool = ready;
        Optional<Request<T, ?>> next = take();
        while (next.isPresent()) {
            try {
                tool = tool == null ? maker.get() : tool;
                serve(next.get(), tool);
            } catch (RuntimeException | Error e) {
                leave(tool);
                hire(null);
                bury(next.get(), e);
                return;
            }
            next = take();
        }
        leave(tool);
    }

    /** Counts before it answers, so that whoever has an answer finds it counted. */
    private <R> void serve(Request<T, R> request, T tool) {
        long cpu = CLOCK.getCurrentThreadCpuTime();
        R result = request.work().apply(tool);
        meters.spent(request.camera(), Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - cpu));
        done(request.camera(), Result.ANSWERED);
        request.succeed(result);
    }

    private void bury(Request<T, ?> request, Throwable death) {
        done(request.camera(), Result.FAILED);
        LOG.error("camera {}: a detector died of a picture and is replaced: {}", request.camera(), death.toString());
        LOG.debug("the detector's death", death);
        request.fail(new UnansweredException(
                "camera " + request.camera() + ": the detector died of this picture: " + death, death));
    }

    private Optional<Request<T, ?>> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            if (waiting.isEmpty()) {
                return Optional.empty();
            }
            Iterator<Request<T, ?>> turns = waiting.values().iterator();
            Request<T, ?> next = turns.next();
            turns.remove();
            meters.waiting(waiting.size());
            meters.busy(++busy);
            meters.waited(next.camera(), next.age());
            return Optional.of(next);
        } finally {
            lock.unlock();
        }
    }

    private void done(CameraId camera, Result result) {
        lock.lock();
        try {
            meters.busy(--busy);
            meters.count(camera, result);
        } finally {
            lock.unlock();
        }
    }

    private void leave(@Nullable T tool) {
        if (tool != null) {
            discard(tool);
        }
        lock.lock();
        try {
            workers.remove(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private static void discard(AutoCloseable tool) {
        try {
            tool.close();
        } catch (Exception e) {
            LOG.warn("a detector could not be closed: {}", e.toString());
        }
    }

    /** Finishes what is being worked on and fails what waits. */
    @Override
    public void close() {
        List<Thread> leaving;
        lock.lock();
        try {
            closed = true;
            waiting.values().forEach(r -> r.fail(new IllegalStateException("the detector was closed")));
            waiting.clear();
            meters.waiting(0);
            changed.signalAll();
            leaving = List.copyOf(workers);
        } finally {
            lock.unlock();
        }
        try {
            for (Thread worker : leaving) {
                worker.join(LONGEST_CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all workers have left, which is so after {@link #close} unless one hangs. */
    boolean isEmpty() {
        lock.lock();
        try {
            return workers.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
