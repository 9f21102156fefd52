package zebrawatch.meters;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import zebrawatch.scene.CameraId;

/** What is wrong with cameras, and what became of health events on their way to Kafka. Any thread may use it. */
public final class HealthMeters {
    /** What can become of an event. */
    public enum Result {
        /** Kafka has acknowledged it. */
        SENT,
        /** One try failed; it will be tried again unless a newer one comes. */
        FAILED,
        /** A newer one took its place while Kafka was away. */
        LOST
    }

    private final MeterRegistry registry;

    public HealthMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Has it asked, whenever somebody wants to know, whether a camera's rulings become cases. */
    public void armed(CameraId camera, BooleanSupplier armed) {
        Metric.ARMED.gauge(registry, () -> armed.getAsBoolean() ? 1 : 0, camera.value());
    }

    /**
     * Has it asked, whenever somebody wants to know, whether something is wrong with a camera.
     *
     * @param state what may be wrong, as on the wire
     */
    public void ailing(CameraId camera, String state, BooleanSupplier wrong) {
        Metric.AILING.gauge(registry, () -> wrong.getAsBoolean() ? 1 : 0, camera.value(), state);
    }

    /** Counts one event's result. */
    public void count(Result result) {
        Metric.HEALTH_EVENTS
                .counter(registry, result.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
