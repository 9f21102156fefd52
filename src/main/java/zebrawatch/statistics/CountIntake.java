package zebrawatch.statistics;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zebrawatch.archive.Intake;
import zebrawatch.archive.Rounds;
import zebrawatch.publish.CountReader;
import zebrawatch.publish.Position;

/**
 * Reads the stations' totals from Kafka and stores them. When Kafka or the database does not work, it says so once and
 * begins again where the database is, for as long as it is open.
 */
public final class CountIntake implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Intake.Settings settings;
    private final CountStore store;
    private final Rounds rounds = new Rounds("count intake");
    /** The two belong to the rounds' thread. */
    private @Nullable CountReader reader;

    private List<Position> kept = List.of();

    private CountIntake(Intake.Settings settings, CountStore store) {
        this.settings = settings;
        this.store = store;
    }

    /** Begins to read where an earlier run was. Neither Kafka nor its topic need to be there yet. */
    public static CountIntake start(Intake.Settings settings, CountStore store) {
        CountIntake intake = new CountIntake(settings, store);
        intake.rounds.repeat(PAUSE, "counts cannot be stored", intake::read);
        return intake;
    }

    /** What keeps it from working now; empty if nothing does. */
    public String trouble() {
        return rounds.trouble();
    }

    /** What is under way is stored whole or not at all. */
    @Override
    public void close() {
        rounds.close();
        leave();
    }

    /** How many records came. */
    private int read() {
        try {
            CountReader.Batch batch = reader().poll(WAIT);
            if (!kept.equals(batch.positions())) {
                store.keep(batch);
                kept = batch.positions();
            }
            return batch.totals().size() + batch.spoilt().size();
        } catch (RuntimeException e) {
            // what was read and not stored is read again
            leave();
            throw e;
        }
    }

    private CountReader reader() {
        CountReader open = reader;
        if (open == null) {
            kept = store.positions();
            open = CountReader.resume(settings.bootstrap(), kept, settings.client());
            reader = open;
        }
        return open;
    }

    private void leave() {
        CountReader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }
}
