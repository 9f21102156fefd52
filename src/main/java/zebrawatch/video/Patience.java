package zebrawatch.video;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a camera is tried again: longer from try to try, never all cameras at once. */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(4);

    /** Cameras lock out whoever shows a wrong password again and again. */
    private static final Duration AFTER_REFUSED_LOGIN = Duration.ofMinutes(5);

    private Duration next = FIRST;

    /** The waiting time now, of which a random half is taken off. */
    Duration after(LiveState.Condition condition) {
        Duration full = condition == LiveState.Condition.UNAUTHORISED ? AFTER_REFUSED_LOGIN : next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return full.minusMillis(ThreadLocalRandom.current().nextLong(full.toMillis() / 2 + 1));
    }

    /** It has played: the next trouble is a new one. */
    void played() {
        next = FIRST;
    }
}
