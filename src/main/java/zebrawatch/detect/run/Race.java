package zebrawatch.detect.run;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

/**
 * Finds the fastest {@link Way} for each convolution of a net on this machine: each size that occurs is computed in every
 * way that fits, in turns, and the best time counts, because the machine has other work. Before the race one size runs
 * until it gets no faster for two laps, which is when the JVM has compiled what it needs.
 */
final class Race {
    /** Runs of a lap of warming up. */
    private static final int LAP = 20;

    /** A time that is more than this share of another is no faster. */
    private static final double FASTER = 0.9;

    /** For all sizes together. */
    private static final Duration RACE = Duration.ofMillis(400);

    /** At least, on a machine that is too slow for more. */
    private static final int TURNS = 3;

    /** What two convolutions that take the same time have in common. */
    private record Size(Shape input, Shape output, int kernel, int stride, int pad, int padAfter) {
        static Size of(Net net, Layer.Conv c) {
            Shape input = net.layer(c.input()).shape();
            return new Size(input, c.shape(), c.kernel().size(), c.stride(), c.pad(), c.padAfter());
        }
    }

    private final Net net;
    private final Map<Size, Layer.Conv> sizes = new LinkedHashMap<>();
    private final Map<Size, Map<Way, Long>> best = new HashMap<>();

    private Race(Net net) {
        this.net = net;
        for (Layer layer : net.layers()) {
            if (layer instanceof Layer.Conv c && Way.of(c).size() > 1) {
                sizes.putIfAbsent(Size.of(net, c), c);
            }
        }
    }

    /** The way of each convolution of a net, by its name. */
    static Map<String, Way> ways(Net net) {
        Race race = new Race(net);
        race.sizes.entrySet().stream().limit(1).forEach(first -> warmUp(first.getKey(), first.getValue()));
        race.sizes.forEach(race::run);
        Map<String, Way> ways = new HashMap<>();
        for (Layer layer : net.layers()) {
            if (layer instanceof Layer.Conv c) {
                ways.put(c.name(), race.fastest(c));
            }
        }
        return ways;
    }

    private static void warmUp(Size size, Layer.Conv c) {
        List<Way> ways = Way.of(c);
        try (Executor runner = Executor.alone(alone(size, c), ways.get(ways.size() - 1))) {
            long least = lap(runner);
            int slower = 0;
            while (slower < 2) {
                long now = lap(runner);
                slower = now < FASTER * least ? 0 : slower + 1;
                least = Math.min(least, now);
            }
        }
    }

    private static long lap(Executor runner) {
        return LongStream.generate(() -> time(runner)).limit(LAP).min().orElseThrow();
    }

    private void run(Size size, Layer.Conv c) {
        Map<Way, Executor> runners = new EnumMap<>(Way.class);
        Way.of(c).forEach(way -> runners.put(way, Executor.alone(alone(size, c), way)));
        Map<Way, Long> times = new EnumMap<>(Way.class);
        long begin = System.nanoTime();
        for (int turn = 0; turn < TURNS || System.nanoTime() - begin < RACE.toNanos() / sizes.size(); turn++) {
            runners.forEach((way, runner) -> times.merge(way, time(runner), Math::min));
        }
        runners.values().forEach(Executor::close);
        best.put(size, times);
    }

    /** A net of one convolution. */
    private static Net alone(Size size, Layer.Conv c) {
        return new Net(List.of(new Layer.Input(c.input(), size.input()), c), Map.of(c.name(), c.name()));
    }

    private static long time(Executor runner) {
        long begin = System.nanoTime();
        runner.run();
        return System.nanoTime() - begin;
    }

    private Way fastest(Layer.Conv c) {
        return best.getOrDefault(Size.of(net, c), Map.of(Way.NATIVE, 0L)).entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
