package zebrawatch.meters;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import zebrawatch.scene.CameraId;

/** What became of cases on their way to Kafka. Any thread may use it. */
public final class PublishMeters {
    /** What can become of a case. */
    public enum Result {
        /** It is on this machine's disk. */
        KEPT,
        /** It was on this machine's disk already, or Kafka has acknowledged it before. */
        DUPLICATE,
        /** Kafka has acknowledged it. */
        SENT,
        /** One try failed; it will be tried again. */
        FAILED,
        /** Kafka will not take it as it is; it stays on disk. */
        REFUSED,
        /** This machine's disk did not take it: there was no room, or the disk is in trouble. It waits in memory. */
        HELD,
        /** The disk did not take it, and memory had no room for it or the program ended. */
        LOST
    }

    private final MeterRegistry registry;
    private volatile Spool spool = new Spool(0, 0, 0, 0, Optional.empty());

    private record Spool(int cases, long bytes, long unsentBytes, long limit, Optional<Instant> oldest) {}

    /** Registers the metrics; one of these for a registry. */
    public PublishMeters(MeterRegistry registry) {
        this.registry = registry;
        Metric.SPOOL.gauge(registry, () -> spool.cases());
        Metric.SPOOL_BYTES.gauge(registry, () -> spool.bytes());
        Metric.SPOOL_UNSENT.gauge(registry, () -> spool.unsentBytes());
        Metric.SPOOL_LIMIT.gauge(registry, () -> spool.limit());
        Metric.SPOOL_OLDEST.gauge(registry, () -> age(spool.oldest()));
    }

    /** Counts one case's result. */
    public void count(CameraId camera, Result result) {
        Metric.PUBLISH
                .counter(registry, camera.value(), result.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /**
     * Says how the spool is.
     *
     * @param cases that Kafka does not have
     * @param bytes all that it holds
     * @param unsentBytes of the cases that Kafka does not have
     * @param limit of what it may hold, in bytes
     * @param oldest when the oldest of the cases that Kafka does not have was taken over
     */
    public void spool(int cases, long bytes, long unsentBytes, long limit, Optional<Instant> oldest) {
        spool = new Spool(cases, bytes, unsentBytes, limit, oldest);
    }

    private static double age(Optional<Instant> since) {
        return since.map(s -> Duration.between(s, Instant.now()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
