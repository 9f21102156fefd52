package zebrawatch.meters;

import io.micrometer.core.instrument.MeterRegistry;

/** What became of the hours' totals on their way to Kafka. Any thread may use it. */
public final class CountMeters {
    private final MeterRegistry registry;

    public CountMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Kafka has acknowledged one. */
    public void sent() {
        Metric.COUNT_RECORDS.counter(registry, "sent").increment();
    }

    /** One try failed; it is tried again with the newest total. */
    public void failed() {
        Metric.COUNT_RECORDS.counter(registry, "failed").increment();
    }
}
