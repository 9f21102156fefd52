package zebrawatch.meters;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
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
        REFUSED
    }

    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Registers the metrics; one of these for a registry. */
    public PublishMeters(MeterRegistry registry) {
        this.registry = registry;
        Metric.SPOOL.gauge(registry, waiting::get);
    }

    /** Counts one case's result. */
    public void count(CameraId camera, Result result) {
        Metric.PUBLISH
                .counter(registry, camera.value(), result.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Says how many cases wait on disk now. */
    public void waiting(int cases) {
        waiting.set(cases);
    }
}
