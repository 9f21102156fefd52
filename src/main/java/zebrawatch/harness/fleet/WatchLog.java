package zebrawatch.harness.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import zebrawatch.scene.CameraId;

/** Who watches which camera, and for how long one had no watcher or two. Any thread may use it. */
final class WatchLog {
    private static final Duration STEADY = Duration.ofSeconds(1);

    private final SortedMap<CameraId, Set<String>> watchers = new TreeMap<>();
    private final Map<CameraId, Long> since = new HashMap<>();
    private long changes;
    private Duration unwatched = Duration.ZERO;
    private Duration doubled = Duration.ZERO;

    /** Cameras that are to be watched from now on. */
    synchronized void expect(Collection<CameraId> cameras) {
        cameras.forEach(id -> {
            watchers.put(id, new TreeSet<>());
            since.put(id, System.nanoTime());
        });
    }

    synchronized void begins(String station, CameraId camera) {
        change(camera, stations -> stations.add(station));
    }

    synchronized void ends(String station, CameraId camera) {
        change(camera, stations -> stations.remove(station));
    }

    /** A station that is no more watches nothing. */
    synchronized void gone(String station) {
        of(station).forEach(camera -> ends(station, camera));
    }

    synchronized Set<CameraId> of(String station) {
        Set<CameraId> cameras = new TreeSet<>();
        watchers.forEach((camera, stations) -> {
            if (stations.contains(station)) {
                cameras.add(camera);
            }
        });
        return cameras;
    }

    /** How many cameras each of these stations watches. */
    synchronized IntSummaryStatistics counts(Collection<String> stations) {
        return stations.stream().mapToInt(s -> of(s).size()).summaryStatistics();
    }

    /** Whether each camera has one watcher and no station has two more than another. */
    synchronized boolean isShared(Collection<String> stations) {
        IntSummaryStatistics counts = counts(stations);
        return watchers.values().stream().allMatch(s -> s.size() == 1) && counts.getMax() - counts.getMin() <= 1;
    }

    /** Forgets the longest times so far; what lasts now begins now. */
    synchronized void mark() {
        unwatched = Duration.ZERO;
        doubled = Duration.ZERO;
        changes = 0;
        since.replaceAll((camera, time) -> System.nanoTime());
    }

    /** How often a station began or ceased to watch a camera since the mark. */
    synchronized long changes() {
        return changes;
    }

    /** The longest that a camera had no watcher since the mark. */
    synchronized Duration unwatched() {
        return unwatched;
    }

    /** The longest that a camera had two watchers since the mark. */
    synchronized Duration doubled() {
        return doubled;
    }

    /**
     * Waits until something holds, and goes on holding for a second.
     *
     * @return how long that took, without the second
     * @throws IllegalStateException if it does not within {@code limit}
     */
    Duration await(String what, BooleanSupplier holds, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        long held = -1;
        while (System.nanoTime() - begin < limit.toNanos()) {
            long now = System.nanoTime();
            held = holds.getAsBoolean() ? (held < 0 ? now : held) : -1;
            if (held >= 0 && now - held > STEADY.toNanos()) {
                return Duration.ofNanos(held - begin);
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException(what + " did not happen within " + limit.toSeconds() + " s");
    }

    private void change(CameraId camera, Consumer<Set<String>> change) {
        Set<String> stations = watchers.computeIfAbsent(camera, unexpected -> new TreeSet<>());
        int before = stations.size();
        change.accept(stations);
        if (stations.size() == before) {
            return;
        }
        changes++;
        long now = System.nanoTime();
        Duration lasted = Duration.ofNanos(now - since.getOrDefault(camera, now));
        if (before == 0) {
            unwatched = longer(unwatched, lasted);
        } else if (before == 2 && stations.size() == 1) {
            doubled = longer(doubled, lasted);
        }
        since.put(camera, now);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
