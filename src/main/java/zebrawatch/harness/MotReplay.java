package zebrawatch.harness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        List<MotFile.Row> told = new ArrayList<>();
        for (int frame = 1, next = 0; next < seen.size(); frame++) {
            List<Detection> now = new ArrayList<>();
            for (; next < seen.size() && seen.get(next).frame() == frame; next++) {
                now.add(new Detection(kind, seen.get(next).box(), seen.get(next).score()));
            }
            for (Track track : tracker.update(Instant.EPOCH.plusNanos(Math.round(frame / rate * 1e9)), now)) {
                if (track.seen()) {
                    told.add(new MotFile.Row(frame, Math.toIntExact(track.id()), track.box(), track.score()));
                }
            }
        }
        return told;
    }
}
