package zebrawatch.harness;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which pictures of a recorded clip are looked at: what a busy machine would leave of it. */
public enum Thinning {
    EVERY_FRAME(1, 0),
    EVEN_FRAMES(2, 0),
    ODD_FRAMES(2, 1);

    private final int step;
    private final int first;

    Thinning(int step, int first) {
        this.step = step;
        this.first = first;
    }

    /** What is left of {@code lines}, in their order. */
    public <K, V> NavigableMap<K, V> of(NavigableMap<K, V> lines) {
        NavigableMap<K, V> left = new TreeMap<>(lines.comparator());
        int number = 0;
        for (Map.Entry<K, V> line : lines.entrySet()) {
            if (number % step == first) {
                left.put(line.getKey(), line.getValue());
            }
            number++;
        }
        return Collections.unmodifiableNavigableMap(left);
    }
}
