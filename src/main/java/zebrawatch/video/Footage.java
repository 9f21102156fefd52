package zebrawatch.video;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is remembered of a camera's pictures, as they came from it. Any thread may ask. */
public interface Footage {

    /** Of a source that remembers nothing. */
    static Footage none() {
        return new Footage() {
            @Override
            public List<Frame> pictures(List<Instant> instants) {
                return List.of();
            }

            @Override
            public Optional<VideoClip> clip(Instant from, Instant to) {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> oldest() {
                return Optional.empty();
            }
        };
    }

    /**
     * The remembered pictures nearest to these instants, at full resolution, in the instants' order; the caller closes
     * them. They are decoded now, on the calling thread, from the key frame before each. A picture that the source
     * handed out is met exactly by its own time.
     *
     * @return as many as asked for; none if nothing is remembered
     * @throws VideoException if they cannot be decoded
     */
    List<Frame> pictures(List<Instant> instants);

    /**
     * The remembered pictures from the last key frame at or before {@code from} up to {@code to}, as a file that a
     * browser plays; begins later or ends sooner where less is remembered.
     *
     * @return empty if nothing of it is remembered
     * @throws VideoException if the clip cannot be written
     */
    Optional<VideoClip> clip(Instant from, Instant to);

    /** The time of the oldest picture that can be given; empty if nothing is remembered. */
    Optional<Instant> oldest();
}
