package zebrawatch.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.publish.Arrivals;
import zebrawatch.publish.CaseReader;
import zebrawatch.publish.KafkaSettings;
import zebrawatch.publish.Position;
import zebrawatch.publish.PublishException;
import zebrawatch.publish.TopicSettings;

/**
 * Reads cases from Kafka on a thread of its own and stores them. When Kafka, the database or the disk does not work, it
 * says so once and begins again where the database is, for as long as it is open. Deletes once an hour what is too old.
 */
public final class Intake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration DELETING = Duration.ofHours(1);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Settings settings;
    private final CaseStore store;
    private final Trust trust;
    private final Clock clock;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "intake");
    private Instant deleted = Instant.EPOCH;
    private List<Position> kept = List.of();
    private String said = "";
    private volatile Optional<Hindrance> hindrance = Optional.empty();

    /**
     * Where cases come from and how long they stay.
     *
     * @param client further settings of Kafka's client; never shown, they hold passwords
     * @param keep how long cases and media are kept, 30 days or more
     */
    public record Settings(String bootstrap, Map<String, String> client, Duration keep) {
        /** @throws IllegalArgumentException in one sentence */
        public Settings {
            KafkaSettings.requireBootstrap(bootstrap);
            client = Map.copyOf(client);
            Duration least = TopicSettings.LEAST_RETENTION;
            if (keep.compareTo(least) < 0) {
                throw new IllegalArgumentException(
                        "cases are kept for " + least.toDays() + " days or more, got " + keep.toDays());
            }
        }

        @Override
        public String toString() {
            return "intake from " + bootstrap + ", kept for " + keep.toDays() + " days";
        }
    }

    private Intake(Settings settings, CaseStore store, Trust trust, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.trust = trust;
        this.clock = clock;
    }

    /** Begins to read where an earlier run was. Neither Kafka nor its topics need to be there yet. */
    public static Intake start(Settings settings, CaseStore store, Trust trust, Clock clock) {
        Intake intake = new Intake(settings, store, trust, clock);
        intake.thread.start();
        return intake;
    }

    /** What keeps it from working now. */
    public Optional<Hindrance> hindrance() {
        return hindrance;
    }

    /** What is under way is stored whole or not at all. */
    @Override
    public void close() {
        closing.set(true);
        try {
            // not interrupted: that would break a connection of the database in the middle
            thread.join(ANSWER.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing.get()) {
            try {
                read();
            } catch (PublishException | ArchiveException e) {
                pause(String.valueOf(e.getMessage()), e);
            } catch (RuntimeException e) {
                pause("cases cannot be stored: " + e.getMessage(), e);
            }
        }
    }

    private void read() {
        int released = store.release(trust);
        if (released > 0) {
            LOG.info("{} case(s) left quarantine, their stations are trusted now", released);
        }
        kept = List.of();
        try (CaseReader reader =
                CaseReader.resume(settings.bootstrap(), store.positions(), store::knows, settings.client())) {
            while (!closing.get()) {
                deleteWhatIsOld();
                Arrivals arrivals = reader.poll(WAIT);
                keep(arrivals);
                said = "";
                hindrance = Optional.empty();
            }
        }
    }

    private void keep(Arrivals arrivals) {
        boolean isNew = !arrivals.cases().isEmpty() || !arrivals.spoilt().isEmpty();
        if (isNew || !kept.equals(arrivals.positions())) {
            CaseStore.Kept stored = store.keep(arrivals, trust, clock.instant());
            LOG.debug("{} case(s) stored, {} into quarantine", stored.cases(), stored.quarantined());
            kept = arrivals.positions();
        }
    }

    private void deleteWhatIsOld() {
        Instant now = clock.instant();
        if (now.isBefore(deleted.plus(DELETING))) {
            return;
        }
        int gone = store.delete(now.minus(settings.keep()), now);
        deleted = now;
        if (gone > 0) {
            LOG.info(
                    "{} case(s) and records older than {} days are deleted",
                    gone,
                    settings.keep().toDays());
        }
    }

    private void pause(String sentence, RuntimeException e) {
        hindrance = Optional.of(Hindrance.of(e));
        if (!said.equals(sentence)) {
            LOG.warn("{}; it is tried again", sentence);
            LOG.debug("cases are not stored at present", e);
            said = sentence;
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException told) {
            closing.set(true);
        }
    }
}
