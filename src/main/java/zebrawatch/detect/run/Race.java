package zebrawatch.detect.run;

import java.time.Duration;
import java.util.Comparator;
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
 * way that fits, and the best time counts, because the machine has other work. All sizes and ways take turns, so that weights
 * are as far from the core as in a run of the net. A depthwise convolution runs behind the 1x1 convolution that it reads, because
 * its map is then as near to the core as in the net, and the two may be one step. Before that each way runs until the JVM has compiled what it needs.
 */
final class Race {
    /** Of warming up, at most, for all together. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    /** For all sizes together. */
    private static final Duration RACE = Duration.ofMillis(400);

    /** At least, on a machine that is too slow for more. */
    private static final int TURNS = 3;

    /** What two convolutions that take the same time have in common. */
    private record Size(
            List<Way> ways, Shape first, Shape input, Shape output, int kernel, int stride, int pad, int padAfter) {
        static Size of(Net net, Layer.Convolution c) {
            Shape first = alone(net, c).input().shape();
            Shape input = net.layer(c.input()).shape();
            return new Size(Way.of(c), first, input, c.shape(), c.kernel().size(), c.stride(), c.pad(), c.padAfter());
        }
    }

    private final Net net;
    private final Map<Size, Layer.Convolution> sizes = new LinkedHashMap<>();
    private final Map<Size, Map<Way, Long>> best = new HashMap<>();

    private Race(Net net) {
        this.net = net;
        for (Layer layer : net.layers()) {
            if (layer instanceof Layer.Convolution c && Way.of(c).size() > 1) {
                sizes.putIfAbsent(Size.of(net, c), c);
            }
        }
    }

    /** The way of each convolution of a net, by its name. */
    static Map<String, Way> ways(Net net) {
        HeadStart.end();
        Race race = new Race(net);
        race.run();
        Map<String, Way> ways = new HashMap<>();
        for (Layer layer : net.layers()) {
            if (layer instanceof Layer.Convolution c) {
                ways.put(c.name(), race.fastest(c));
            }
        }
        return ways;
    }

    private Map<Way, Executor> runners(Size size, Layer.Convolution c) {
        Map<Way, Executor> runners = new EnumMap<>(Way.class);
        size.ways()
                .forEach(way ->
                        runners.put(way, Executor.alone(alone(net, c), l -> l.equals(c) ? way : Way.POINTWISE)));
        return runners;
    }

    /** Small maps first: they take little time while the JVM has not yet compiled the loops that large ones have in common with them. */
    private static void warmUp(Map<Size, Map<Way, Executor>> all) {
        WarmUp warmUp = new WarmUp(WARM_UP, Duration.ZERO);
        all.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> e.getKey().input().length()))
                .flatMap(e -> e.getValue().values().stream())
                .forEach(warmUp::run);
    }

    private void run() {
        Map<Size, Map<Way, Executor>> all = new LinkedHashMap<>();
        sizes.forEach((size, c) -> all.put(size, runners(size, c)));
        warmUp(all);
        long raceBegin = System.nanoTime();
        for (int turn = 0; turn < TURNS || System.nanoTime() - raceBegin < RACE.toNanos(); turn++) {
            all.forEach((size, runners) -> runners.forEach((way, runner) ->
                    best.computeIfAbsent(size, s -> new EnumMap<>(Way.class)).merge(way, time(runner), Math::min)));
        }
        all.values().forEach(runners -> runners.values().forEach(Executor::close));
    }

    /** A net of one convolution, a depthwise one behind the 1x1 convolution that it reads. */
    private static Net alone(Net net, Layer.Convolution c) {
        Layer before = net.layer(c.input());
        List<Layer> layers = c instanceof Layer.Depthwise && before instanceof Layer.Conv p && Way.POINTWISE.fits(p)
                ? List.of(new Layer.Input(p.input(), net.layer(p.input()).shape()), p, c)
                : List.of(new Layer.Input(c.input(), before.shape()), c);
        return new Net(layers, Map.of(c.name(), c.name()));
    }

    private static long time(Executor runner) {
        long begin = System.nanoTime();
        runner.run();
        return System.nanoTime() - begin;
    }

    private Way fastest(Layer.Convolution c) {
        return best.getOrDefault(Size.of(net, c), Map.of(Way.NATIVE, 0L)).entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
