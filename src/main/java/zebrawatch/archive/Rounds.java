package zebrawatch.archive;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the office does by the clock, one thing after the other on a thread of its own. When the database or Kafka does not
 * work it says so once and tries again.
 */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration END = Duration.ofSeconds(15);

    private final String name;
    private final ScheduledExecutorService thread;
    private final List<Round> rounds = new CopyOnWriteArrayList<>();

    /** @param name of the thread and in messages */
    public Rounds(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Does something, and says how much, none where nothing is left of it. */
    @FunctionalInterface
    public interface Work {
        int some();
    }

    /**
     * Does something from now on until nothing is left of it, and again after a pause.
     *
     * @param failure what is said when it fails, before the reason
     */
    public void repeat(Duration pause, String failure, Work work) {
        Round round = new Round(failure, work);
        rounds.add(round);
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(round::go, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What keeps one of them from working now. */
    public Optional<Hindrance> hindrance() {
        return rounds.stream().flatMap(round -> round.hindrance.stream()).findFirst();
    }

    /** Work of one kind, and whether it went well last time. */
    private final class Round {
        private final String failure;
        private final Work work;
        private String said = "";
        private volatile Optional<Hindrance> hindrance = Optional.empty();

        Round(String failure, Work work) {
            this.failure = failure;
            this.work = work;
        }

        void go() {
            try {
                int some;
                do {
                    some = work.some();
                } while (some > 0 && !thread.isShutdown());
                said = "";
                hindrance = Optional.empty();
            } catch (RuntimeException e) {
                String sentence = failure + ": " + e.getMessage();
                hindrance = Optional.of(Hindrance.of(e));
                if (!said.equals(sentence)) {
                    LOG.warn("{}; it is tried again", sentence);
                    LOG.debug("the round failed", e);
                    said = sentence;
                }
            }
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        // not interrupted: that would break a connection of the database in the middle
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} does not end", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
