package zebrawatch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started one after the other; closed in the reverse order, each whatever becomes of the others. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final String whole;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** @param whole what they are parts of, as messages call it */
    Parts(String whole) {
        this.whole = whole;
    }

    /** Takes a part that was just started. */
    <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("a part of {} could not be closed: {}", whole, e.getMessage());
            }
        }
    }
}
