package zebrawatch.publish;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.meters.StillMeters;
import zebrawatch.scene.CameraId;

/**
 * Stills to Kafka. {@link #offer} returns at once; a thread of its own sends. While the broker is away the newest of each
 * camera waits. What waits at the end is not sent: the camera's next watcher sends one of its own.
 */
public final class StillFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StillFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KafkaSettings settings;
    private final StillMeters meters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<CameraId, Still> waiting = new LinkedHashMap<>();
    private final Thread sender = new Thread(this::send, "still-feed");
    private boolean away;

    private StillFeed(KafkaSettings settings, StillMeters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /** Begins; Kafka need not be there. */
    public static StillFeed open(KafkaSettings settings, StillMeters meters) {
        StillFeed feed = new StillFeed(settings, meters);
        feed.sender.setDaemon(true);
        feed.sender.start();
        return feed;
    }

    /** Has it sent, in place of an older one of the same camera that still waits. */
    public void offer(Still still) {
        lock.lock();
        try {
            waiting.remove(still.camera());
            waiting.put(still.camera(), still);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        sender.interrupt();
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        try (RecordSender kafka = RecordSender.of(settings, "stills", StillRecord.TOPIC)) {
            while (true) {
                Still still = next();
                try {
                    kafka.send(StillRecord.of(still));
                    meters.sent();
                    away = false;
                } catch (InterruptException e) {
                    throw e;
                } catch (RuntimeException e) {
                    failed(still, e);
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the still feed was told to stop", e);
        }
    }

    private Still next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            @Nullable Still oldest = null;
            while (oldest == null) {
                if (waiting.isEmpty()) {
                    news.await();
                } else {
                    oldest = waiting.remove(waiting.keySet().iterator().next());
                }
            }
            return oldest;
        } finally {
            lock.unlock();
        }
    }

    private void failed(Still still, RuntimeException e) throws InterruptedException {
        meters.failed();
        if (!away) {
            away = true;
            LOG.warn("{}; the newest still of each camera waits", KafkaTrouble.sentence(settings.bootstrap(), e));
        }
        lock.lock();
        try {
            waiting.putIfAbsent(still.camera(), still);
        } finally {
            lock.unlock();
        }
        Thread.sleep(PAUSE.toMillis());
    }
}
