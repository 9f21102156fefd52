package zebrawatch.video.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that counts only once it has lasted, and ends at once. */
final class Lasting {
    private final Duration needed;
    private @Nullable Instant since;

    Lasting(Duration needed) {
        this.needed = needed;
    }

    /** Told what every look shows. */
    void look(Instant time, boolean there) {
        if (!there) {
            since = null;
        } else if (since == null) {
            since = time;
        }
    }

    /** Since when, if it has lasted. */
    Optional<Instant> since(Instant now) {
        return since == null || Duration.between(since, now).compareTo(needed) < 0
                ? Optional.empty()
                : Optional.of(since);
    }
}
