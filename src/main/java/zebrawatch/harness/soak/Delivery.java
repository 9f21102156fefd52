package zebrawatch.harness.soak;

/**
 * One case that came out of Kafka.
 *
 * @param sinceDecisive seconds from its decisive picture to its arrival; in them lie the rest of the passage and the clip's
 *     three seconds after it
 * @param sinceComplete seconds from the picture with which its clip was complete to its arrival: decoding, drawing,
 *     signing, the disk and Kafka
 * @param bytes of its pictures and its clip
 */
public record Delivery(double sinceDecisive, double sinceComplete, long bytes) {}
