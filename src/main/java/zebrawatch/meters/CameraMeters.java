package zebrawatch.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.function.Supplier;
import zebrawatch.scene.CameraId;

/** Every metric of one camera's line, tagged {@code camera}. */
public final class CameraMeters {
    /** A stage of the line that is timed. */
    public enum Stage {
        DECODE,
        DETECT,
        TRACK,
        JUDGE,
        RECORD
    }

    private final MeterRegistry registry;
    private final CameraId camera;
    private final Counter framesIn;
    private final Counter framesDropped;
    private final Counter framesProcessed;

    /** Registers the metrics of {@code camera}. */
    public CameraMeters(MeterRegistry registry, CameraId camera) {
        this.registry = registry;
        this.camera = camera;
        framesIn = frames("in", "Pictures decoded");
        framesDropped = frames("dropped", "Pictures decoded but replaced by a newer one before detection");
        framesProcessed = frames("processed", "Pictures that went through the whole line");
    }

    public void frameIn() {
        framesIn.increment();
    }

    public void frameDropped() {
        framesDropped.increment();
    }

    public void frameProcessed() {
        framesProcessed.increment();
    }

    /** The timer of one stage. */
    public Timer stage(Stage stage) {
        return Timer.builder("zebrawatch.stage")
                .description("Time one picture spends in one stage of the line")
                .tag("camera", camera.value())
                .tag("stage", stage.name().toLowerCase(java.util.Locale.ROOT))
                .register(registry);
    }

    /** Does {@code work} and adds its time to the stage's timer. */
    public <T> T time(Stage stage, Supplier<T> work) {
        return Objects.requireNonNull(stage(stage).record(work));
    }

    /** Counts a ruling by its kind. */
    public void ruling(String kind) {
        Counter.builder("zebrawatch.rulings")
                .description("Rulings spoken")
                .tag("camera", camera.value())
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    private Counter frames(String what, String description) {
        return Counter.builder("zebrawatch.frames." + what)
                .description(description)
                .tag("camera", camera.value())
                .register(registry);
    }
}
