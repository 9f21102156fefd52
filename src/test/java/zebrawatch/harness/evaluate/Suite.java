package zebrawatch.harness.evaluate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import zebrawatch.config.CameraFile;
import zebrawatch.harness.Trajectories;
import zebrawatch.rule.Moments;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Velocity;
import zebrawatch.track.Track;

/**
 * A made-up clip of 10 s, ten pictures a second, seen by the camera of a sample: a car and a pedestrian stand still, each in
 * its own box, and a second car drives along below them, 4 pixels a picture.
 */
final class Suite {
    static final Camera CAMERA =
            CameraFile.read(Path.of("samples/violation-near-side/camera.yaml")).camera();
    static final Box CAR = new Box(500, 300, 120, 90);
    static final Box PEDESTRIAN = new Box(700, 350, 30, 90);

    private static final int PICTURES = 100;

    private Suite() {}

    static Box second(double t) {
        return new Box(300 + 40 * t, 420, 120, 90);
    }

    static Truth truth(boolean complete, ExpectedRuling... expected) {
        List<Actor> actors = List.of(
                new Actor("car-1", RoadUser.CAR),
                new Actor("car-2", RoadUser.CAR),
                new Actor("ped-1", RoadUser.PEDESTRIAN));
        List<Truth.Moment> moments = times().map(t -> new Truth.Moment(
                        t, List.of(box("car-1", CAR), box("car-2", second(t)), box("ped-1", PEDESTRIAN))))
                .filter(m -> complete || m.t() == 5)
                .toList();
        return new Truth("clip.mp4", Optional.empty(), actors, moments, complete, List.of(expected));
    }

    static TrueBox box(String actor, Box box) {
        return new TrueBox(actor, box, 1, Optional.empty());
    }

    /** Everybody tracked as 1 (car-1), 2 (car-2), 3 (ped-1). */
    static LineRun run(Ruling... rulings) {
        List<LineRun.Moment> moments = times().map(t -> new LineRun.Moment(
                        t,
                        List.of(
                                new Detection(RoadUser.CAR, CAR, 0.8),
                                new Detection(RoadUser.CAR, second(t), 0.2),
                                new Detection(RoadUser.PEDESTRIAN, PEDESTRIAN, 0.1)),
                        List.of(
                                track(1, RoadUser.CAR, t, CAR),
                                track(2, RoadUser.CAR, t, second(t)),
                                track(3, RoadUser.PEDESTRIAN, t, PEDESTRIAN))))
                .toList();
        return new LineRun(moments, List.of(rulings), Duration.ofSeconds(2));
    }

    static Stream<Double> times() {
        return IntStream.range(0, PICTURES).mapToObj(i -> i / 10.0);
    }

    static Track track(long id, RoadUser kind, double t, Box box) {
        return new Track(id, kind, Trajectories.instant(0), Trajectories.instant(t), box, 0.8, true);
    }

    static Ruling failure(double t, long track, Box vehicle) {
        return ruling(Ruling.Kind.FAILURE_TO_YIELD, t, track, vehicle);
    }

    static Ruling ruling(Ruling.Kind kind, double t, long track, Box vehicle) {
        GroundPoint somewhere = new GroundPoint(5, 1);
        return new Ruling(
                kind,
                Trajectories.instant(t),
                "main",
                new Party(track, RoadUser.CAR, vehicle, somewhere, Velocity.STILL),
                new Party(3, RoadUser.PEDESTRIAN, PEDESTRIAN, somewhere, Velocity.STILL),
                3,
                new Moments(Trajectories.instant(t), Trajectories.instant(t), Trajectories.instant(t)),
                List.of());
    }

    static ExpectedRuling expectedFailure(double t, String vehicle) {
        return new ExpectedRuling(
                t,
                t,
                Ruling.Kind.FAILURE_TO_YIELD,
                Optional.of(vehicle),
                Optional.of("ped-1"),
                3,
                Optional.empty(),
                Optional.empty(),
                false,
                "");
    }

    /** Where the label names neither vehicle nor anything else than when it happened. */
    static ExpectedRuling sometime(double from, double to, boolean ambiguous) {
        return new ExpectedRuling(
                from,
                to,
                Ruling.Kind.FAILURE_TO_YIELD,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                ambiguous,
                "");
    }
}
