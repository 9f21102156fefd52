package zebrawatch.track;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Box;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Perspective;
import zebrawatch.scene.Point;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Uncertainty;
import zebrawatch.track.GroundPath.Fix;

/** Puts one camera's tracks on the road round one crossing. Belongs to one thread. */
public final class Grounding {
    /** Farther from the middle of the crossing the ground plane is not trusted; metres. */
    private static final double FARTHEST = 40;

    private final Crossing crossing;
    private final GroundPlane plane;
    private final BodyFit fit;
    private final Standing standing;
    private final Map<Long, GroundPath> paths = new HashMap<>();

    /** For a camera whose whole picture is searched. */
    public Grounding(Crossing crossing, int width, int height) {
        this(crossing, width, height, new Box(0, 0, width, height));
    }

    /**
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param view the part of the picture that was searched for road users, pixels: it cuts the boxes at its border
     */
    public Grounding(Crossing crossing, int width, int height, Box view) {
        this.crossing = crossing;
        this.plane = GroundPlane.of(crossing);
        Perspective perspective = Perspective.of(crossing, width, height);
        this.fit = new BodyFit(perspective, new View(view));
        this.standing = new Standing(plane, perspective, new View(view));
    }

    /**
     * The tracks that are on the road near the crossing, in the order given. A track beyond the horizon or more than 40 m
     * away has no place on the ground and is left out, and so is one that was never seen whole enough to be placed.
     *
     * @param tracks of one frame, later than every frame before
     */
    public List<GroundTrack> ground(List<Track> tracks) {
        Set<Long> alive = tracks.stream().map(Track::id).collect(Collectors.toSet());
        paths.keySet().retainAll(alive);
        List<GroundTrack> grounded = new ArrayList<>();
        for (Track track : tracks) {
            follow(track).filter(this::isNear).ifPresent(grounded::add);
        }
        return List.copyOf(grounded);
    }

    private Optional<GroundTrack> follow(Track track) {
        GroundPath path = paths.get(track.id());
        if (path != null) {
            path.predict(track.time());
        }
        if (track.seen()) {
            Optional<Fix> fix = fix(track, path);
            if (path != null) {
                fix.ifPresent(path::correct);
            } else if (fix.isPresent()) {
                path = new GroundPath(
                        track.time(),
                        fix.get(),
                        Nature.of(track.kind()),
                        laneHeading(fix.get().place()));
                paths.put(track.id(), path);
            }
        }
        return Optional.ofNullable(path).map(known -> grounded(track, known));
    }

    private static GroundTrack grounded(Track track, GroundPath path) {
        Nature nature = Nature.of(track.kind());
        return new GroundTrack(
                track.id(),
                track.kind(),
                track.since(),
                track.time(),
                path.place(),
                path.velocity(),
                new Footprint(path.place(), path.heading(), nature.length(), nature.width()),
                path.uncertainty()
                        .and(Uncertainty.ofMiddle(path.heading(), nature.lengthSpread(), nature.widthSpread())),
                track.box(),
                track.seen());
    }

    private Optional<Fix> fix(Track track, @Nullable GroundPath path) {
        if (track.kind() == RoadUser.PEDESTRIAN) {
            return path == null
                    ? standing.place(track.box(), new Stature(), Optional.empty())
                    : standing.place(track.box(), path.stature(), Optional.of(path.place()));
        }
        if (path != null) {
            return fit.place(track.box(), Body.of(track.kind()), path.heading(), path.place());
        }
        Point foot = track.box().foot();
        if (!plane.isGround(foot) || !isNear(plane.toGround(foot))) {
            return Optional.empty();
        }
        GroundPoint below = plane.toGround(foot);
        return fit.place(track.box(), Body.of(track.kind()), laneHeading(below), below);
    }

    /** Which way a vehicle at this place points before its motion tells: along its lane. */
    private double laneHeading(GroundPoint place) {
        return crossing.lanes().stream()
                        .filter(lane -> lane.across().contains(place.u()))
                        .map(Lane::direction)
                        .findFirst()
                        .orElse(Direction.FORWARD)
                        .sign()
                * Math.PI
                / 2;
    }

    private boolean isNear(GroundTrack track) {
        return isNear(track.position());
    }

    private boolean isNear(GroundPoint place) {
        return Math.hypot(place.u() - crossing.length() / 2, place.v() - crossing.width() / 2) <= FARTHEST;
    }
}
