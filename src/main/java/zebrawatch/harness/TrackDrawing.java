package zebrawatch.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zebrawatch.evidence.Ink;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.Point;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.Track;

/** Draws who is followed, where they came from, and for a while what was ruled about them. */
final class TrackDrawing {
    private static final Duration TRAIL = Duration.ofSeconds(2);
    private static final Duration HIGHLIGHT = Duration.ofSeconds(2);
    private static final Ink YIELDED = new Ink(60, 230, 90);

    private final Map<Long, List<Step>> trails = new HashMap<>();
    private final List<Spoken> spoken = new ArrayList<>();

    private record Step(Instant time, Point foot) {}

    private record Spoken(Instant time, Ruling ruling) {}

    /** Takes in what happened at {@code time} and draws it. */
    void draw(Pen pen, Instant time, List<Track> tracks, List<Ruling> rulings) {
        trails.keySet().retainAll(tracks.stream().map(Track::id).toList());
        for (Track track : tracks) {
            List<Step> trail = trails.computeIfAbsent(track.id(), id -> new ArrayList<>());
            trail.add(new Step(time, track.box().foot()));
            trail.removeIf(s -> s.time().isBefore(time.minus(TRAIL)));
            follow(pen, track, trail);
        }
        rulings.forEach(r -> spoken.add(new Spoken(time, r)));
        spoken.removeIf(s -> s.time().isBefore(time.minus(HIGHLIGHT)));
        spoken.forEach(s -> highlight(pen, s.ruling(), tracks));
    }

    private static void follow(Pen pen, Track track, List<Step> trail) {
        Ink ink = colour(track.kind());
        pen.line(trail.stream().map(Step::foot).toList(), ink, 1);
        if (track.seen()) {
            pen.box(track.box(), ink, 2);
        }
        pen.above(track.box(), name(track.kind()) + " " + track.id() + (track.seen() ? "" : "（未见）"), ink);
    }

    /** Marks the two where they are now, or where they were if they are gone. */
    private static void highlight(Pen pen, Ruling ruling, List<Track> tracks) {
        Ink ink = ruling.kind() == Ruling.Kind.YIELDED ? YIELDED : Ink.RED;
        Box vehicle = now(ruling.vehicle().track(), ruling.vehicle().box(), tracks);
        Box pedestrian = now(ruling.pedestrian().track(), ruling.pedestrian().box(), tracks);
        pen.line(List.of(vehicle.foot(), pedestrian.foot()), ink, 2);
        pen.box(pedestrian, Ink.YELLOW, 3);
        pen.box(vehicle, ink, 3);
        pen.below(vehicle, says(ruling), ink);
    }

    private static String says(Ruling ruling) {
        return switch (ruling.kind()) {
            case FAILURE_TO_YIELD -> "不礼让行人（情形" + ruling.policeCase() + "）";
            case YIELDED -> "礼让行人（情形" + ruling.policeCase() + "）";
            case BLOCKED -> "占用人行横道";
        };
    }

    private static Box now(long id, Box then, List<Track> tracks) {
        return tracks.stream()
                .filter(t -> t.id() == id)
                .findFirst()
                .map(Track::box)
                .orElse(then);
    }

    private static String name(RoadUser kind) {
        return switch (kind) {
            case PEDESTRIAN -> "行人";
            case BICYCLE -> "自行车";
            case MOTORCYCLE -> "摩托车";
            case CAR -> "小客车";
            case BUS -> "客车";
            case TRUCK -> "货车";
        };
    }

    private static Ink colour(RoadUser kind) {
        return switch (kind) {
            case PEDESTRIAN -> new Ink(255, 210, 60);
            case BICYCLE, MOTORCYCLE -> new Ink(255, 140, 220);
            case CAR, BUS, TRUCK -> new Ink(110, 220, 255);
        };
    }
}
