package zebrawatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import zebrawatch.detect.RecordedDetector;
import zebrawatch.harness.Trajectories;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.evaluate.LineRun;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.YieldRule;
import zebrawatch.scene.Detection;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;
import zebrawatch.video.FileSource;
import zebrawatch.video.Footage;
import zebrawatch.video.Frame;
import zebrawatch.video.FrameSource;
import zebrawatch.video.ThinnedSource;

/** Runs one clip with truth and remembers what was seen in it and said of it. */
final class ClipRun implements CameraLine.Onlooker {
    private final List<LineRun.Moment> moments = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();

    private ClipRun() {}

    /**
     * Through the whole line.
     *
     * @param rate pictures a second to look at, at most
     */
    static LineRun whole(ClipFolder clip, Station rooms, double rate) {
        ClipRun run = new ClipRun();
        try (FileSource file = clip.open();
                ProgressBar progress = Bar.of(clip.folder(), file);
                CameraLine line = rooms.line(
                        clip.settings(),
                        new ThinnedSource(stepping(file, progress), rate, () -> {}),
                        rooms.detector(clip.settings()),
                        List.of(),
                        run)) {
            long began = System.nanoTime();
            boolean more = true;
            while (more) {
                more = line.step();
            }
            return new LineRun(run.moments, run.rulings, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** The recorded detections through tracker and rule; no picture is decoded. */
    static LineRun recorded(ClipFolder clip) {
        try (RecordedDetector recording = RecordedDetector.read(clip.detections(), Instant.EPOCH)) {
            return recorded(clip, recording.lines());
        }
    }

    /** The same with these detections, by the time since the clip's begin, instead of the clip's own. */
    static LineRun recorded(ClipFolder clip, NavigableMap<Duration, List<Detection>> lines) {
        ClipRun run = new ClipRun();
        Tracker tracker = Station.tracker(clip.camera());
        YieldRule rule = new YieldRule(Station.posts(clip.settings()));
        long began = System.nanoTime();
        lines.forEach((offset, seen) -> {
            Instant time = Instant.EPOCH.plus(offset);
            List<Track> tracks = tracker.update(time, seen);
            run.rulings.addAll(rule.judge(time, tracks));
            run.add(time, seen, tracks);
        });
        run.rulings.addAll(rule.finish(Instant.EPOCH.plus(lines.lastKey())).rulings());
        return new LineRun(run.moments, run.rulings, Duration.ofNanos(System.nanoTime() - began));
    }

    private static FrameSource stepping(FileSource file, ProgressBar progress) {
        return new FrameSource() {
            @Override
            public Optional<Frame> next() {
                Optional<Frame> next = file.next();
                next.ifPresent(frame -> progress.step());
                return next;
            }

            @Override
            public Footage footage() {
                return file.footage();
            }

            @Override
            public void close() {
                file.close();
            }
        };
    }

    @Override
    public void saw(Frame frame, List<Detection> seen, List<Track> tracks) {
        add(frame.time(), seen, tracks);
    }

    @Override
    public void heard(Ruling ruling) {
        rulings.add(ruling);
    }

    private void add(Instant time, List<Detection> seen, List<Track> tracks) {
        moments.add(new LineRun.Moment(Trajectories.seconds(time), seen, tracks));
    }
}
