package zebrawatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.meters.CameraReadings;
import zebrawatch.meters.FleetReading;
import zebrawatch.meters.HealthMeters;
import zebrawatch.publish.HealthFeed;
import zebrawatch.publish.StationState;
import zebrawatch.scene.CameraId;
import zebrawatch.status.CameraStatus;
import zebrawatch.status.StationStatus;
import zebrawatch.video.health.Ailment;
import zebrawatch.video.health.CameraHealth;

/**
 * Goes round the cameras of a station once a second: asks how each is, tells Kafka, and answers whoever wants to know how
 * the station is. Has a thread of its own.
 */
final class HealthRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRounds.class);
    private static final long ROUND_MILLIS = 1_000;
    private static final Duration CLOCK_LIMIT = EvidenceSettings.standard().clockLimit();

    private final String station;
    private final Instant started = Instant.now();
    private final CameraReadings readings;
    private final HealthMeters meters;
    private final HealthFeed feed;
    private final Condition condition;
    private final Map<CameraId, CameraGuard> guards = new ConcurrentSkipListMap<>();
    private final Map<CameraId, CameraHealth> last = new ConcurrentSkipListMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread rounds = new Thread(this::goRound, "health-rounds");

    /** How the station itself is; asked by any thread. */
    interface Condition {
        /** Whether Kafka answered lately. */
        boolean isConnected();

        /** What is to be added to its clock to be right; empty where nobody knows. */
        Optional<Duration> clockOffset();

        /** Whether no further case can be kept. */
        boolean isSpoolFull();

        /** Its part in the fleet; empty for one that is in none. */
        Optional<FleetReading> fleet();
    }

    private HealthRounds(String station, MeterRegistry registry, HealthFeed feed, Condition condition) {
        this.station = station;
        this.readings = new CameraReadings(registry);
        this.meters = new HealthMeters(registry);
        this.feed = feed;
        this.condition = condition;
    }

    /**
     * Begins, and tells that the station has started.
     *
     * @param registry of the cameras' metrics, read and added to
     * @param feed stays the caller's
     */
    static HealthRounds start(String station, MeterRegistry registry, HealthFeed feed, Condition condition) {
        HealthRounds health = new HealthRounds(station, registry, feed, condition);
        feed.tell(StationState.STARTED, health.started);
        health.rounds.setDaemon(true);
        health.rounds.start();
        return health;
    }

    /** Takes a camera into the round; the guard stays the caller's. */
    void add(CameraGuard guard) {
        CameraId id = guard.camera().id();
        guards.put(id, guard);
        meters.armed(id, guard::isArmed);
        for (Ailment ailment : Ailment.values()) {
            meters.ailing(id, ailment.code(), () -> isAiling(id, ailment));
        }
    }

    private boolean isAiling(CameraId camera, Ailment ailment) {
        CameraHealth health = last.get(camera);
        return health != null && health.has(ailment);
    }

    /** A camera that is watched here no longer. */
    void remove(CameraId camera) {
        guards.remove(camera);
        last.remove(camera);
    }

    /** How the station is. */
    StationStatus status() {
        Instant now = Instant.now();
        List<CameraStatus> cameras = guards.values().stream()
                .map(guard -> new CameraStatus(
                        guard.camera().place(),
                        guard.health(now),
                        guard.pictureAge(now),
                        guard.stream(),
                        readings.read(guard.camera().id(), now)))
                .toList();
        return new StationStatus(
                station,
                now,
                started,
                cameras,
                readings.queue(),
                readings.spool(),
                condition.isSpoolFull(),
                condition.isConnected(),
                condition.clockOffset(),
                CLOCK_LIMIT,
                condition.fleet());
    }

    private void goRound() {
        try {
            while (!closing.await(ROUND_MILLIS, TimeUnit.MILLISECONDS)) {
                goRound(Instant.now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An error of ours about one camera, or in one round, must not hide the health of all. */
    private void goRound(Instant now) {
        for (CameraGuard guard : guards.values()) {
            try {
                ask(guard, now);
            } catch (RuntimeException e) {
                LOG.error("{}: nobody knows how it is", guard.camera().id(), e);
            }
        }
        feed.tell(state(), now);
    }

    private void ask(CameraGuard guard, Instant now) {
        CameraId id = guard.camera().id();
        readings.note(id, now);
        CameraHealth health = guard.health(now);
        CameraHealth before = last.put(id, health);
        if (before == null || !before.isLike(health)) {
            if (health.complaints().isEmpty()) {
                LOG.info("{}", health.english());
            } else {
                LOG.warn("{}{}", health.english(), health.isArmed() ? "" : "; it makes no case until that is over");
            }
        }
        feed.tell(health);
    }

    private StationState state() {
        if (condition.isSpoolFull()) {
            return StationState.SPOOL_FULL;
        }
        boolean off = condition
                .clockOffset()
                .filter(o -> o.abs().compareTo(CLOCK_LIMIT) > 0)
                .isPresent();
        return off ? StationState.CLOCK_OFF : StationState.RUNNING;
    }

    /** Tells that the station is stopping. */
    @Override
    public void close() {
        closing.countDown();
        try {
            rounds.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        feed.tell(StationState.STOPPING, Instant.now());
    }
}
