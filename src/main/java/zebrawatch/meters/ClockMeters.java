package zebrawatch.meters;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;

/** How right this machine's clock is. Any thread may use it. */
public final class ClockMeters {
    private volatile double seconds = Double.NaN;

    /** Registers the metric; one of these for a registry. */
    public ClockMeters(MeterRegistry registry) {
        Metric.CLOCK_OFFSET.gauge(registry, () -> seconds);
    }

    /** Says what is to be added to the clock; empty where nobody knows. */
    public void offset(Optional<Duration> offset) {
        seconds = offset.map(o -> o.toNanos() / 1e9).orElse(Double.NaN);
    }
}
