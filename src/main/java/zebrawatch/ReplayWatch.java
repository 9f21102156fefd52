package zebrawatch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import zebrawatch.detect.DetectionWriter;
import zebrawatch.harness.AnnotatedVideo;
import zebrawatch.harness.EventLog;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.Track;
import zebrawatch.video.FileSource;
import zebrawatch.video.Footage;
import zebrawatch.video.Frame;
import zebrawatch.video.FrameSource;

/** Looks on while one clip is replayed: shows progress, writes what was asked for, counts what is summed up at the end. */
final class ReplayWatch implements CameraLine.Onlooker, AutoCloseable {
    private final Path clip;
    private final Instant start;
    private final Camera camera;
    private final EventLog events;
    private final ProgressBar progress;
    private final Map<Ruling.Kind, Integer> rulings = new EnumMap<>(Ruling.Kind.class);
    private final Set<Long> pedestrians = new HashSet<>();
    private final Set<Long> vehicles = new HashSet<>();
    private final List<Ruling> heard = new ArrayList<>();
    private final long began = System.nanoTime();
    private @Nullable AnnotatedVideo video;
    private @Nullable DetectionWriter record;
    private Instant end;
    private int pictures;
    private int looked;

    ReplayWatch(Path clip, FileSource file, Camera camera, EventLog events) {
        this.clip = clip;
        this.start = file.start();
        this.end = start;
        this.camera = camera;
        this.events = events;
        progress = Bar.of(clip, file);
    }

    /** Draws everything into a video, which is closed with this. */
    void annotate(AnnotatedVideo annotated) {
        video = annotated;
    }

    /** Records the detections; the writer is closed with this. */
    void record(DetectionWriter writer) {
        record = writer;
    }

    /** Counts every picture of the clip, those not looked at too. */
    FrameSource counting(FileSource file) {
        return new FrameSource() {
            @Override
            public Optional<Frame> next() {
                Optional<Frame> next = file.next();
                if (next.isPresent()) {
                    pictures++;
                    progress.step();
                    end = next.get().time();
                }
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
        looked++;
        for (Track track : tracks) {
            if (track.seen() && isOnACrossing(track)) {
                (track.kind() == RoadUser.PEDESTRIAN ? pedestrians : vehicles).add(track.id());
            }
        }
        if (record != null) {
            record.write(frame.time(), seen);
        }
        if (video != null) {
            video.add(frame, seen, tracks, heard);
        }
        heard.clear();
    }

    @Override
    public void heard(Ruling ruling) {
        heard.add(ruling);
        rulings.merge(ruling.kind(), 1, Integer::sum);
        events.write(clip.toString(), start, ruling);
    }

    private boolean isOnACrossing(Track track) {
        return camera.crossings().stream()
                .anyMatch(c -> c.outline().contains(track.box().foot()));
    }

    /** What a person wants to know at the end, in a sentence or two. */
    String summary() {
        double seconds = Duration.between(start, end).toMillis() / 1000.0;
        double took = (System.nanoTime() - began) / 1e9;
        return String.format(
                Locale.ROOT,
                "%s: %d pictures of %.1f s, %d looked at in %.1f s (%.1f a second); "
                        + "%d pedestrians and %d vehicles tracked on crossings; %d violations, %d yields",
                clip,
                pictures,
                seconds,
                looked,
                took,
                looked / took,
                pedestrians.size(),
                vehicles.size(),
                rulings.getOrDefault(Ruling.Kind.FAILURE_TO_YIELD, 0),
                rulings.getOrDefault(Ruling.Kind.YIELDED, 0));
    }

    @Override
    public void close() {
        progress.close();
        if (video != null) {
            video.close();
        }
        if (record != null) {
            record.close();
        }
    }
}
