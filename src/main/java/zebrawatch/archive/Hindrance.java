package zebrawatch.archive;

import java.util.Locale;
import zebrawatch.publish.PublishException;

/** What keeps an intake from working, as pages say it; the log has the details. */
public enum Hindrance {
    /** Kafka is away or refuses. */
    KAFKA,
    /** The folder of media cannot be written. */
    DISK,
    /** The database is away or refuses. */
    DATABASE;

    static Hindrance of(RuntimeException e) {
        if (e instanceof PublishException) {
            return KAFKA;
        }
        return e instanceof ArchiveException ? DISK : DATABASE;
    }

    /** As in the texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
