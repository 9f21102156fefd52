package zebrawatch.detect.run;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

/**
 * Finds the fastest {@link Way} for each convolution of a net on this machine: each size that occurs is computed in every
 * way that fits, in turns, and the best time counts, because the machine has other work. One size runs before the race,
 * until the JVM has compiled the ways.
 */
final class Race {
    private static final Duration WARM_UP = Duration.ofMillis(300);

    /** For all sizes together. */
    private static final Duration RACE = Duration.ofMillis(500);

    /** At least, on a machine that is too slow for more. */
    private static final int TURNS = 4;

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
        race.sizes.entrySet().stream()
                .findFirst()
                .ifPresent(first -> race.run(first.getKey(), first.getValue(), WARM_UP));
        Duration share = RACE.dividedBy(Math.max(1, race.sizes.size()));
        race.sizes.forEach((size, conv) -> race.run(size, conv, share));
        Map<String, Way> ways = new HashMap<>();
        for (Layer layer : net.layers()) {
            if (layer instanceof Layer.Conv c) {
                ways.put(c.name(), race.fastest(c));
            }
        }
        return ways;
    }

    private void run(Size size, Layer.Conv c, Duration time) {
        Net one = new Net(List.of(new Layer.Input(c.input(), size.input()), c), Map.of(c.name(), c.name()));
        Map<Way, Executor> runners = new EnumMap<>(Way.class);
        Way.of(c).forEach(way -> runners.put(way, Executor.alone(one, way)));
        Map<Way, Long> times = best.computeIfAbsent(size, s -> new EnumMap<>(Way.class));
        long begin = System.nanoTime();
        for (int turn = 0; turn < TURNS || System.nanoTime() - begin < time.toNanos(); turn++) {
            runners.forEach((way, runner) -> times.merge(way, time(runner), Math::min));
        }
        runners.values().forEach(Executor::close);
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
