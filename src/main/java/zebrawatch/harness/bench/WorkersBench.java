package zebrawatch.harness.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import zebrawatch.detect.Detector;
import zebrawatch.detect.DetectorPool;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.video.Frame;

/**
 * How many pictures a second pools of one worker, two, four and so on look at, up to one worker for each core, when every
 * camera always has its next picture ready.
 */
public final class WorkersBench {
    /** More than there are workers on most machines, so that all of them always have work. */
    private static final int CAMERAS = 12;

    private static final int PICTURES = 4;

    /**
     * What a pool does.
     *
     * @param perSecond pictures of all cameras together, one figure a round
     * @param cpuMillis of the processor for one picture: grows where workers are in each other's way
     * @param fewest pictures of the camera that got fewest, in all rounds
     * @param most pictures of the camera that got most
     */
    public record Figures(int workers, Spread perSecond, Spread cpuMillis, int fewest, int most) {}

    private final Sample sample;
    private final List<Frame> pictures;
    private final IntFunction<DetectorPool> pools;

    private WorkersBench(Sample sample, List<Frame> pictures, IntFunction<DetectorPool> pools) {
        this.sample = sample;
        this.pictures = pictures;
        this.pools = pools;
    }

    /**
     * Measures pools in turns.
     *
     * @param pools opens one of so many workers
     * @param length of one measurement
     */
    public static List<Figures> measure(
            Sample sample, IntFunction<DetectorPool> pools, int cores, int rounds, Duration length, Progress progress) {
        int[] counts = IntStream.concat(IntStream.iterate(1, n -> n < cores, n -> 2 * n), IntStream.of(cores))
                .toArray();
        List<Frame> pictures = sample.pictures(PICTURES);
        try {
            WorkersBench bench = new WorkersBench(sample, pictures, pools);
            Map<Integer, List<Round>> measured = new TreeMap<>();
            for (int i = 0; i < rounds * counts.length; i++) {
                progress.reached("workers", i, rounds * counts.length);
                int workers = counts[i % counts.length];
                measured.computeIfAbsent(workers, n -> new ArrayList<>()).add(bench.round(workers, length));
            }
            progress.reached("workers", rounds * counts.length, rounds * counts.length);
            return measured.entrySet().stream()
                    .map(e -> figures(e.getKey(), e.getValue()))
                    .toList();
        } finally {
            pictures.forEach(Frame::close);
        }
    }

    /** @param pictures of each camera */
    private record Round(List<Integer> pictures, double seconds, double cpuSeconds) {
        int sum() {
            return pictures.stream().mapToInt(Integer::intValue).sum();
        }
    }

    private Round round(int workers, Duration length) {
        try (DetectorPool pool = pools.apply(workers)) {
            look(pool, length.dividedBy(4));
            long cpu = processCpu();
            long began = System.nanoTime();
            List<Integer> looked = look(pool, length);
            return new Round(looked, (System.nanoTime() - began) / 1e9, (processCpu() - cpu) / 1e9);
        }
    }

    /** How many pictures of each camera were looked at. */
    private List<Integer> look(DetectorPool pool, Duration length) {
        int[] looked = new int[CAMERAS];
        long end = System.nanoTime() + length.toNanos();
        List<Thread> lines = IntStream.range(0, CAMERAS)
                .mapToObj(i -> new Thread(
                        () -> {
                            try (Detector detector = pool.detector(camera(i))) {
                                while (System.nanoTime() < end) {
                                    detector.detect(pictures.get(looked[i]++ % PICTURES));
                                }
                            }
                        },
                        "camera " + i))
                .toList();
        lines.forEach(Thread::start);
        lines.forEach(WorkersBench::join);
        return Arrays.stream(looked).boxed().toList();
    }

    private Camera camera(int number) {
        Camera one = sample.camera();
        return new Camera(new CameraId("bench-" + number), one.place(), one.width(), one.height(), one.crossings());
    }

    private static void join(Thread line) {
        try {
            line.join();
        } catch (InterruptedException e) {
            throw new BenchException("the measurement was interrupted", e);
        }
    }

    /** Nanoseconds of all threads. */
    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static Figures figures(int workers, List<Round> rounds) {
        int[] each = new int[CAMERAS];
        rounds.forEach(
                round -> Arrays.setAll(each, i -> each[i] + round.pictures().get(i)));
        return new Figures(
                workers,
                Spread.of(
                        rounds.stream().mapToDouble(r -> r.sum() / r.seconds()).toArray()),
                Spread.of(rounds.stream()
                        .mapToDouble(r -> 1000 * r.cpuSeconds() / r.sum())
                        .toArray()),
                Arrays.stream(each).min().orElseThrow(),
                Arrays.stream(each).max().orElseThrow());
    }
}
