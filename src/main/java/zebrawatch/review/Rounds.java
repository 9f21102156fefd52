package zebrawatch.review;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.publish.DecisionEvent;
import zebrawatch.publish.EventSender;

/**
 * What is done by the clock: new cases into the queue every second, decisions to Kafka, what names persons forgotten with
 * its case. When the database or Kafka does not work it says so once and tries again.
 */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration QUEUE = Duration.ofSeconds(1);
    private static final Duration SEND = Duration.ofSeconds(5);
    private static final Duration FORGET = Duration.ofMinutes(10);
    private static final Duration END = Duration.ofSeconds(15);

    private final ScheduledExecutorService database = Executors.newSingleThreadScheduledExecutor(Rounds::thread);
    /** Of its own, because it waits for Kafka. */
    private final ScheduledExecutorService kafka = Executors.newSingleThreadScheduledExecutor(Rounds::thread);

    private final EventSender<DecisionEvent> sender;

    private Rounds(EventSender<DecisionEvent> sender) {
        this.sender = sender;
    }

    /** @param sender closed with this */
    static Rounds start(Docket docket, Outbox outbox, EventSender<DecisionEvent> sender) {
        Rounds rounds = new Rounds(sender);
        repeat(rounds.database, QUEUE, new Round("cases cannot be put into the reviewers' queue", docket::fill));
        repeat(rounds.database, FORGET, new Round("deleted cases cannot be forgotten", docket::forget));
        repeat(rounds.kafka, SEND, new Round("decisions cannot be sent", () -> outbox.send(sender::send)));
        return rounds;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "review rounds");
        thread.setDaemon(true);
        return thread;
    }

    private static void repeat(ScheduledExecutorService threads, Duration pause, Round round) {
        ScheduledFuture<?> unused =
                threads.scheduleWithFixedDelay(round::go, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something until nothing is left of it. */
    @FunctionalInterface
    private interface Work {
        int some();
    }

    /** Work of one kind, and whether it went well last time; belongs to one thread. */
    private static final class Round {
        private final String failure;
        private final Work work;
        private String trouble = "";

        Round(String failure, Work work) {
            this.failure = failure;
            this.work = work;
        }

        void go() {
            try {
                int some;
                do {
                    some = work.some();
                } while (some > 0 && !Thread.currentThread().isInterrupted());
                trouble = "";
            } catch (RuntimeException e) {
                String sentence = failure + ": " + e.getMessage();
                if (!Objects.equals(trouble, sentence)) {
                    LOG.warn("{}; it is tried again", sentence);
                    LOG.debug("the round failed", e);
                    trouble = sentence;
                }
            }
        }
    }

    @Override
    public void close() {
        for (ScheduledExecutorService threads : Set.of(database, kafka)) {
            // not interrupted: that would break a connection of the database in the middle
            threads.shutdown();
        }
        try {
            boolean hasEnded = database.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)
                    && kafka.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
            if (!hasEnded) {
                LOG.warn("the review's rounds do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.close();
    }
}
