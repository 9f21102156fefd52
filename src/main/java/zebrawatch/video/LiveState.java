package zebrawatch.video;

import java.time.Instant;
import java.util.Optional;

/**
 * How a live camera is.
 *
 * @param condition what it does
 * @param since when that began, by this machine's clock
 * @param sentence what is wrong, for people, without any password; empty while pictures come
 */
public record LiveState(Condition condition, Instant since, Optional<String> sentence) {
    static LiveState of(Condition condition) {
        return new LiveState(condition, Instant.now(), Optional.empty());
    }

    /** What a live camera does. */
    public enum Condition {
        /** It is being opened. */
        CONNECTING,
        /** Pictures come. */
        PLAYING,
        /** It is connected and sends no pictures. */
        STALLED,
        /** It cannot be reached, or closed the connection; tried again within seconds. */
        UNREACHABLE,
        /** It answers, but has no such stream. */
        REFUSED,
        /** It refuses user name or password; tried again after minutes, lest it lock us out. */
        UNAUTHORISED,
        /** It was closed by us. */
        CLOSED
    }
}
