package zebrawatch.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/** One update of the tracker while so many people stroll about, each seen in every picture. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TrackerBenchmark {
    private static final Duration INTERVAL = Duration.ofMillis(80);
    private static final int PERIOD = 100;
    private static final int ACROSS = 20;

    @Param({"10", "50", "200"})
    private int tracks;

    private final List<List<Detection>> pictures = new ArrayList<>();
    private final Tracker tracker = new Tracker();
    private Instant now = Instant.EPOCH;
    private int next;

    @Setup
    public void stroll() {
        for (int picture = 0; picture < PERIOD; picture++) {
            List<Detection> seen = new ArrayList<>();
            for (int i = 0; i < tracks; i++) {
                double phase = 2 * Math.PI * picture / PERIOD + i;
                double left = 20 + i % ACROSS * 62 + 12 * Math.cos(phase);
                double top = 20 + i / ACROSS * 68 + 4 * Math.sin(phase);
                seen.add(new Detection(
                        RoadUser.PEDESTRIAN, new Box(left, top, 22, 56), 0.65 + 0.2 * Math.sin(3 * phase)));
            }
            pictures.add(List.copyOf(seen));
        }
        for (int picture = 0; picture < PERIOD; picture++) {
            update();
        }
        if (tracker.following() != tracks) {
            throw new IllegalStateException("follows " + tracker.following() + " of " + tracks);
        }
    }

    @Benchmark
    public List<Track> update() {
        now = now.plus(INTERVAL);
        next = (next + 1) % PERIOD;
        return tracker.update(now, pictures.get(next));
    }
}
