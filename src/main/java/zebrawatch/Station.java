package zebrawatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import zebrawatch.config.CameraSettings;
import zebrawatch.config.CrossingSettings;
import zebrawatch.detect.Detector;
import zebrawatch.detect.Dl4jDetector;
import zebrawatch.detect.Weights;
import zebrawatch.evidence.EvidenceRecorder;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.evidence.Lettering;
import zebrawatch.meters.CameraMeters;
import zebrawatch.publish.ViolationSink;
import zebrawatch.rule.CrossingRule;
import zebrawatch.rule.YieldRule;
import zebrawatch.scene.Camera;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.Signal;
import zebrawatch.track.Grounding;
import zebrawatch.track.Tracker;
import zebrawatch.track.TrackerSettings;
import zebrawatch.video.FrameSource;
import zebrawatch.video.Lamp;
import zebrawatch.video.LampSettings;

/** Puts the rooms together for the cameras of one machine. */
final class Station {
    private final Path models;
    private final Lettering lettering;
    private final MeterRegistry registry;

    /**
     * @param models folder of the installed weights and font
     * @param registry takes the metrics of all lines
     */
    Station(Path models, MeterRegistry registry) {
        this.models = models;
        this.lettering = new Lettering(Weights.in(models).font());
        this.registry = registry;
    }

    /** Writes Chinese into pictures. */
    Lettering lettering() {
        return lettering;
    }

    /** A detector for one camera's line. */
    Detector detector(Camera camera) {
        return Dl4jDetector.load(models, camera);
    }

    /** The metrics of one camera. */
    CameraMeters meters(Camera camera) {
        return new CameraMeters(registry, camera.id());
    }

    /** One camera's line. */
    CameraLine line(
            CameraSettings settings,
            FrameSource source,
            Detector detector,
            List<ViolationSink> sinks,
            CameraLine.Onlooker onlooker) {
        Camera camera = settings.camera();
        List<GroundPlane> planes =
                camera.crossings().stream().map(GroundPlane::of).toList();
        return new CameraLine(
                source,
                detector,
                new Tracker(TrackerSettings.DEFAULT, planes),
                rule(settings),
                settings.crossings().stream().map(Station::lamp).toList(),
                new EvidenceRecorder(camera, lettering, EvidenceSettings.standard()),
                sinks,
                meters(camera),
                onlooker);
    }

    private static YieldRule rule(CameraSettings settings) {
        Camera camera = settings.camera();
        return new YieldRule(settings.crossings().stream()
                .map(c -> new YieldRule.Post(
                        new Grounding(
                                c.crossing(), camera.width(), camera.height(), Dl4jDetector.view(camera, c.crossing())),
                        new CrossingRule(c.crossing(), c.terms())))
                .toList());
    }

    private static Lamp lamp(CrossingSettings crossing) {
        return crossing.lamp().map(LampSettings::lamp).orElse(frame -> Signal.UNKNOWN);
    }
}
