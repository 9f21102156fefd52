package zebrawatch.meters;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.CameraId;

/** Every metric of one camera's line, tagged {@code camera}. Any thread may use it. */
public final class CameraMeters implements AutoCloseable {
    /** A stage of the line that is timed. */
    public enum Stage {
        DECODE,
        DETECT,
        TRACK,
        JUDGE,
        RECORD
    }

    /** Why a picture that was wanted was not looked at. */
    public enum Drop {
        /** The line was behind and looked at fewer pictures a second. */
        OVERLOAD,
        /** The line was so far behind that the packets were gone. */
        OVERRUN,
        /** It could not be decoded. */
        UNDECODABLE,
        /** The detector gave no answer. */
        UNANSWERED
    }

    /** What came of a glance. */
    public enum Glance {
        /** Nothing moved. */
        STILL,
        /** The detector looked and saw nobody near. */
        NOBODY,
        /** The detector saw a pedestrian near: the camera woke. */
        PEDESTRIAN
    }

    /** Whose processor time is told; the detector's is told by {@link DetectorMeters}. */
    public enum Part {
        READER,
        LINE
    }

    private final MeterRegistry registry;
    private final CameraId camera;
    private final Counter framesIn;
    private final Counter framesDecoded;
    private final Counter framesProcessed;
    private final Counter followed;
    private final Counter reconnects;
    private final Counter restarts;
    private final Counter readerErrors;
    private final Map<Drop, Counter> drops = new EnumMap<>(Drop.class);
    private final Map<Glance, Counter> glances = new EnumMap<>(Glance.class);
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Map<String, Counter> rulings = new ConcurrentHashMap<>();
    private volatile double lag;
    private volatile @Nullable Boolean following;

    /** Registers the metrics of {@code camera}. */
    public CameraMeters(MeterRegistry registry, CameraId camera) {
        this.registry = registry;
        this.camera = camera;
        String id = camera.value();
        framesIn = Metric.FRAMES_IN.counter(registry, id);
        framesDecoded = Metric.FRAMES_DECODED.counter(registry, id);
        framesProcessed = Metric.FRAMES_PROCESSED.counter(registry, id);
        followed = Metric.FOLLOWED.counter(registry, id);
        reconnects = Metric.RECONNECTS.counter(registry, id);
        restarts = Metric.RESTARTS.counter(registry, id);
        readerErrors = Metric.READER_ERRORS.counter(registry, id);
        for (Drop drop : Drop.values()) {
            drops.put(drop, Metric.FRAMES_DROPPED.counter(registry, id, code(drop)));
        }
        for (Glance glance : Glance.values()) {
            glances.put(glance, Metric.GLANCES.counter(registry, id, code(glance)));
        }
        for (Stage stage : Stage.values()) {
            stages.put(stage, Metric.STAGE.timer(registry, id, code(stage)));
        }
        Metric.LAG.gauge(registry, () -> lag, id);
        Metric.FOLLOWING.gauge(registry, this::following, id);
    }

    public void frameIn() {
        framesIn.increment();
    }

    public void framesDecoded(long count) {
        framesDecoded.increment((double) count);
    }

    public void frameProcessed() {
        framesProcessed.increment();
    }

    public void framesDropped(Drop reason, long count) {
        requireNonNull(drops.get(reason)).increment((double) count);
    }

    public void glance(Glance result) {
        requireNonNull(glances.get(result)).increment();
    }

    /** Says whether the camera follows, or only watches. */
    public void following(boolean now) {
        following = now;
    }

    /** NaN for a line that follows everything and never says so. */
    private Number following() {
        Boolean now = following;
        return now == null ? Double.NaN : now ? 1 : 0;
    }

    /** Says how much time lies between two pictures that were followed. */
    public void followed(Duration time) {
        followed.increment(time.toNanos() / 1e9);
    }

    /** Says how far the line is behind the camera's newest picture. */
    public void lag(Duration time) {
        lag = time.toNanos() / 1e9;
    }

    /** Has the age of the newest picture asked for whenever somebody wants to know it; NaN before the first. */
    public void pictureAge(Supplier<Number> seconds) {
        Metric.PICTURE_AGE.gauge(registry, seconds, camera.value());
    }

    public void reconnected() {
        reconnects.increment();
    }

    public void restarted() {
        restarts.increment();
    }

    public void readerFailed() {
        readerErrors.increment();
    }

    /** Tells the processor time of the thread that ticks it as {@code part}'s. */
    public CpuClock cpu(Part part) {
        return new CpuClock(Metric.CPU.counter(registry, camera.value(), code(part)));
    }

    /** The timer of one stage. */
    public Timer stage(Stage stage) {
        return requireNonNull(stages.get(stage));
    }

    /** Does {@code work} and adds its time to the stage's timer. */
    public <T> T time(Stage stage, Supplier<T> work) {
        return requireNonNull(stage(stage).record(work));
    }

    /** Adds a time that the caller measured to the stage's timer. */
    public void took(Stage stage, Duration time) {
        stage(stage).record(time);
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

    /** Removes all metrics of this camera, which nobody watches here any more. */
    @Override
    public void close() {
        List.copyOf(registry.getMeters()).stream()
                .filter(meter -> camera.value().equals(meter.getId().getTag("camera")))
                .forEach(registry::remove);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
