package zebrawatch.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.Point;

/**
 * Follows road users through one camera's pictures. Belongs to one thread.
 *
 * <p>Trusted detections are matched first: with the tracks seen in the frame before, then with those lost for longer
 * (the cascade of Wojke et al., "Deep SORT", ICIP 2017). The weak ones go to the tracks still without: a vehicle once
 * known is not lost because its next scores are low. What is left of both is tried where it was last seen. Matching weighs
 * overlap and direction within what the road user can reach.
 */
public final class Tracker {
    private static final Comparator<Detection> ANY_ORDER = Comparator.comparingDouble(Detection::score)
            .reversed()
            .thenComparing(Detection::kind)
            .thenComparingDouble(d -> d.box().left())
            .thenComparingDouble(d -> d.box().top())
            .thenComparingDouble(d -> d.box().width())
            .thenComparingDouble(d -> d.box().height());

    private final TrackerSettings settings;
    private final Reach reach;
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
        this.reach = new Reach(planes);
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
        List<Detection> sorted = Riders.merged(seen.stream().sorted(ANY_ORDER).toList());
        List<Detection> trusted = with(sorted, d -> d.score() >= settings.high());
        List<Detection> weak = with(sorted, d -> d.score() >= settings.low() && d.score() < settings.high());
        List<LiveTrack> fresh = tracks(LiveTrack::isFresh);
        List<LiveTrack> lost = tracks(track -> !track.isFresh());
        match(fresh, trusted, LiveTrack::expected, settings.overlap());
        match(lost, trusted, LiveTrack::expected, settings.overlap());
        List<LiveTrack> open = tracks(track -> !track.isSeen());
        match(open, weak, LiveTrack::expected, settings.lowOverlap());
        match(open, trusted, track -> track.last().box(), settings.overlap());
        for (Detection unknown : trusted) {
            tracks.add(new LiveTrack(++lastId, time, unknown));
        }
        return tracks(this::isBelieved).stream().map(LiveTrack::now).toList();
    }

    private void advance(Instant time) {
        if (last != null && !time.isAfter(last)) {
            throw new IllegalArgumentException("a frame at " + time + " cannot follow one at " + last);
        }
        last = time;
        tracks.forEach(track -> track.predict(time));
        tracks.removeIf(track -> track.unseen().compareTo(limit(track)) > 0);
    }

    private List<LiveTrack> tracks(Predicate<LiveTrack> wanted) {
        return new ArrayList<>(tracks.stream().filter(wanted).toList());
    }

    private Duration limit(LiveTrack track) {
        return isBelieved(track) ? settings.coast() : settings.patience();
    }

    private boolean isBelieved(LiveTrack track) {
        return track.isBelieved(settings.trial());
    }

    /** Gives tracks their detections and takes both off the lists. */
    private void match(List<LiveTrack> open, List<Detection> free, Function<LiveTrack, Box> place, double overlap) {
        if (open.isEmpty() || free.isEmpty()) {
            return;
        }
        double[][] likeness = new double[open.size()][free.size()];
        for (int i = 0; i < open.size(); i++) {
            LiveTrack track = open.get(i);
            Box box = place.apply(track);
            for (int j = 0; j < free.size(); j++) {
                likeness[i][j] = likeness(track, box, free.get(j), overlap);
            }
        }
        int[] chosen = Assignment.maximum(likeness);
        boolean[] taken = new boolean[free.size()];
        for (int i = chosen.length - 1; i >= 0; i--) {
            if (chosen[i] >= 0 && likeness[i][chosen[i]] > 0) {
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

    /** How well a detection continues a track; 0 where it cannot. */
    private double likeness(LiveTrack track, Box box, Detection seen, double overlap) {
        if (track.isCarLike() != seen.kind().isCarLike()) {
            return 0;
        }
        double shared = box.iou(seen.box());
        if (shared <= 0 || shared < overlap || !reach.allows(track, seen.box())) {
            return 0;
        }
        return Math.max(1e-6, shared + settings.momentum() * seen.score() * straightness(track, seen.box()));
    }

    /**
     * How straight the track runs on to {@code next}: 0.5 straight ahead, -0.5 straight back, 0 where it cannot be told
     * (observation-centric momentum, Cao et al. 2023, section 4.2).
     */
    private double straightness(LiveTrack track, Box next) {
        Point a = track.earlier(settings.momentumOver()).box().centre();
        Point b = track.last().box().centre();
        Point c = next.centre();
        double before = Math.hypot(b.x() - a.x(), b.y() - a.y());
        double after = Math.hypot(c.x() - b.x(), c.y() - b.y());
        if (before == 0 || after == 0) {
            return 0;
        }
        double cosine = ((b.x() - a.x()) * (c.x() - b.x()) + (b.y() - a.y()) * (c.y() - b.y())) / (before * after);
        return 0.5 - Math.acos(Math.max(-1, Math.min(1, cosine))) / Math.PI;
    }

    private static List<Detection> with(List<Detection> seen, Predicate<Detection> wanted) {
        return new ArrayList<>(seen.stream().filter(wanted).toList());
    }
}
