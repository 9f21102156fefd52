package zebrawatch.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.account.Audit;
import zebrawatch.account.Who;

/**
 * Requests that were refused, for the log that only grows. Strangers add no more than 60 rows a minute to it, so that they
 * cannot fill the disk; the program's own log has the others. Any thread may use it.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int MOST_A_MINUTE = 60;

    private final Audit audit;
    private final Clock clock;
    private Instant minute = Instant.EPOCH;
    private int strangers;

    Refusals(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void record(Who who, String what, String request) {
        LOG.warn("{} {}: {} {}", who.address(), who.name(), what, request);
        if (who.account().isPresent() || hasRoom()) {
            audit.record(who, what, request, "");
        }
    }

    private synchronized boolean hasRoom() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            strangers = 0;
        }
        return ++strangers <= MOST_A_MINUTE;
    }
}
