package zebrawatch.meters;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import zebrawatch.scene.CameraId;

/** Every metric of one camera's line, tagged {@code camera}. Any thread may use it. */
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
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Map<String, Counter> rulings = new ConcurrentHashMap<>();

    /** Registers the metrics of {@code camera}. */
    public CameraMeters(MeterRegistry registry, CameraId camera) {
        this.registry = registry;
        this.camera = camera;
        framesIn = Metric.FRAMES_IN.counter(registry, camera.value());
        framesDropped = Metric.FRAMES_DROPPED.counter(registry, camera.value());
        framesProcessed = Metric.FRAMES_PROCESSED.counter(registry, camera.value());
        for (Stage stage : Stage.values()) {
            String name = stage.name().toLowerCase(Locale.ROOT);
            stages.put(stage, Metric.STAGE.timer(registry, camera.value(), name));
        }
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
        return requireNonNull(stages.get(stage));
    }

    /** Does {@code work} and adds its time to the stage's timer. */
    public <T> T time(Stage stage, Supplier<T> work) {
        return requireNonNull(stage(stage).record(work));
    }

    /**
     * Counts a ruling.
     *
     * @param kind the ruling's code, as on the wire
     */
    public void ruling(String kind) {
        rulings.computeIfAbsent(kind, k -> Metric.RULINGS.counter(registry, camera.value(), k))
                .increment();
    }
}
