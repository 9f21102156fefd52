package zebrawatch.harness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;

/** Runs trackers over recorded detections, frame by frame from the first to the last. */
public final class MotReplay {
    private MotReplay() {}

    /**
     * What the tracker tells in each frame about the road users seen in it.
     *
     * @param seen in order of frames, scores from 0 to 1
     * @param rate frames a second
     * @param kind what the detections are of: the files do not say
     */
    public static List<MotFile.Row> follow(Tracker tracker, List<MotFile.Row> seen, double rate, RoadUser kind) {
        return replay(seen, (frame, rows) -> {
            Instant time = Instant.EPOCH.plusNanos(Math.round(frame / rate * 1e9));
            List<Detection> now = rows.stream()
                    .map(row -> new Detection(kind, row.box(), row.score()))
                    .toList();
            return tracker.update(time, now).stream()
                    .filter(Track::seen)
                    .map(t -> new MotFile.Row(frame, Math.toIntExact(t.id()), t.steady(), t.score()))
                    .toList();
        });
    }

    /**
     * What SORT tells in each frame.
     *
     * @param seen in order of frames
     */
    public static List<MotFile.Row> sort(List<MotFile.Row> seen) {
        Sort sort = new Sort();
        return replay(
                seen,
                (frame, rows) ->
                        sort.update(frame, rows.stream().map(MotFile.Row::box).toList()));
    }

    private static List<MotFile.Row> replay(
            List<MotFile.Row> seen, BiFunction<Integer, List<MotFile.Row>, List<MotFile.Row>> tracker) {
        Map<Integer, List<MotFile.Row>> frames = seen.stream().collect(Collectors.groupingBy(MotFile.Row::frame));
        int last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).frame();
        List<MotFile.Row> told = new ArrayList<>();
        for (int frame = 1; frame <= last; frame++) {
            told.addAll(tracker.apply(frame, frames.getOrDefault(frame, List.of())));
        }
        return told;
    }
}
