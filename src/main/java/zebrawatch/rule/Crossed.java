package zebrawatch.rule;

import java.time.Instant;

/**
 * Somebody has walked over a zebra. It is counted and names nobody.
 *
 * @param time when he had walked more than half of it
 * @param crossing its name
 */
public record Crossed(Instant time, String crossing) {}
