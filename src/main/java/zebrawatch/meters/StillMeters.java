package zebrawatch.meters;

import io.micrometer.core.instrument.MeterRegistry;

/** What became of the cameras' stills on their way to Kafka. Any thread may use it. */
public final class StillMeters {
    private final MeterRegistry registry;

    public StillMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Kafka has acknowledged one. */
    public void sent() {
        Metric.STILL_RECORDS.counter(registry, "sent").increment();
    }

    /** One try failed; it is tried again, unless a newer one comes. */
    public void failed() {
        Metric.STILL_RECORDS.counter(registry, "failed").increment();
    }
}
