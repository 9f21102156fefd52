package zebrawatch.board;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.archive.Database;
import zebrawatch.publish.EventSender;
import zebrawatch.publish.ExposureEvent;

/** Tells Kafka what the board published and withdrew, on a thread of its own; when that fails it says so once and tries again. */
public final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final Outbox outbox;
    private final EventSender<ExposureEvent> sender;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "exposures");
    private String trouble = "";

    private Announcer(Outbox outbox, EventSender<ExposureEvent> sender) {
        this.outbox = outbox;
        this.sender = sender;
    }

    /**
     * Begins.
     *
     * @param sender closed with this
     */
    public static Announcer start(Database database, EventSender<ExposureEvent> sender, Clock clock) {
        Announcer announcer = new Announcer(new Outbox(database, clock), sender);
        announcer.thread.setDaemon(true);
        announcer.thread.start();
        return announcer;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(ANSWER.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (sender) {
            boolean more = false;
            while (!closing.await(more ? 0 : PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                more = tellOne();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tellOne() {
        try {
            boolean told = outbox.sendOne(event -> sender.send(List.of(event)));
            trouble = "";
            return told;
        } catch (RuntimeException e) {
            String sentence = "what the exposure board published cannot be sent: " + e.getMessage();
            if (!Objects.equals(trouble, sentence)) {
                LOG.warn("{}; it is tried again", sentence);
                LOG.debug("the outbox is not sent at present", e);
                trouble = sentence;
            }
            return false;
        }
    }
}
