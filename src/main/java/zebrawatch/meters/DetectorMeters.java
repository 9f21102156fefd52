package zebrawatch.meters;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import zebrawatch.scene.CameraId;

/** How the detector's workers keep up with the cameras. Any thread may use it. */
public final class DetectorMeters {
    /** What can become of a picture. */
    public enum Result {
        /** The road users in it were found. */
        ANSWERED,
        /** A newer picture of the same camera took its place while it waited. */
        SUPERSEDED,
        /** The worker died of it. */
        FAILED
    }

    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();

    /** Registers the metrics; one of these for a registry. */
    public DetectorMeters(MeterRegistry registry) {
        this.registry = registry;
        Metric.DETECTOR_WAITING.gauge(registry, waiting::get);
        Metric.DETECTOR_BUSY.gauge(registry, busy::get);
    }

    /** Counts one picture's result. */
    public void count(CameraId camera, Result result) {
        Metric.DETECTOR_PICTURES
                .counter(registry, camera.value(), result.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Says how long a picture waited until a worker took it. */
    public void waited(CameraId camera, Duration time) {
        Metric.DETECTOR_WAIT.timer(registry, camera.value()).record(time);
    }

    /** Says how much of its processor time a worker spent on a camera's picture. */
    public void spent(CameraId camera, Duration cpu) {
        Metric.CPU.counter(registry, camera.value(), "detector").increment(cpu.toNanos() / 1e9);
    }

    /** Says how many pictures wait now. */
    public void waiting(int pictures) {
        waiting.set(pictures);
    }

    /** Says how many workers look at a picture now. */
    public void busy(int workers) {
        busy.set(workers);
    }
}
