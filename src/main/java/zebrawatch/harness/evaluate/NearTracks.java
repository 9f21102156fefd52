package zebrawatch.harness.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.harness.MotFile;
import zebrawatch.harness.TrackComparison;
import zebrawatch.harness.TrackScore;
import zebrawatch.scene.Box;
import zebrawatch.track.Track;

/**
 * True and found tracks near the zebra, made ready for the tracking scores. True is whoever is in the searched part of the
 * picture, mostly in sight and within 15 m of the zebra; found is every track seen in that picture within 15 m of it. Found
 * boxes that fit somebody who is not asked for, because he is farther away or mostly hidden, do not count, as with the
 * ignored regions of the MOT challenges. People and vehicles are scored together.
 */
final class NearTracks {
    private static final double SAME = 0.5;
    private static final double TOGETHER = 0.1;

    private final List<MotFile.Row> truths = new ArrayList<>();
    private final List<MotFile.Row> results = new ArrayList<>();
    private int frames;
    private int actors;
    private int tracks;

    /** Adds a clip; clips share no actor and no track. */
    void add(WatchedBoxes watched, Truth truth, LineRun run) {
        Map<String, Integer> actorIds = new HashMap<>();
        Map<Long, Integer> trackIds = new HashMap<>();
        for (Truth.Moment moment : truth.moments()) {
            run.nearest(moment.t(), TOGETHER).ifPresent(now -> {
                frames++;
                List<Box> asked = new ArrayList<>();
                List<Box> ignored = new ArrayList<>();
                for (TrueBox each : moment.boxes()) {
                    Optional<Box> searched = watched.searched(each).filter(b -> watched.isNear(each));
                    searched.ifPresentOrElse(
                            asked::add, () -> watched.cut(each.box()).ifPresent(ignored::add));
                    searched.ifPresent(box -> truths.add(
                            new MotFile.Row(frames, actorIds.computeIfAbsent(each.actor(), a -> ++actors), box, 1)));
                }
                now.tracks().stream()
                        .filter(t -> t.seen() && watched.isNear(t.box()))
                        .filter(t -> best(t, asked) >= SAME || best(t, ignored) < SAME)
                        .forEach(t -> results.add(new MotFile.Row(
                                frames, trackIds.computeIfAbsent(t.id(), id -> ++tracks), t.steady(), 1)));
            });
        }
    }

    private static double best(Track track, List<Box> boxes) {
        return boxes.stream().mapToDouble(b -> b.iou(track.box())).max().orElse(0);
    }

    /** The scores of all clips added; empty where nobody came near. */
    Optional<TrackScore> score() {
        return truths.isEmpty() ? Optional.empty() : Optional.of(TrackScore.of(TrackComparison.of(truths, results)));
    }
}
