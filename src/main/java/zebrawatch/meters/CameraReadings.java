package zebrawatch.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import zebrawatch.scene.CameraId;

/**
 * What cameras' metrics say now, as people ask it: rates and mean times of the last ten seconds or so, totals since the
 * start. Safe for all threads.
 */
public final class CameraReadings {
    private static final Duration LATELY = Duration.ofSeconds(10);

    private final MeterRegistry registry;
    private final Map<CameraId, Deque<Sample>> samples = new HashMap<>();

    /**
     * One camera's.
     *
     * @param in pictures a second that came
     * @param decoded pictures a second
     * @param detected pictures a second that the detector looked at
     * @param drops pictures that were wanted and not looked at, since the start
     * @param reconnects since the start
     * @param decodeMillis mean processor time of one picture
     * @param detectMillis mean time of one picture, waiting included
     * @param attention {@code watching} or {@code following}, where the line knows
     */
    public record Reading(
            double in,
            double decoded,
            double detected,
            long drops,
            long reconnects,
            double decodeMillis,
            double detectMillis,
            Optional<String> attention) {}

    private record Sample(
            Instant time, double in, double decoded, double detected, double decodeMillis, double detectMillis) {}

    public CameraReadings(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Notes the totals, for the rates of a later reading; as often as one likes. */
    public synchronized void note(CameraId camera, Instant now) {
        Deque<Sample> noted = samples.computeIfAbsent(camera, c -> new ArrayDeque<>());
        noted.addLast(sample(camera, now));
        while (noted.size() > 2 && second(noted).time().isBefore(now.minus(LATELY))) {
            noted.removeFirst();
        }
    }

    /** What the metrics say now. */
    public synchronized Reading read(CameraId camera, Instant now) {
        note(camera, now);
        Deque<Sample> noted = samples.getOrDefault(camera, new ArrayDeque<>());
        Sample first = noted.getFirst();
        Sample last = noted.getLast();
        double seconds =
                Math.max(0.001, Duration.between(first.time(), last.time()).toMillis() / 1000.0);
        double decoded = last.decoded() - first.decoded();
        double detected = last.detected() - first.detected();
        return new Reading(
                (last.in() - first.in()) / seconds,
                decoded / seconds,
                detected / seconds,
                Math.round(total(Metric.FRAMES_DROPPED, camera)),
                Math.round(total(Metric.RECONNECTS, camera)),
                (last.decodeMillis() - first.decodeMillis()) / Math.max(1, decoded),
                (last.detectMillis() - first.detectMillis()) / Math.max(1, detected),
                attention(camera));
    }

    private Optional<String> attention(CameraId camera) {
        return registry.find(Metric.FOLLOWING.id()).tag("camera", camera.value()).gauges().stream()
                .map(Gauge::value)
                .filter(value -> !value.isNaN())
                .map(value -> value > 0 ? "following" : "watching")
                .findFirst();
    }

    /** How many pictures wait for a worker of the detector. */
    public int queue() {
        return gauge(Metric.DETECTOR_WAITING);
    }

    /** How many cases are on disk that Kafka does not have. */
    public int spool() {
        return gauge(Metric.SPOOL);
    }

    private int gauge(Metric metric) {
        return (int) registry.find(metric.id()).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    private Sample sample(CameraId camera, Instant now) {
        Timer decode = Metric.STAGE.timer(registry, camera.value(), "decode");
        Timer detect = Metric.STAGE.timer(registry, camera.value(), "detect");
        return new Sample(
                now,
                total(Metric.FRAMES_IN, camera),
                total(Metric.FRAMES_DECODED, camera),
                detect.count(),
                decode.totalTime(TimeUnit.MILLISECONDS),
                detect.totalTime(TimeUnit.MILLISECONDS));
    }

    private double total(Metric metric, CameraId camera) {
        return registry.find(metric.id()).tag("camera", camera.value()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static Sample second(Deque<Sample> noted) {
        var all = noted.iterator();
        all.next();
        return all.next();
    }
}
