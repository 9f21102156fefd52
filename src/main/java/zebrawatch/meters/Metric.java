package zebrawatch.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Every metric: its name, what it tells and the keys of its tags. */
enum Metric {
    FRAMES_IN("zebrawatch.frames.in", "Pictures that came from the camera, encoded", "camera"),
    FRAMES_DECODED("zebrawatch.frames.decoded", "Pictures decoded", "camera"),
    FRAMES_DROPPED("zebrawatch.frames.dropped", "Pictures that were wanted and not looked at", "camera", "reason"),
    FRAMES_PROCESSED("zebrawatch.frames.processed", "Pictures that went through the whole line", "camera"),
    GLANCES("zebrawatch.glances", "Pictures glanced at while nobody was near", "camera", "result"),
    PICTURE_AGE("zebrawatch.picture.age.seconds", "How old the newest picture is", "camera"),
    LAG("zebrawatch.lag.seconds", "How far the line is behind the newest picture", "camera"),
    FOLLOWING("zebrawatch.following", "1 while a pedestrian is near and all is followed, else 0", "camera"),
    FOLLOWED("zebrawatch.followed.seconds", "Time of the pictures followed", "camera"),
    RECONNECTS("zebrawatch.reconnects", "Times a stream was opened anew", "camera"),
    RESTARTS("zebrawatch.restarts", "Times a line died of an error and was begun anew", "camera"),
    READER_ERRORS(
            "zebrawatch.reader.errors",
            "Times a camera was opened anew after an error of ours in reading it",
            "camera"),
    CPU("zebrawatch.cpu.seconds", "Processor time spent on a camera", "camera", "part"),
    STAGE("zebrawatch.stage", "Time one picture spends in one stage of the line", "camera", "stage"),
    DETECTOR_PICTURES(
            "zebrawatch.detector.pictures", "What became of pictures given to the detector", "camera", "result"),
    DETECTOR_WAIT("zebrawatch.detector.wait", "Time one picture waits for a worker of the detector", "camera"),
    DETECTOR_WAITING("zebrawatch.detector.waiting", "Pictures that wait for a worker of the detector now"),
    DETECTOR_BUSY("zebrawatch.detector.busy", "Workers of the detector that look at a picture now"),
    RULINGS("zebrawatch.rulings", "Rulings spoken", "camera", "kind"),
    EVIDENCE("zebrawatch.evidence", "What became of failures to yield on their way to a case", "camera", "result"),
    EVIDENCE_STEP("zebrawatch.evidence.step", "Time one step of making a case takes", "camera", "step"),
    CLOCK_OFFSET(
            "zebrawatch.clock.offset", "Seconds to be added to this machine's clock to be right; NaN where unknown"),
    PUBLISH("zebrawatch.publish", "What became of cases on their way to Kafka", "camera", "result"),
    SPOOL("zebrawatch.spool.cases", "Cases on this machine's disk that Kafka has not acknowledged yet"),
    SPOOL_BYTES("zebrawatch.spool.bytes", "Bytes that the spool holds: what waits and what is kept after it was sent"),
    SPOOL_UNSENT("zebrawatch.spool.unsent.bytes", "Bytes of the cases that Kafka has not acknowledged yet"),
    SPOOL_LIMIT("zebrawatch.spool.limit.bytes", "Bytes that the spool may hold, by its setting or the disk"),
    SPOOL_OLDEST("zebrawatch.spool.oldest.seconds", "How long the oldest case waits that Kafka has not acknowledged"),
    FLEET_CONNECTED("zebrawatch.fleet.connected", "1 while Kafka tells which cameras are this station's, else 0"),
    FLEET_STATIONS("zebrawatch.fleet.stations", "Stations that share the city's cameras"),
    FLEET_CAMERAS("zebrawatch.fleet.cameras", "Cameras that are this station's"),
    FLEET_WANTED("zebrawatch.fleet.wanted", "Cameras it should watch, those that nobody has room for included"),
    FLEET_CAPACITY("zebrawatch.fleet.capacity", "Cameras it can watch"),
    FLEET_MOVES("zebrawatch.fleet.moves", "Cameras that came to it or left it since its start"),
    FLEET_MOVED(
            "zebrawatch.fleet.moved.seconds", "When the last of them did, seconds since 1970; NaN before the first"),
    HEALTH_EVENTS("zebrawatch.health.events", "What became of health events on their way to Kafka", "result"),
    COUNT_RECORDS("zebrawatch.counts", "What became of the hours' totals on their way to Kafka", "result"),
    STILL_RECORDS("zebrawatch.stills", "What became of cameras' stills on their way to Kafka", "result"),
    ARMED("zebrawatch.camera.armed", "1 where rulings of the camera become cases, 0 where not", "camera"),
    AILING("zebrawatch.camera.ailing", "1 while that is wrong with the camera, else 0", "camera", "state");

    /** From a track update to a detection on a slow machine; fixed, so that cameras can be added up. */
    private static final Duration[] STAGE_BOUNDS = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000).stream()
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final String id;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> tagKeys;

    Metric(String id, String description, String... tagKeys) {
        this.id = id;
        this.description = description;
        this.tagKeys = List.of(tagKeys);
    }

    /** The name before a monitoring system puts it in its own way. */
    String id() {
        return id;
    }

    String description() {
        return description;
    }

    List<String> tagKeys() {
        return tagKeys;
    }

    /** @param tagValues in the order of {@link #tagKeys()} */
    Counter counter(MeterRegistry registry, String... tagValues) {
        return Counter.builder(id)
                .description(description)
                .tags(tags(tagValues))
                .register(registry);
    }

    /** @param tagValues in the order of {@link #tagKeys()} */
    Timer timer(MeterRegistry registry, String... tagValues) {
        return Timer.builder(id)
                .description(description)
                .tags(tags(tagValues))
                .serviceLevelObjectives(STAGE_BOUNDS)
                .register(registry);
    }

    /** @param tagValues in the order of {@link #tagKeys()} */
    void gauge(MeterRegistry registry, Supplier<Number> value, String... tagValues) {
        Gauge.builder(id, value).description(description).tags(tags(tagValues)).register(registry);
    }

    private String[] tags(String... values) {
        if (values.length != tagKeys.size()) {
            throw new IllegalArgumentException(id + " is tagged " + tagKeys + ", got " + values.length + " values");
        }
        String[] pairs = new String[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            pairs[2 * i] = tagKeys.get(i);
            pairs[2 * i + 1] = values[i];
        }
        return pairs;
    }
}
