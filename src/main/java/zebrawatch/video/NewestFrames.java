package zebrawatch.video;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source on its own thread and hands out the newest picture only: whoever is slow skips pictures instead of
 * falling behind. Every skipped picture is told.
 */
public final class NewestFrames implements FrameSource {
    private static final long LONGEST_CLOSE_MILLIS = 5_000;

    private final FrameSource source;
    private final Runnable arrived;
    private final Runnable dropped;
    private final Thread reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Frame newest;
    private @Nullable RuntimeException failure;
    private boolean ended;
    private boolean closed;

    /**
     * Starts reading.
     *
     * @param name of the reading thread
     * @param source read and closed by that thread
     * @param arrived told of every picture read
     * @param dropped told of every picture replaced before it was asked for
     */
    public NewestFrames(String name, FrameSource source, Runnable arrived, Runnable dropped) {
        this.source = source;
        this.arrived = arrived;
        this.dropped = dropped;
        reader = new Thread(this::read, name);
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits for a picture that was not handed out before. */
    @Override
    public Optional<Frame> next() {
        lock.lock();
        try {
            while (newest == null && !ended) {
                changed.await();
            }
            if (newest == null && failure != null) {
                throw failure;
            }
            Optional<Frame> frame = Optional.ofNullable(newest);
            newest = null;
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        try (FrameSource reading = source) {
            Optional<Frame> frame = reading.next();
            while (frame.isPresent()) {
                arrived.run();
                if (!offer(frame.get())) {
                    return;
                }
                frame = reading.next();
            }
            end(null);
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private boolean offer(Frame frame) {
        lock.lock();
        try {
            if (closed) {
                frame.close();
                return false;
            }
            if (newest != null) {
                newest.close();
                dropped.run();
            }
            newest = frame;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable RuntimeException how) {
        lock.lock();
        try {
            failure = how;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Footage footage() {
        return source.footage();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ended = true;
            if (newest != null) {
                newest.close();
                newest = null;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        reader.interrupt();
        try {
            reader.join(LONGEST_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
