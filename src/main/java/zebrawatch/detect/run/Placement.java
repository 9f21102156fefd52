package zebrawatch.detect.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import zebrawatch.detect.net.Shape;

/**
 * Where each map of a program lies: maps that are never needed at the same time share their place, so that a run's memory
 * stays small and warm in the caches. The largest map chooses first, each takes the first gap that fits.
 *
 * @param shapes of the maps, by name
 * @param offsets of the maps in floats, by name
 * @param length floats of all of it
 */
record Placement(Map<String, Shape> shapes, Map<String, Integer> offsets, int length) {
    /** Floats of a cache line. */
    private static final int ALIGNMENT = 16;

    private record Life(String map, int from, int to, int length) {
        private boolean meets(Life other) {
            return from <= other.to && other.from <= to;
        }
    }

    /**
     * @param input lives all the time: it is filled before a run
     * @param outputs live to the end of a run and beyond: they are read after it
     */
    static Placement of(List<Step> steps, String input, Shape inputShape, Collection<String> outputs) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(input, inputShape);
        Map<String, Integer> first = new HashMap<>(Map.of(input, 0));
        Map<String, Integer> last = new HashMap<>(Map.of(input, steps.size()));
        for (int i = 0; i < steps.size(); i++) {
            for (Map.Entry<String, Shape> written : steps.get(i).writes().entrySet()) {
                shapes.put(written.getKey(), written.getValue());
                first.putIfAbsent(written.getKey(), i);
                last.merge(written.getKey(), i, Math::max);
            }
            for (String read : steps.get(i).reads()) {
                last.merge(read, i, Math::max);
            }
        }
        outputs.forEach(output -> last.put(output, steps.size()));
        List<Life> lives = shapes.entrySet().stream()
                .map(e -> new Life(
                        e.getKey(),
                        first.getOrDefault(e.getKey(), 0),
                        last.getOrDefault(e.getKey(), 0),
                        (e.getValue().length() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT))
                .sorted(Comparator.comparingInt(Life::length).reversed())
                .toList();
        return place(shapes, lives);
    }

    private static Placement place(Map<String, Shape> shapes, List<Life> lives) {
        Map<String, Integer> offsets = new HashMap<>();
        List<Life> placed = new ArrayList<>();
        int end = 0;
        for (Life life : lives) {
            int at = 0;
            for (Life other : placed) {
                int begin = Objects.requireNonNull(offsets.get(other.map()));
                if (other.meets(life) && begin < at + life.length()) {
                    at = Math.max(at, begin + other.length());
                }
            }
            offsets.put(life.map(), at);
            placed.add(life);
            placed.sort(Comparator.comparingInt(other -> Objects.requireNonNull(offsets.get(other.map()))));
            end = Math.max(end, at + life.length());
        }
        return new Placement(shapes, offsets, end);
    }

    /** @throws IllegalArgumentException if there is no map of that name */
    int offset(String map) {
        return known(map, offsets.get(map));
    }

    /** @throws IllegalArgumentException if there is no map of that name */
    Shape shape(String map) {
        return known(map, shapes.get(map));
    }

    private static <T> T known(String map, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("no map is called " + map);
        }
        return value;
    }
}
