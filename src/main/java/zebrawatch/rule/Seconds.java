package zebrawatch.rule;

import java.time.Instant;

/** Spans of time as the numbers that formulas need. */
final class Seconds {
    private static final long A_SECOND = 1_000_000_000;

    private Seconds() {}

    static double between(Instant from, Instant to) {
        return of(nanos(from, to));
    }

    static double of(long nanos) {
        return nanos / (double) A_SECOND;
    }

    /** Counted out, since {@link java.time.Duration#between} takes ten times as long and this is asked for every two who meet. */
    static long nanos(Instant from, Instant to) {
        return (to.getEpochSecond() - from.getEpochSecond()) * A_SECOND + to.getNano() - from.getNano();
    }
}
