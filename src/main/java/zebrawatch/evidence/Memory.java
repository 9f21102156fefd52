package zebrawatch.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** The last pictures of one camera, bounded in time and bytes; the oldest are forgotten first. */
final class Memory {
    private final Duration length;
    private final long capacity;
    private final Deque<Remembered> pictures = new ArrayDeque<>();
    private long bytes;

    /**
     * @param length how far back
     * @param capacity bytes of JPEG
     */
    Memory(Duration length, long capacity) {
        this.length = length;
        this.capacity = capacity;
    }

    /** Adds the newest picture, which stays whatever its size. */
    void keep(Remembered newest) {
        pictures.addLast(newest);
        bytes += newest.bytes();
        Instant horizon = newest.time().minus(length);
        while (pictures.size() > 1
                && (bytes > capacity || pictures.getFirst().time().isBefore(horizon))) {
            bytes -= pictures.removeFirst().bytes();
        }
    }

    /** The picture nearest to {@code moment}; there must be one. */
    Remembered nearest(Instant moment) {
        return stream()
                .min(Comparator.comparing(
                        r -> Duration.between(moment, r.time()).abs()))
                .orElseThrow();
    }

    /** All pictures, the oldest first. */
    Stream<Remembered> stream() {
        return pictures.stream();
    }
}
