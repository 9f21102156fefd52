package zebrawatch.rule;

import java.time.Instant;
import java.util.List;
import zebrawatch.track.Track;

/** Judges every vehicle's passage over one camera's crossings. Belongs to one thread. */
public final class YieldRule {

    /** The rulings that became final at {@code time}. */
    public List<Ruling> judge(Instant time, List<Track> tracks) {
        return List.of();
    }
}
