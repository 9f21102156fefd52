package zebrawatch.publish;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.seal.SealedCase;

/** Reads cases on a thread of its own and hands each on as it arrives, for as long as it is open. */
public final class CaseFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaseFeed.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CaseReader reader;
    private final Consumer<SealedCase> receiver;
    private final Thread thread = new Thread(this::read, "case-feed");
    private volatile boolean connected;

    private CaseFeed(CaseReader reader, Consumer<SealedCase> receiver) {
        this.reader = reader;
        this.receiver = receiver;
    }

    /**
     * Begins to read.
     *
     * @param reader belongs to the feed from here on
     * @param receiver called on the feed's thread
     */
    public static CaseFeed start(CaseReader reader, Consumer<SealedCase> receiver) {
        CaseFeed feed = new CaseFeed(reader, receiver);
        feed.thread.setDaemon(true);
        feed.thread.start();
        return feed;
    }

    /** Whether Kafka answered lately. */
    public boolean isConnected() {
        return connected;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (reader) {
            String said = null;
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Arrivals arrivals = reader.poll(WAIT);
                    arrivals.spoilt().forEach(spoilt -> LOG.warn("{}", spoilt));
                    arrivals.cases().forEach(arrival -> hand(arrival.sealed()));
                    connected = reader.isConnected();
                    said = null;
                } catch (PublishException e) {
                    connected = false;
                    if (!Objects.equals(said, e.getMessage())) {
                        LOG.warn("cases cannot be read: {}", e.getMessage());
                        said = e.getMessage();
                    }
                    Thread.sleep(PAUSE.toMillis());
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the feed was told to stop", e);
        }
    }

    private void hand(SealedCase sealed) {
        try {
            receiver.accept(sealed);
        } catch (PublishException e) {
            LOG.warn("{}: {}", sealed.caseFile().camera(), e.getMessage());
        }
    }
}
