package zebrawatch.video.health;

import static zebrawatch.video.health.Measure.Quantity.DISPLACEMENT;
import static zebrawatch.video.health.Measure.Quantity.DISPLACEMENT_ON_ROAD;
import static zebrawatch.video.health.Measure.Quantity.LANDMARKS;
import static zebrawatch.video.health.Measure.Quantity.ROTATION;
import static zebrawatch.video.health.Measure.Quantity.ZOOM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.Point;

/**
 * Decides over several looks whether the crossing's corners are where they were. One look elsewhere is a suspicion; the
 * median of many is a decision, so a pole that sways comes to rest in it.
 */
final class Position {
    private static final int LEAST_LOOKS = 5;

    /** One look. */
    private record Look(Instant time, double share, Optional<Pose> pose, boolean gone) {}

    private final Camera camera;
    private final HealthSettings settings;
    private final double limit;
    private final Deque<Look> looks = new ArrayDeque<>();
    private Instant lastSure;
    private Instant shiftedSince = Instant.MAX;

    /** @param start when it is looked for the first time */
    Position(Camera camera, HealthSettings settings, Instant start) {
        this.camera = camera;
        this.settings = settings;
        this.limit = settings.displacement() * camera.width();
        this.lastSure = start;
    }

    /**
     * One look.
     *
     * @param comparable whether the picture shows as much as the reference does, so that landmarks would show too
     */
    void look(Instant time, Sighting sighting, boolean comparable) {
        Optional<Pose> pose = sighting.pose();
        boolean gone = comparable && pose.isEmpty();
        looks.add(new Look(time, sighting.share(), pose, gone));
        Instant oldest = time.minus(settings.goneAfter());
        while (looks.getFirst().time().isBefore(oldest)) {
            looks.removeFirst();
        }
        if (pose.isPresent()) {
            lastSure = time;
            boolean shifted = largest(pose.get()) > limit;
            shiftedSince = !shifted ? Instant.MAX : shiftedSince.isBefore(time) ? shiftedSince : time;
        }
    }

    /** Nothing, that it moved, or why that cannot be told. */
    Optional<Complaint> complaint() {
        if (looks.isEmpty()) {
            return Optional.empty();
        }
        Instant now = looks.getLast().time();
        Optional<Pose> settled = settled(now);
        if (settled.isPresent() && largest(settled.get()) > limit) {
            return Optional.of(new Complaint(Ailment.MOVED, firstShifted(now), measures(settled.get())));
        }
        if (isGone(now)) {
            return Optional.of(
                    new Complaint(Ailment.MOVED, looks.getFirst().time(), List.of(landmarks(looks.getLast()))));
        }
        Optional<Pose> latest = looks.getLast().pose();
        if (latest.isPresent() && largest(latest.get()) > limit) {
            return Optional.of(new Complaint(Ailment.SHIFTING, shiftedSince, measures(latest.get())));
        }
        return Duration.between(lastSure, now).compareTo(settings.unsureAfter()) < 0
                ? Optional.empty()
                : Optional.of(new Complaint(Ailment.UNSURE, lastSure, List.of(landmarks(looks.getLast()))));
    }

    /** Where it looks, by the looks that have lasted long enough; empty while there are too few. */
    Optional<Pose> settled(Instant now) {
        Instant from = now.minus(settings.movedAfter());
        List<Look> lately = looks.stream().filter(l -> !l.time().isBefore(from)).toList();
        List<Pose> poses = lately.stream().flatMap(l -> l.pose().stream()).toList();
        boolean whole = !looks.getFirst().time().isAfter(from.plus(settings.look()));
        if (!whole || poses.size() < LEAST_LOOKS || 2 * poses.size() < lately.size()) {
            return Optional.empty();
        }
        return Optional.of(new Pose(
                median(poses, Pose::a), median(poses, Pose::b), median(poses, Pose::dx), median(poses, Pose::dy)));
    }

    private boolean isGone(Instant now) {
        long gone = looks.stream().filter(Look::gone).count();
        Instant from = now.minus(settings.goneAfter()).plus(settings.look());
        return looks.size() >= LEAST_LOOKS
                && !looks.getFirst().time().isAfter(from)
                && gone >= 0.8 * looks.size()
                && looks.stream().allMatch(l -> l.pose().isEmpty());
    }

    private Instant firstShifted(Instant now) {
        return shiftedSince.isBefore(now) ? shiftedSince : now.minus(settings.movedAfter());
    }

    private List<Measure> measures(Pose pose) {
        return List.of(
                Measure.of(DISPLACEMENT, largest(pose), limit),
                Measure.of(DISPLACEMENT_ON_ROAD, largestOnRoad(pose)),
                Measure.of(ROTATION, pose.rotation()),
                Measure.of(ZOOM, pose.zoom()));
    }

    private static Measure landmarks(Look look) {
        return Measure.of(LANDMARKS, 100 * look.share());
    }

    /** Whether a pose is so close that a reference picture may be taken. */
    boolean isSteady(Pose pose) {
        return largest(pose) < limit / 4;
    }

    /** Of the corner that moved most, pixels of the camera. */
    private double largest(Pose pose) {
        double most = 0;
        for (Crossing crossing : camera.crossings()) {
            for (Point corner : crossing.outline().corners()) {
                Point now = moved(corner, pose);
                most = Math.max(most, Math.hypot(now.x() - corner.x(), now.y() - corner.y()));
            }
        }
        return most;
    }

    /** The same in metres of road, as the outline would have it. */
    private double largestOnRoad(Pose pose) {
        double most = 0;
        for (Crossing crossing : camera.crossings()) {
            GroundPlane plane = GroundPlane.of(crossing);
            for (Point corner : crossing.outline().corners()) {
                Point now = moved(corner, pose);
                if (plane.isGround(now)) {
                    most = Math.max(most, plane.toGround(corner).distance(plane.toGround(now)));
                }
            }
        }
        return most;
    }

    private Point moved(Point corner, Pose pose) {
        double scale = Sketch.scale(camera);
        Point now = pose.of(new Point(corner.x() * scale, corner.y() * scale));
        return new Point(now.x() / scale, now.y() / scale);
    }

    private static double median(List<Pose> poses, ToDoubleFunction<Pose> part) {
        List<Double> values = new ArrayList<>();
        poses.forEach(pose -> values.add(part.applyAsDouble(pose)));
        values.sort(null);
        return values.get(values.size() / 2);
    }
}
