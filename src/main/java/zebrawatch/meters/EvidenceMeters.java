package zebrawatch.meters;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;
import zebrawatch.scene.CameraId;

/** What became of one camera's failures to yield on their way to a case, tagged {@code camera}. Any thread may use it. */
public final class EvidenceMeters {
    /** What can become of a failure to yield. */
    public enum Result {
        /** A case was made. */
        MADE,
        /** No case: the clock was off by more than the limit. */
        CLOCK_OFF,
        /** No case: nobody knew how right the clock was, and the settings want it known. */
        CLOCK_UNKNOWN,
        /** No case: not one picture of it was remembered or could be decoded. */
        NO_PICTURES
    }

    /** A step of making a case. */
    public enum Step {
        /** Decoding the pictures from the remembered packets. */
        PICTURES,
        /** Outlining, lettering and encoding them. */
        DRAWING,
        /** Cutting the clip. */
        CLIP
    }

    private final MeterRegistry registry;
    private final CameraId camera;

    public EvidenceMeters(MeterRegistry registry, CameraId camera) {
        this.registry = registry;
        this.camera = camera;
    }

    /** Counts one failure to yield. */
    public void count(Result result) {
        Metric.EVIDENCE
                .counter(registry, camera.value(), result.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Does {@code work} and adds its time to the step's timer. */
    public <T> T time(Step step, Supplier<T> work) {
        return requireNonNull(Metric.EVIDENCE_STEP
                .timer(registry, camera.value(), step.name().toLowerCase(Locale.ROOT))
                .record(work));
    }
}
