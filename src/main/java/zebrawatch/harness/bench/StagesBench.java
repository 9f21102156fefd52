package zebrawatch.harness.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import zebrawatch.detect.DetectorParts;
import zebrawatch.detect.RecordedDetector;
import zebrawatch.rule.YieldRule;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPlane;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;
import zebrawatch.track.TrackerSettings;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/** What each part of the line but the net takes for one picture of a clip. */
public final class StagesBench {
    /** A part of the line. */
    public enum Stage {
        /** The next picture of the file, decoded and converted to BGR. */
        VIDEO,
        /** A crop of it in the net's input. */
        LETTERBOX,
        /** The net's outputs to road users, non-maximum suppression included. */
        READING,
        TRACKER,
        RULE
    }

    private final Map<Stage, Stopwatch> watches = new EnumMap<>(Stage.class);
    private final String task;
    private final int pictures;
    private final Progress progress;

    private StagesBench(String task, int pictures, Progress progress) {
        this.task = task;
        this.pictures = pictures;
        this.progress = progress;
    }

    /**
     * Takes pictures of a clip through the parts twice; the second time counts.
     *
     * @param rules a rule each time
     * @param pictures how many at most
     */
    public static Map<Stage, Stopwatch.Times> measure(
            Sample sample, DetectorParts parts, Supplier<YieldRule> rules, int pictures, Progress progress) {
        new StagesBench("warming up the stages", pictures, progress).run(sample, parts, rules.get());
        StagesBench bench = new StagesBench("stages", pictures, progress);
        bench.run(sample, parts, rules.get());
        Map<Stage, Stopwatch.Times> times = new EnumMap<>(Stage.class);
        bench.watches.forEach((stage, watch) -> times.put(stage, watch.times()));
        return times;
    }

    private void run(Sample sample, DetectorParts parts, YieldRule rule) {
        List<GroundPlane> planes =
                sample.camera().crossings().stream().map(GroundPlane::of).toList();
        Tracker tracker = new Tracker(TrackerSettings.DEFAULT, planes);
        try (FileSource source = sample.source();
                RecordedDetector recorded = RecordedDetector.read(sample.detections(), sample.begin())) {
            Optional<Frame> next = next(source);
            for (int done = 0; next.isPresent() && done < pictures; done++) {
                progress.reached(task, done, pictures);
                try (Frame frame = next.get()) {
                    watch(Stage.LETTERBOX).run(() -> parts.fill(frame));
                    parts.executor().run();
                    watch(Stage.READING).time(parts::read);
                    List<Detection> seen = recorded.detect(frame);
                    List<Track> tracks = watch(Stage.TRACKER).time(() -> tracker.update(frame.time(), seen));
                    watch(Stage.RULE).time(() -> rule.judge(frame.time(), tracks));
                }
                next = next(source);
            }
            next.ifPresent(Frame::close);
        }
        progress.reached(task, pictures, pictures);
    }

    private Optional<Frame> next(FileSource source) {
        return watch(Stage.VIDEO).time(source::next);
    }

    private Stopwatch watch(Stage stage) {
        return watches.computeIfAbsent(stage, s -> new Stopwatch());
    }
}
