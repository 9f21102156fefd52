package zebrawatch.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.meters.HealthMeters;
import zebrawatch.video.health.CameraHealth;

/**
 * Health to Kafka: every change, and once a minute that nothing changed. {@link #tell} returns at once; a thread of its
 * own sends. While the broker is away only the newest of each camera is kept, the others are counted as lost: what
 * matters of health is how it is now.
 */
public final class HealthFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthFeed.class);
    private static final Duration BEAT = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 4096;
    private static final long PAUSE_MILLIS = 2_000;

    private final KafkaSettings settings;
    private final HealthMeters meters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, HealthEvent> told = new HashMap<>();
    private final Deque<HealthEvent> waiting = new ArrayDeque<>();
    private final Thread sender = new Thread(this::send, "health-feed");
    private boolean away;
    private boolean closing;

    private HealthFeed(KafkaSettings settings, HealthMeters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /** Begins; Kafka need not be there. */
    public static HealthFeed open(KafkaSettings settings, HealthMeters meters) {
        HealthFeed feed = new HealthFeed(settings, meters);
        feed.sender.setDaemon(true);
        feed.sender.start();
        return feed;
    }

    /** Told how a camera is, as often as one likes. */
    public void tell(CameraHealth health) {
        tell(HealthEvent.of(settings.station(), health));
    }

    /** Told how the station is, as often as one likes. */
    public void tell(StationState state, Instant time) {
        tell(HealthEvent.of(settings.station(), state, time));
    }

    private void tell(HealthEvent event) {
        lock.lock();
        try {
            HealthEvent before = told.get(event.subject());
            if (before != null
                    && event.repeats(before)
                    && event.time().isBefore(before.time().plus(BEAT))) {
                return;
            }
            told.put(event.subject(), event);
            if (away) {
                int all = waiting.size();
                waiting.removeIf(older -> older.subject().equals(event.subject()));
                lost(all - waiting.size());
            }
            while (waiting.size() >= MOST_WAITING) {
                waiting.removeFirst();
                lost(1);
            }
            waiting.addLast(event);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is left for as long as the settings say. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        try {
            sender.join(settings.closing().toMillis());
            sender.interrupt();
            sender.join();
        } catch (InterruptedException e) {
            sender.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        try (RecordSender kafka = RecordSender.of(settings, "health", HealthRecord.TOPIC)) {
            for (HealthEvent event = next(); event != null; event = next()) {
                try {
                    kafka.send(HealthRecord.of(event));
                    sent();
                } catch (InterruptException e) {
                    throw e;
                } catch (RuntimeException e) {
                    failed(event, e);
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the health feed was told to stop", e);
        }
    }

    /** Nothing when it is over. */
    private @Nullable HealthEvent next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closing) {
                news.await();
            }
            return waiting.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    private void sent() {
        meters.count(HealthMeters.Result.SENT);
        lock.lock();
        try {
            if (away) {
                away = false;
                LOG.info("Kafka at {} takes health again", settings.bootstrap());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Puts the event back where no newer one has come, and waits a little. */
    private void failed(HealthEvent event, RuntimeException e) throws InterruptedException {
        meters.count(HealthMeters.Result.FAILED);
        lock.lock();
        try {
            if (!away) {
                away = true;
                LOG.warn("{}; of health only the newest is kept", KafkaTrouble.sentence(settings.bootstrap(), e));
            }
            waiting.addFirst(event);
            keepNewest();
            long end = System.nanoTime() + Duration.ofMillis(PAUSE_MILLIS).toNanos();
            for (long left = PAUSE_MILLIS * 1_000_000; left > 0 && !closing; left = end - System.nanoTime()) {
                news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void keepNewest() {
        Map<String, HealthEvent> newest = new LinkedHashMap<>();
        waiting.forEach(event -> newest.put(event.subject(), event));
        lost(waiting.size() - newest.size());
        waiting.clear();
        waiting.addAll(newest.values());
    }

    private void lost(int events) {
        for (int i = 0; i < events; i++) {
            meters.count(HealthMeters.Result.LOST);
        }
    }
}
