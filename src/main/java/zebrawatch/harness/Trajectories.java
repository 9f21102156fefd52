package zebrawatch.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import zebrawatch.scene.Box;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Uncertainty;
import zebrawatch.scene.Velocity;
import zebrawatch.track.GroundTrack;

/**
 * Recorded trajectories as the rule sees tracks: frame by frame, with velocity, heading and footprint.
 *
 * <p>Velocities are slopes of least-squares lines through the rows within 0.4 s before and after; recorded rows can be
 * looked at from both sides, so there is no lag. A vehicle points from where it was 1.5 m before to where it is 1.5 m later,
 * so that noise does not turn one that stands.
 */
public final class Trajectories {
    private static final double WINDOW = 0.4;
    private static final double CHORD = 1.5;

    private static final Box NO_BOX = new Box(0, 0, 0, 0);

    private final TreeMap<Instant, List<GroundTrack>> frames = new TreeMap<>();

    /**
     * All road users at one time.
     *
     * @param time of the frame
     * @param tracks in the order of their ids
     */
    public record Situation(Instant time, List<GroundTrack> tracks) {}

    /** @param rows in any order */
    public Trajectories(List<TrackRow> rows) {
        TreeMap<Long, List<TrackRow>> byId =
                rows.stream().collect(Collectors.groupingBy(TrackRow::id, TreeMap::new, Collectors.toList()));
        byId.values().forEach(this::add);
    }

    /** The frames in order of time. */
    public List<Situation> situations() {
        return frames.entrySet().stream()
                .map(e -> new Situation(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }

    /** Seconds as an instant: since 1970. */
    public static Instant instant(double seconds) {
        return Instant.EPOCH.plusNanos(Math.round(seconds * 1e9));
    }

    /** The inverse of {@link #instant}. */
    public static double seconds(Instant time) {
        return Duration.between(Instant.EPOCH, time).toNanos() / 1e9;
    }

    private void add(List<TrackRow> unordered) {
        List<TrackRow> rows = unordered.stream()
                .sorted(Comparator.comparingDouble(TrackRow::t))
                .toList();
        List<Velocity> velocities = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            velocities.add(velocity(rows, i));
        }
        Instant since = instant(rows.get(0).t());
        for (int i = 0; i < rows.size(); i++) {
            TrackRow row = rows.get(i);
            Velocity velocity = velocities.get(i);
            Footprint footprint = footprint(row, row.heading().orElse(heading(rows, i)));
            Instant time = instant(row.t());
            frames.computeIfAbsent(time, t -> new ArrayList<>())
                    .add(new GroundTrack(
                            row.id(),
                            row.kind(),
                            since,
                            time,
                            row.place(),
                            velocity,
                            footprint,
                            Uncertainty.NONE,
                            NO_BOX,
                            row.seen()));
        }
    }

    /** Along the drive if it never moves so far. */
    private static double heading(List<TrackRow> rows, int i) {
        GroundPoint here = rows.get(i).place();
        int from = i;
        int to = i;
        while (from > 0 && rows.get(from).place().distance(here) < CHORD) {
            from--;
        }
        while (to + 1 < rows.size() && rows.get(to).place().distance(here) < CHORD) {
            to++;
        }
        GroundPoint a = rows.get(from).place();
        GroundPoint b = rows.get(to).place();
        return a.distance(b) < CHORD / 2 ? Math.PI / 2 : new Velocity(b.u() - a.u(), b.v() - a.v()).heading();
    }

    private static Velocity velocity(List<TrackRow> rows, int i) {
        double t = rows.get(i).t();
        int from = i;
        int to = i;
        while (from > 0 && t - rows.get(from - 1).t() <= WINDOW) {
            from--;
        }
        while (to + 1 < rows.size() && rows.get(to + 1).t() - t <= WINDOW) {
            to++;
        }
        if (from == to) {
            from = Math.max(0, i - 1);
            to = Math.min(rows.size() - 1, i + 1);
        }
        List<TrackRow> near = rows.subList(from, to + 1);
        return new Velocity(
                slope(near, r -> r.place().u()), slope(near, r -> r.place().v()));
    }

    private static double slope(List<TrackRow> rows, ToDoubleFunction<TrackRow> value) {
        double meanT = rows.stream().mapToDouble(TrackRow::t).average().orElse(0);
        double mean = rows.stream().mapToDouble(value).average().orElse(0);
        double both = 0;
        double square = 0;
        for (TrackRow row : rows) {
            both += (row.t() - meanT) * (value.applyAsDouble(row) - mean);
            square += (row.t() - meanT) * (row.t() - meanT);
        }
        return square > 0 ? both / square : 0;
    }

    /** What is usual of its kind: the means of the nuScenes annotations, rounded. */
    private static Footprint footprint(TrackRow row, double heading) {
        return switch (row.kind()) {
            case PEDESTRIAN -> new Footprint(row.place(), heading, 0.5, 0.5);
            case BICYCLE -> new Footprint(row.place(), heading, 1.8, 0.6);
            case MOTORCYCLE -> new Footprint(row.place(), heading, 1.9, 0.7);
            case CAR -> new Footprint(row.place(), heading, 4.6, 1.8);
            case BUS -> new Footprint(row.place(), heading, 11, 2.5);
            case TRUCK -> new Footprint(row.place(), heading, 7, 2.4);
        };
    }
}
