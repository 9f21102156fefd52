package zebrawatch.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPlane;

/**
 * Follows road users through one camera's pictures. Belongs to one thread.
 *
 * <p>Trusted detections are matched first: with the tracks seen in the frame before, then with those lost for longer
 * (the cascade of Wojke et al., "Deep SORT", ICIP 2017). The weak ones go to the tracks still without: a vehicle once
 * known is not lost because its next scores are low. What is left of the trusted is tried where the track was last seen.
 * Nobody gets beyond his reach.
 */
public final class Tracker {
    /** A box that overlaps a followed one this much begins no track of its own. */
    private static final double TAKEN = 0.4;

    /** Nor does one that lies in a followed one of its sort with this share of itself: it is a part of it. */
    private static final double PART = 0.8;

    /** A parked machine lies in the box it lay in before, a ridden one in a part of it, for there the rider is in it too. */
    private static final double PARKED = 0.7;

    private final TrackerSettings settings;
    private final Road road;
    private final Likeness likeness;
    private final List<LiveTrack> tracks = new ArrayList<>();
    private @Nullable Instant last;
    private long lastId;

    /** With the default settings and no knowledge of the road. */
    public Tracker() {
        this(TrackerSettings.DEFAULT, List.of());
    }

    /** @param planes of the camera's crossings, to tell where a road user cannot have got to; may be empty */
    public Tracker(TrackerSettings settings, List<GroundPlane> planes) {
        this.settings = settings;
        this.road = new Road(planes);
        this.likeness = new Likeness(settings, new Reach(road));
    }

    /**
     * The road users followed at {@code time}, oldest first, given what was detected then.
     *
     * @param time of the frame, later than every time before
     * @param seen detections in any order, with scores from 0.1 up
     * @throws IllegalArgumentException if the time is not later
     */
    public List<Track> update(Instant time, List<Detection> seen) {
        advance(time);
        List<Detection> sifted = Sifting.of(seen, settings, road, this::isParked);
        List<Detection> trusted = with(sifted, d -> d.score() >= settings.high());
        List<Detection> weak = with(sifted, d -> d.score() < settings.high());
        List<LiveTrack> fresh = tracks(LiveTrack::isFresh);
        List<LiveTrack> lost = tracks(track -> !track.isFresh());
        match(fresh, trusted, likeness::whereExpected);
        match(lost, trusted, likeness::whereExpected);
        List<LiveTrack> open = tracks(track -> !track.isSeen());
        match(open, weak, likeness::whereExpected);
        match(open, trusted, likeness::whereLastSeen);
        for (Detection unknown : trusted) {
            if (tracks(LiveTrack::isSeen).stream().noneMatch(track -> isOf(track, unknown))) {
                tracks.add(new LiveTrack(++lastId, time, unknown));
            }
        }
        return tracks(this::isBelieved).stream().map(LiveTrack::now).toList();
    }

    /** How many road users are followed just now, those not yet believed included. */
    public int following() {
        return tracks.size();
    }

    private void advance(Instant time) {
        if (last != null && !time.isAfter(last)) {
            throw new IllegalArgumentException("a frame at " + time + " cannot follow one at " + last);
        }
        last = time;
        tracks.forEach(track -> track.predict(time, road));
        tracks.removeIf(track -> track.unseen().compareTo(limit(track)) > 0);
    }

    private List<LiveTrack> tracks(Predicate<LiveTrack> wanted) {
        return new ArrayList<>(tracks.stream().filter(wanted).toList());
    }

    private boolean isParked(Box machine) {
        return tracks.stream()
                .anyMatch(track -> track.isParkedMachine() && track.expected().iou(machine) >= PARKED);
    }

    /** Whether what begins to be seen is but another view of somebody who was just seen. */
    private static boolean isOf(LiveTrack track, Detection unknown) {
        Box box = unknown.box();
        Box taken = track.last().box();
        boolean part = track.isCarLike() == unknown.kind().isCarLike()
                && box.intersection(taken) >= PART * Math.min(box.area(), taken.area());
        return part || box.iou(taken) >= TAKEN;
    }

    /** Nobody goes on unseen for longer than he was followed before: his velocity would rest on too little. */
    private Duration limit(LiveTrack track) {
        Duration followed = isBelieved(track) ? track.age() : Duration.ZERO;
        Duration longest = followed.compareTo(settings.coast()) < 0 ? followed : settings.coast();
        return longest.compareTo(settings.patience()) < 0 ? settings.patience() : longest;
    }

    private boolean isBelieved(LiveTrack track) {
        return track.isBelieved(settings.trial());
    }

    /** Gives tracks their detections and takes both off the lists. */
    private static void match(
            List<LiveTrack> open, List<Detection> free, ToDoubleBiFunction<LiveTrack, Detection> likeness) {
        if (open.isEmpty() || free.isEmpty()) {
            return;
        }
        double[][] likenesses = new double[open.size()][free.size()];
        for (int i = 0; i < open.size(); i++) {
            for (int j = 0; j < free.size(); j++) {
                likenesses[i][j] = likeness.applyAsDouble(open.get(i), free.get(j));
            }
        }
        int[] chosen = Assignment.maximum(likenesses);
        boolean[] taken = new boolean[free.size()];
        for (int i = chosen.length - 1; i >= 0; i--) {
            if (chosen[i] >= 0 && likenesses[i][chosen[i]] > 0) {
                open.remove(i).see(free.get(chosen[i]));
                taken[chosen[i]] = true;
            }
        }
        for (int j = taken.length - 1; j >= 0; j--) {
            if (taken[j]) {
                free.remove(j);
            }
        }
    }

    private static List<Detection> with(List<Detection> seen, Predicate<Detection> wanted) {
        return new ArrayList<>(seen.stream().filter(wanted).toList());
    }
}
