package zebrawatch.rule;

import java.time.Instant;

/**
 * A vehicle has passed a crossing while somebody was on the zebra. It is counted, whatever came of it.
 *
 * @param time of the decisive moment of the encounter that gave the verdict
 * @param crossing its name
 * @param verdict the gravest of its encounters': violated, yielded, undecided, no conflict
 */
public record Passed(Instant time, String crossing, Verdict verdict) {}
