package zebrawatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.config.CameraSettings;
import zebrawatch.config.CrossingSettings;
import zebrawatch.detect.DetectException;
import zebrawatch.detect.Detector;
import zebrawatch.detect.DetectorPool;
import zebrawatch.detect.DetectorSettings;
import zebrawatch.detect.Dl4jDetector;
import zebrawatch.detect.Model;
import zebrawatch.detect.Weights;
import zebrawatch.evidence.ClockReading;
import zebrawatch.evidence.EvidenceRecorder;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.evidence.Lettering;
import zebrawatch.evidence.Origin;
import zebrawatch.evidence.Provenance;
import zebrawatch.meters.CameraMeters;
import zebrawatch.meters.DetectorMeters;
import zebrawatch.meters.EvidenceMeters;
import zebrawatch.publish.ViolationSink;
import zebrawatch.rule.CrossingRule;
import zebrawatch.rule.YieldRule;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.Signal;
import zebrawatch.track.Grounding;
import zebrawatch.track.Tracker;
import zebrawatch.track.TrackerSettings;
import zebrawatch.video.FrameSource;
import zebrawatch.video.Lamp;
import zebrawatch.video.PushedSignals;

/** Puts the rooms together for the cameras of one machine. */
final class Station implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Station.class);

    private final Path models;
    private final int workers;
    private final Lettering lettering;
    private final MeterRegistry registry;
    private final EvidenceSettings evidence;
    private final Map<DetectorSettings, DetectorPool> pools = new HashMap<>();
    private final PushedSignals signals = new PushedSignals();

    /** One that makes cases as usual. */
    Station(Path models, int workers, MeterRegistry registry) {
        this(models, workers, registry, EvidenceSettings.standard());
    }

    /**
     * One without cameras.
     *
     * @param models folder of the installed weights and font
     * @param workers how many pictures the detector looks at at a time
     * @param registry takes the metrics of all lines
     * @param evidence how cases are made
     */
    Station(Path models, int workers, MeterRegistry registry, EvidenceSettings evidence) {
        this.evidence = evidence;
        this.models = models;
        this.workers = workers;
        this.lettering = new Lettering(Weights.in(models).font());
        this.registry = registry;
    }

    /** Writes Chinese into pictures. */
    Lettering lettering() {
        return lettering;
    }

    /** What is told from outside of its crossings' signals. */
    PushedSignals signals() {
        return signals;
    }

    /** A detector for one camera's line. The first one asked for starts the workers, which all cameras of one net share. */
    Detector detector(CameraSettings settings) {
        return pool(settings.detector()).detector(settings.camera());
    }

    /** Begins to {@link #prepare} beside what else is started; whoever asks for a detector meanwhile waits. */
    void expect(DetectorSettings net) {
        Thread loading = new Thread(() -> prepare(net), "loading " + net.net());
        loading.setDaemon(true);
        loading.start();
    }

    /**
     * Loads a net and starts its workers, if that is not done; takes seconds the first time. What goes wrong is told to whoever asks
     * for a detector.
     */
    void prepare(DetectorSettings net) {
        try {
            DetectorPool unused = pool(net);
        } catch (DetectException e) {
            LOG.debug("{}: this is said again when it is used", net, e);
        }
    }

    private synchronized DetectorPool pool(DetectorSettings net) {
        return pools.computeIfAbsent(net, n -> DetectorPool.open(models, n, workers, new DetectorMeters(registry)));
    }

    /** The metrics of one camera. */
    CameraMeters meters(Camera camera) {
        return new CameraMeters(registry, camera.id());
    }

    /** The line of a recording: it is trusted, and nobody can ask any more how right its clock was. Its metrics are its own. */
    CameraLine line(
            CameraSettings settings,
            FrameSource source,
            Detector detector,
            List<ViolationSink> sinks,
            CameraLine.Onlooker onlooker) {
        return line(
                settings,
                source,
                () -> ClockReading.unknown("recording"),
                detector,
                meters(settings.camera()),
                sinks,
                () -> true,
                onlooker);
    }

    /**
     * One camera's line.
     *
     * @param clock tells how right the clock is that the pictures' times come from
     * @param armed whether the camera can be trusted
     */
    CameraLine line(
            CameraSettings settings,
            FrameSource source,
            Supplier<ClockReading> clock,
            Detector detector,
            CameraMeters meters,
            List<ViolationSink> sinks,
            BooleanSupplier armed,
            CameraLine.Onlooker onlooker) {
        Camera camera = settings.camera();
        return new CameraLine(
                source,
                detector,
                tracker(camera),
                new YieldRule(posts(settings)),
                settings.crossings().stream()
                        .map(crossing -> lamp(camera.id(), crossing))
                        .toList(),
                new EvidenceRecorder(
                        camera,
                        source.footage(),
                        lettering,
                        evidence,
                        origin(settings, detector.model(), clock),
                        new EvidenceMeters(registry, camera.id())),
                sinks,
                meters,
                armed,
                onlooker);
    }

    private static Origin origin(CameraSettings settings, Model model, Supplier<ClockReading> clock) {
        Map<String, Provenance> provenance = new HashMap<>();
        for (CrossingSettings crossing : settings.crossings()) {
            Map<String, Double> policy = new HashMap<>();
            crossing.terms().policy().values().forEach((parameter, value) -> policy.put(parameter.key(), value));
            provenance.put(
                    crossing.crossing().name(),
                    new Provenance(
                            Build.version(),
                            Build.ruleSha256(),
                            model.name(),
                            model.sha256(),
                            settings.sha256(),
                            policy));
        }
        return new Origin(provenance, clock);
    }

    /** A tracker for one camera that follows nobody yet. */
    static Tracker tracker(Camera camera) {
        return new Tracker(
                TrackerSettings.DEFAULT,
                camera.crossings().stream().map(GroundPlane::of).toList());
    }

    /** A rule for each of a camera's crossings that has seen nobody yet. */
    static List<YieldRule.Post> posts(CameraSettings settings) {
        Camera camera = settings.camera();
        return settings.crossings().stream()
                .map(c -> new YieldRule.Post(
                        new Grounding(
                                c.crossing(), camera.width(), camera.height(), Dl4jDetector.view(camera, c.crossing())),
                        new CrossingRule(c.crossing(), c.terms())))
                .toList();
    }

    /** Stops the detector's workers; the lines end before. */
    @Override
    public synchronized void close() {
        pools.values().forEach(DetectorPool::close);
    }

    private Lamp lamp(CameraId camera, CrossingSettings crossing) {
        return crossing.lamp()
                .map(settings -> settings.lamp(camera, crossing.crossing().name(), signals))
                .orElse(frame -> Signal.UNKNOWN);
    }
}
