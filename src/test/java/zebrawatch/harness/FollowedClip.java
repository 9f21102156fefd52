package zebrawatch.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import zebrawatch.detect.RecordedDetector;
import zebrawatch.harness.evaluate.Actor;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.evaluate.TrueBox;
import zebrawatch.harness.evaluate.Truth;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.GroundTrack;
import zebrawatch.track.Grounding;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;
import zebrawatch.track.TrackerSettings;

/** One sample clip's recorded detections, tracked, and set beside what was rendered near the zebra. */
final class FollowedClip {
    /** Metres of road before and behind the zebra's middle that matter. */
    private static final double NEAR = 15;

    /** A vehicle comes up to the zebra or over it that comes within so many metres of its middle. */
    private static final double AT_THE_ZEBRA = 10;

    /** A track follows whom it overlaps this much; less is told of people and vehicles half hidden. */
    private static final double FOLLOWS = 0.3;

    /** With less overlap than this the box says little of the place. */
    private static final double BOXED_WELL = 0.5;

    private final Truth truth;
    private final double middle;
    private final Map<String, Set<Long>> tracksOf = new TreeMap<>();
    private final Map<Long, Set<String>> vehiclesOfTrack = new TreeMap<>();
    private final List<Sight> sights = new ArrayList<>();
    private final List<Double> metresOff = new ArrayList<>();

    /** A track that overlaps somebody in one picture. */
    private record Sight(long track, String actor, RoadUser kind) {}

    private FollowedClip(Truth truth, Crossing crossing) {
        this.truth = truth;
        this.middle = crossing.width() / 2;
        truth.moments().stream()
                .flatMap(moment -> moment.boxes().stream())
                .filter(box -> isVehicle(box.actor()) && distance(box) < AT_THE_ZEBRA)
                .forEach(box -> tracksOf.putIfAbsent(box.actor(), new HashSet<>()));
    }

    /** Tracked as the line does it. */
    static FollowedClip of(ClipFolder clip, Thinning thinning) {
        Crossing crossing = clip.crossing();
        FollowedClip followed = new FollowedClip(clip.truth(), crossing);
        Tracker tracker = new Tracker(TrackerSettings.DEFAULT, List.of(GroundPlane.of(crossing)));
        Grounding grounding =
                new Grounding(crossing, clip.camera().width(), clip.camera().height());
        NavigableMap<Duration, List<Detection>> lines = thinning.of(
                RecordedDetector.read(clip.detections(), Instant.EPOCH).lines());
        lines.forEach((offset, seen) -> {
            List<Track> tracks = tracker.update(Instant.EPOCH.plus(offset), seen);
            followed.compare(followed.at(offset), tracks, grounding.ground(tracks));
        });
        return followed;
    }

    private Truth.Moment at(Duration offset) {
        double t = offset.toNanos() / 1e9;
        return truth.moments().stream()
                .min(Comparator.comparingDouble(moment -> Math.abs(moment.t() - t)))
                .orElseThrow();
    }

    private void compare(Truth.Moment moment, List<Track> tracks, List<GroundTrack> grounded) {
        for (Track track : tracks) {
            Optional<TrueBox> actor = moment.boxes().stream()
                    .filter(box -> track.seen() && track.box().iou(box.box()) >= FOLLOWS)
                    .max(Comparator.comparingDouble(box -> track.box().iou(box.box())))
                    .filter(box -> distance(box) < NEAR);
            actor.ifPresent(box -> note(track, box, grounded));
        }
    }

    private void note(Track track, TrueBox actor, List<GroundTrack> grounded) {
        if (isVehicle(actor.actor())) {
            tracksOf.computeIfPresent(actor.actor(), (id, tracks) -> {
                tracks.add(track.id());
                return tracks;
            });
            vehiclesOfTrack.computeIfAbsent(track.id(), id -> new HashSet<>()).add(actor.actor());
        }
        sights.add(new Sight(track.id(), actor.actor(), track.kind()));
        if (track.kind() == truth.kind(actor.actor()) && track.box().iou(actor.box()) > BOXED_WELL) {
            grounded.stream()
                    .filter(g -> g.id() == track.id())
                    .forEach(g ->
                            metresOff.add(g.position().distance(actor.ground().orElseThrow())));
        }
    }

    private double distance(TrueBox actor) {
        return Math.abs(actor.ground().orElseThrow().v() - middle);
    }

    private boolean isVehicle(String actor) {
        return truth.kind(actor).isVehicle();
    }

    /** For each vehicle that came up to the zebra or over it the tracks that followed it there; perhaps none. */
    Map<String, Set<Long>> tracksOfVehicle() {
        return tracksOf;
    }

    /** For each track of a vehicle near the zebra the vehicles it followed. */
    Map<Long, Set<String>> vehiclesOfTrack() {
        return vehiclesOfTrack;
    }

    /** Who walks, in truth. */
    Set<String> pedestrians() {
        return truth.actors().stream()
                .filter(actor -> !actor.kind().isVehicle())
                .map(Actor::id)
                .collect(Collectors.toSet());
    }

    /** Whom the tracker takes for somebody on foot, be it for one picture. */
    Set<String> takenForWalkers() {
        return followed(kind -> kind == RoadUser.PEDESTRIAN);
    }

    /** Whom the tracker takes for somebody who rides or drives, be it for one picture. */
    Set<String> takenForDrivers() {
        return followed(RoadUser::isVehicle);
    }

    /** Those whom tracks of that kind follow; where one hides another, a track overlaps both but follows one all its life. */
    private Set<String> followed(Predicate<RoadUser> kind) {
        return sights.stream()
                .filter(sight -> kind.test(sight.kind()) && sight.actor().equals(mostly(sight.track())))
                .map(Sight::actor)
                .collect(Collectors.toSet());
    }

    private String mostly(long track) {
        return sights.stream()
                .filter(sight -> sight.track() == track)
                .collect(Collectors.groupingBy(Sight::actor, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /**
     * How far off the place on the road is, in every picture in which somebody near the zebra is boxed well and known for
     * what it is: the middle of a bus that the net takes for a truck is sought metres too near to the end that shows.
     */
    List<Double> metresOff() {
        return metresOff;
    }
}
