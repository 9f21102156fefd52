package zebrawatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import zebrawatch.detect.Colouring;
import zebrawatch.detect.Detector;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.EvidenceRecorder;
import zebrawatch.meters.CameraMeters;
import zebrawatch.meters.CameraMeters.Stage;
import zebrawatch.publish.ViolationSink;
import zebrawatch.rule.Jaywalk;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.YieldRule;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Signal;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;
import zebrawatch.video.Frame;
import zebrawatch.video.FrameSource;
import zebrawatch.video.Lamp;

/**
 * The way of a frame: source, detector, tracker, rule, evidence, sinks. One per camera, run by one thread, the same for
 * clips and live cameras; only the source and the sinks differ.
 */
final class CameraLine implements AutoCloseable {
    /** What rulings of a disarmed camera are counted as. */
    private static final String DISARMED = "disarmed";

    private final FrameSource source;
    private final Detector detector;
    private final Tracker tracker;
    private final YieldRule rule;
    private final List<Lamp> lamps;
    private final EvidenceRecorder recorder;
    private final List<ViolationSink> sinks;
    private final CameraMeters meters;
    private final BooleanSupplier armed;
    private final Onlooker onlooker;
    private @Nullable Instant last;

    /** Sees what the line saw. */
    interface Onlooker {
        /** Looks away. */
        Onlooker NOBODY = new Onlooker() {
            @Override
            public void saw(Frame frame, List<Detection> seen, List<Track> tracks) {}

            @Override
            public void heard(Ruling ruling) {}
        };

        /** What was seen in a frame, before it is closed. */
        void saw(Frame frame, List<Detection> seen, List<Track> tracks);

        /** A ruling that has just become final. */
        void heard(Ruling ruling);

        /** All that has just become final, unless the camera cannot be trusted. */
        default void judged(Judgement judgement) {}
    }

    /**
     * @param lamps the pedestrians' signals, one for each crossing of the rule
     * @param armed whether the camera can be trusted, so that what is ruled now may become a case
     * @param sinks stay the caller's; source and detector are closed with the line
     */
    CameraLine(
            FrameSource source,
            Detector detector,
            Tracker tracker,
            YieldRule rule,
            List<Lamp> lamps,
            EvidenceRecorder recorder,
            List<ViolationSink> sinks,
            CameraMeters meters,
            BooleanSupplier armed,
            Onlooker onlooker) {
        this.source = source;
        this.detector = detector;
        this.tracker = tracker;
        this.rule = rule;
        this.lamps = List.copyOf(lamps);
        this.recorder = recorder;
        this.sinks = List.copyOf(sinks);
        this.meters = meters;
        this.armed = armed;
        this.onlooker = onlooker;
    }

    /** Takes the next frame the whole way; false at the end of the source, when the last rulings have been spoken. */
    boolean step() {
        Optional<Frame> next = source.next();
        if (next.isEmpty()) {
            finish();
            return false;
        }
        try (Frame frame = next.get()) {
            last = frame.time();
            List<Detection> seen = meters.time(Stage.DETECT, () -> Colouring.of(frame, detector.detect(frame)));
            List<Track> tracks = meters.time(Stage.TRACK, () -> tracker.update(frame.time(), seen));
            Judgement judgement = meters.time(Stage.JUDGE, () -> rule.observe(frame.time(), tracks, signals(frame)));
            List<Ruling> rulings = trusted(judgement);
            List<CaseFile> cases =
                    meters.time(Stage.RECORD, () -> recorder.keep(frame.time(), tracks, rule.ground(), rulings));
            publish(rulings, cases);
            judgement.jaywalks().forEach(j -> meters.ruling(Jaywalk.CODE));
            onlooker.saw(frame, seen, tracks);
            meters.frameProcessed();
        }
        return true;
    }

    private List<Signal> signals(Frame frame) {
        return lamps.stream().map(lamp -> lamp.read(frame)).toList();
    }

    private void finish() {
        if (last != null) {
            List<Ruling> rulings = trusted(rule.finish(last));
            publish(rulings, recorder.complete(last, rulings));
            last = null;
        }
    }

    /** The rulings, if the camera is armed; what a camera sees that moved or whose clock is off proves nothing. */
    private List<Ruling> trusted(Judgement judgement) {
        if (armed.getAsBoolean()) {
            onlooker.judged(judgement);
            return judgement.rulings();
        }
        judgement.rulings().forEach(ruling -> meters.ruling(DISARMED));
        return List.of();
    }

    private void publish(List<Ruling> rulings, List<CaseFile> cases) {
        cases.forEach(c -> sinks.forEach(sink -> sink.accept(c)));
        for (Ruling ruling : rulings) {
            meters.ruling(ruling.kind().code());
            onlooker.heard(ruling);
        }
    }

    @Override
    public void close() {
        try (detector) {
            source.close();
        }
    }
}
