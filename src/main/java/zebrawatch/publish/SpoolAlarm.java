package zebrawatch.publish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.meters.PublishMeters;

/** Knows how a spool is, tells the meters, and warns before it is full. Any thread may use it. */
final class SpoolAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolAlarm.class);

    /** There is time to do something about it. */
    private static final double EARLY = 0.8;

    private final Spool spool;
    private final PublishMeters meters;
    private volatile SpoolState state;
    private double said;

    SpoolAlarm(Spool spool, PublishMeters meters) {
        this.spool = spool;
        this.meters = meters;
        this.state = spool.state();
        tell(state);
    }

    /** Looks at the spool; a spool that cannot be read is said, and is as it was before. */
    synchronized void look() {
        try {
            state = spool.state();
        } catch (PublishException e) {
            LOG.error("{}", e.getMessage());
            return;
        }
        tell(state);
    }

    /** How it was at the last look. */
    SpoolState state() {
        return state;
    }

    private void tell(SpoolState now) {
        meters.spool(now.waiting(), now.bytes(), now.unsentBytes(), now.limit(), now.oldestWaiting());
        double passed = now.share() >= SpoolState.SOON_FULL ? SpoolState.SOON_FULL : now.share() >= EARLY ? EARLY : 0;
        if (passed > said) {
            String sentence =
                    "the spool in %s is %.0f %% full of cases that Kafka does not have (%d, the oldest of %s);"
                            .formatted(
                                    spool.folder(),
                                    100 * now.share(),
                                    now.waiting(),
                                    now.oldestWaiting().map(Object::toString).orElse("now"));
            if (passed < SpoolState.SOON_FULL) {
                LOG.warn("{} when it is full, new cases wait in memory", sentence);
            } else {
                LOG.error("{} new cases wait in memory, or soon", sentence);
            }
        } else if (passed == 0 && said > 0) {
            LOG.info("the spool in {} has room again", spool.folder());
        }
        said = passed;
    }
}
