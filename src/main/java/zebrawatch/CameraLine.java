package zebrawatch;

import java.util.List;
import java.util.Optional;
import zebrawatch.detect.Detector;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.EvidenceRecorder;
import zebrawatch.meters.CameraMeters;
import zebrawatch.meters.CameraMeters.Stage;
import zebrawatch.publish.ViolationSink;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.YieldRule;
import zebrawatch.scene.Detection;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;
import zebrawatch.video.Frame;
import zebrawatch.video.FrameSource;

/**
 * The way of a frame: source, detector, tracker, rule, evidence, sink. One per camera, run by one thread, the same for
 * clips and live cameras; only the source and the sink differ.
 */
final class CameraLine {
    private final FrameSource source;
    private final Detector detector;
    private final Tracker tracker;
    private final YieldRule rule;
    private final EvidenceRecorder recorder;
    private final ViolationSink sink;
    private final CameraMeters meters;
    private final Onlooker onlooker;

    /** Sees what the line saw in each frame, before the frame is closed. */
    @FunctionalInterface
    interface Onlooker {
        void saw(Frame frame, List<Detection> seen, List<Track> tracks, List<Ruling> rulings);

        /** This one first, then {@code next}. */
        default Onlooker then(Onlooker next) {
            return (frame, seen, tracks, rulings) -> {
                saw(frame, seen, tracks, rulings);
                next.saw(frame, seen, tracks, rulings);
            };
        }
    }

    CameraLine(
            FrameSource source,
            Detector detector,
            Tracker tracker,
            YieldRule rule,
            EvidenceRecorder recorder,
            ViolationSink sink,
            CameraMeters meters,
            Onlooker onlooker) {
        this.source = source;
        this.detector = detector;
        this.tracker = tracker;
        this.rule = rule;
        this.recorder = recorder;
        this.sink = sink;
        this.meters = meters;
        this.onlooker = onlooker;
    }

    /** Takes the next frame the whole way; false at the end of the source. */
    boolean step() {
        Optional<Frame> next = meters.time(Stage.DECODE, source::next);
        if (next.isEmpty()) {
            return false;
        }
        try (Frame frame = next.get()) {
            List<Detection> seen = meters.time(Stage.DETECT, () -> detector.detect(frame));
            List<Track> tracks = meters.time(Stage.TRACK, () -> tracker.update(frame.time(), seen));
            List<Ruling> rulings = meters.time(Stage.JUDGE, () -> rule.judge(frame.time(), tracks));
            List<CaseFile> cases = meters.time(Stage.RECORD, () -> recorder.keep(frame, tracks, rulings));
            cases.forEach(sink::accept);
            rulings.forEach(ruling -> meters.ruling(ruling.kind().code()));
            onlooker.saw(frame, seen, tracks, rulings);
            meters.frameProcessed();
        }
        return true;
    }
}
