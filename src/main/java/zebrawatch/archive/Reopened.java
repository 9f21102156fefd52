package zebrawatch.archive;

import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader of Kafka that is opened anew after a failure, so that what was read and not stored is read again. Belongs to one
 * thread.
 */
public final class Reopened<R extends AutoCloseable> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reopened.class);

    private final Supplier<R> opening;
    private @Nullable R reader;

    /** @param opening begins where the database is */
    public Reopened(Supplier<R> opening) {
        this.opening = opening;
    }

    /**
     * Takes in what the reader gives.
     *
     * @return how much
     */
    public int read(ToIntFunction<R> taking) {
        R open = reader == null ? opening.get() : reader;
        reader = open;
        try {
            return taking.applyAsInt(open);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        R open = reader;
        reader = null;
        if (open != null) {
            try {
                open.close();
            } catch (Exception e) {
                LOG.debug("a reader does not end", e);
            }
        }
    }
}
