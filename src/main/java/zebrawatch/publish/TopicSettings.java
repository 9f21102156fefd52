package zebrawatch.publish;

import java.time.Duration;

/**
 * How the topics of cases and of health are made where they do not exist; what an administrator made is left as it is.
 *
 * @param partitions of each; the topics of documents and of pictures need the same number
 * @param retention how long Kafka keeps what is in them
 */
public record TopicSettings(int partitions, Duration retention) {
    /** As long as the law wants recordings kept at least. */
    public static final Duration LEAST_RETENTION = Duration.ofDays(30);

    /** Enough for several readers at the office; a city's cases are less than one a second. */
    private static final int PARTITIONS = 6;

    private static final Duration RETENTION = Duration.ofDays(35);

    /** @throws IllegalArgumentException in one sentence */
    public TopicSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic has 1 partition or more, got " + partitions);
        }
        if (retention.compareTo(LEAST_RETENTION) < 0) {
            throw new IllegalArgumentException(
                    "evidence is kept for " + LEAST_RETENTION.toDays() + " days at least, got " + retention.toDays());
        }
    }

    /** Six partitions, 35 days. */
    public static TopicSettings standard() {
        return new TopicSettings(PARTITIONS, RETENTION);
    }
}
