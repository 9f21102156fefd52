package zebrawatch.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.rule.CrossingRule;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Terms;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Lane;
import zebrawatch.scene.RoadUser;

/** One picture judged with 25 vehicles driving over a crossing and 25 people walking to and fro on it. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RuleBenchmark {
    private static final double STEP = 0.08;
    private static final double DURATION = 60;
    private static final int EACH = 25;

    /** Metres that a vehicle is followed, and metres a second. */
    private static final double ROAD = 60;

    private static final double DRIVING = 5;
    private static final double WALKING = 1.3;

    private final CameraSettings settings = CameraFile.read(Path.of("samples/yields-and-waits/camera.yaml"));
    private final Crossing crossing = settings.camera().crossings().get(0);
    private final Terms terms = settings.crossings().get(0).terms();
    private final List<Trajectories.Situation> situations;
    private CrossingRule rule = new CrossingRule(crossing, terms);
    private int next;

    public RuleBenchmark() {
        List<TrackRow> rows = new ArrayList<>();
        for (double t = 0; t < DURATION; t += STEP) {
            for (int i = 0; i < EACH; i++) {
                rows.add(vehicle(i, t));
                rows.add(pedestrian(i, t));
            }
        }
        situations = new Trajectories(rows).situations();
    }

    /** Who has left at one end comes again at the other, as somebody else. */
    private TrackRow vehicle(int number, double t) {
        Lane lane = crossing.lanes().get(number % crossing.lanes().size());
        double way = DRIVING * t + number * ROAD / EACH;
        double along = way % ROAD - ROAD / 2;
        double middle = (lane.across().from() + lane.across().to()) / 2;
        long id = 1000 + number + 100 * (long) (way / ROAD);
        double v = crossing.width() / 2 + lane.direction().sign() * along;
        return new TrackRow(t, id, RoadUser.CAR, new GroundPoint(middle, v), OptionalDouble.empty(), true);
    }

    private TrackRow pedestrian(int number, double t) {
        double length = crossing.length();
        double way = (WALKING * t + number * 2 * length / EACH) % (2 * length);
        double u = way < length ? way : 2 * length - way;
        double v = crossing.width() * (number + 0.5) / EACH;
        return new TrackRow(t, number, RoadUser.PEDESTRIAN, new GroundPoint(u, v), OptionalDouble.empty(), true);
    }

    @Benchmark
    public Judgement judge() {
        if (next == situations.size()) {
            next = 0;
            rule = new CrossingRule(crossing, terms);
        }
        Trajectories.Situation now = situations.get(next++);
        return rule.observe(now.time(), now.tracks());
    }
}
