package zebrawatch.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Box;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.StopLines;
import zebrawatch.scene.Uncertainty;
import zebrawatch.scene.Velocity;
import zebrawatch.track.GroundTrack;

/** A street of two lanes, 8 m from kerb to kerb, with a zebra 4 m wide; everybody moves evenly, ten frames a second. */
final class Street {
    static final Crossing CROSSING = new Crossing(
            "zebra",
            new Polygon(List.of(new Point(100, 500), new Point(900, 500), new Point(800, 400), new Point(200, 400))),
            8,
            4,
            List.of(
                    new Lane("north", new Interval(0, 4), Direction.FORWARD, Lane.Kind.MOTOR),
                    new Lane("south", new Interval(4, 8), Direction.BACKWARD, Lane.Kind.MOTOR)),
            Optional.of(new Interval(4, 4)),
            new StopLines(-2.5, 6));

    private Street() {}

    static Instant at(double seconds) {
        return Instant.EPOCH.plusMillis(Math.round(seconds * 1000));
    }

    /** A car 4 m long and 2 m wide, northbound in the middle of its lane: its front comes to the zebra at {@code entry}. */
    static GroundTrack car(double t, double entry, double speed) {
        GroundPoint place = new GroundPoint(2, speed * (t - entry) - 2);
        return new GroundTrack(
                1,
                RoadUser.CAR,
                at(0),
                at(t),
                place,
                new Velocity(0, speed),
                new Footprint(place, Math.PI / 2, 4, 2),
                Uncertainty.NONE,
                new Box(1, 2, 3, 4),
                true);
    }

    /** Somebody on the zebra's middle line. */
    static GroundTrack pedestrian(long id, double t, double u, double speed) {
        GroundPoint place = new GroundPoint(u, 2);
        return new GroundTrack(
                id,
                RoadUser.PEDESTRIAN,
                at(0),
                at(t),
                place,
                new Velocity(speed, 0),
                new Footprint(place, 0, 0.5, 0.5),
                Uncertainty.NONE,
                new Box(5, 6, 7, 8),
                true);
    }

    /** Ten seconds of a car and of people who walk from the far kerb, each at {@code u} when the car enters at second 5. */
    static Judgement judge(double carSpeed, double walkingSpeed, double... us) {
        CrossingRule rule = new CrossingRule(CROSSING, Policy.standard());
        List<Settled> encounters = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        List<Passed> passed = new ArrayList<>();
        List<Crossed> crossed = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            double t = i / 10.0;
            List<GroundTrack> tracks = new ArrayList<>(List.of(car(t, 5, carSpeed)));
            for (int k = 0; k < us.length; k++) {
                tracks.add(pedestrian(10 + k, t, us[k] - walkingSpeed * (t - 5), -walkingSpeed));
            }
            Judgement now = rule.observe(at(t), tracks);
            encounters.addAll(now.encounters());
            rulings.addAll(now.rulings());
            passed.addAll(now.passed());
            crossed.addAll(now.crossed());
        }
        Judgement last = rule.finish(at(10.1));
        encounters.addAll(last.encounters());
        rulings.addAll(last.rulings());
        passed.addAll(last.passed());
        crossed.addAll(last.crossed());
        return new Judgement(encounters, rulings, List.of(), passed, crossed);
    }
}
