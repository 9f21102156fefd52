package zebrawatch.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.meters.CountMeters;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;

/**
 * Each hour's running totals to Kafka, once a minute those that have changed. {@link #add} returns at once; a thread of its
 * own sends. A total that is sent again counts nothing twice, and a crash loses what was counted since the last minute.
 * While Kafka is away the totals go on here.
 */
public final class CountFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CountFeed.class);
    private static final Duration BEAT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** What is counted after that begins another run. */
    private static final Duration KEPT = Duration.ofHours(3);

    private final KafkaSettings settings;
    private final CountMeters meters;
    private final Duration beat;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition end = lock.newCondition();
    private final Map<Key, HourCount> totals = new HashMap<>();
    private final Set<Key> unsent = new LinkedHashSet<>();
    private final Thread sender = new Thread(this::send, "count-feed");
    private boolean away;
    private boolean closing;

    private record Key(CameraId camera, String crossing, Instant hour) {}

    private CountFeed(KafkaSettings settings, CountMeters meters, Duration beat) {
        this.settings = settings;
        this.meters = meters;
        this.beat = beat;
    }

    /** Begins with nothing; Kafka need not be there. */
    public static CountFeed open(KafkaSettings settings, CountMeters meters) {
        return open(settings, meters, BEAT);
    }

    static CountFeed open(KafkaSettings settings, CountMeters meters, Duration beat) {
        CountFeed feed = new CountFeed(settings, meters, beat);
        feed.sender.setDaemon(true);
        feed.sender.start();
        return feed;
    }

    /**
     * Adds what was counted.
     *
     * @param time of the picture; its hour is the one counted in
     */
    public void add(Camera camera, String crossing, Instant time, Counts counts) {
        Instant now = Instant.now();
        Key key = new Key(camera.id(), crossing, time.truncatedTo(ChronoUnit.HOURS));
        lock.lock();
        try {
            HourCount total = totals.computeIfAbsent(
                    key,
                    k -> new HourCount(
                            k.camera(),
                            k.crossing(),
                            k.hour(),
                            UUID.randomUUID(),
                            settings.station(),
                            camera.place(),
                            camera.location(),
                            now,
                            Counts.NONE));
            totals.put(key, total.with(counts, now));
            unsent.add(key);
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
            end.signal();
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
        try (RecordSender kafka = RecordSender.of(settings, "counts", CountRecord.TOPIC)) {
            boolean last = pause(beat);
            while (!sendAll(kafka) || !last) {
                last = pause(away ? PAUSE : beat);
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the count feed was told to stop", e);
        }
    }

    /** Whether it is over. */
    private boolean pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long until = System.nanoTime() + time.toNanos();
            for (long left = time.toNanos(); left > 0 && (!closing || away); left = until - System.nanoTime()) {
                long unused = end.awaitNanos(left);
            }
            return closing;
        } finally {
            lock.unlock();
        }
    }

    /** Whether all that was to be sent is. */
    private boolean sendAll(RecordSender kafka) {
        for (Key key : changed()) {
            HourCount total = total(key);
            try {
                kafka.send(CountRecord.of(total));
                sent(key, total);
            } catch (InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                failed(e);
                return false;
            }
        }
        forget(Instant.now().minus(KEPT));
        return true;
    }

    private List<Key> changed() {
        lock.lock();
        try {
            return List.copyOf(unsent);
        } finally {
            lock.unlock();
        }
    }

    private HourCount total(Key key) {
        lock.lock();
        try {
            return Objects.requireNonNull(totals.get(key));
        } finally {
            lock.unlock();
        }
    }

    private void sent(Key key, HourCount total) {
        meters.sent();
        lock.lock();
        try {
            if (total.equals(totals.get(key))) {
                unsent.remove(key);
            }
            if (away) {
                away = false;
                LOG.info("Kafka at {} takes counts again", settings.bootstrap());
            }
        } finally {
            lock.unlock();
        }
    }

    private void failed(RuntimeException e) {
        meters.failed();
        lock.lock();
        try {
            if (!away) {
                away = true;
                LOG.warn("{}; counts wait here", KafkaTrouble.sentence(settings.bootstrap(), e));
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(Instant before) {
        lock.lock();
        try {
            totals.keySet().removeIf(key -> key.hour().isBefore(before) && !unsent.contains(key));
        } finally {
            lock.unlock();
        }
    }
}
