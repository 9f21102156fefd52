package zebrawatch.statistics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import zebrawatch.archive.Hindrance;
import zebrawatch.archive.Intake;
import zebrawatch.archive.Reopened;
import zebrawatch.archive.Rounds;
import zebrawatch.publish.HourCount;
import zebrawatch.publish.Position;
import zebrawatch.publish.TopicReader;

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
    private final Reopened<TopicReader<HourCount>> reader = new Reopened<>(this::resume);
    /** Belongs to the rounds' thread. */
    private List<Position> kept = List.of();

    private CountIntake(Intake.Settings settings, CountStore store) {
        this.settings = settings;
        this.store = store;
    }

    /** Begins to read where an earlier run was. Neither Kafka nor its topic need to be there yet. */
    public static CountIntake start(Intake.Settings settings, CountStore store) {
        CountIntake intake = new CountIntake(settings, store);
        intake.rounds.repeat(PAUSE, "counts cannot be stored", () -> intake.reader.read(intake::keep));
        return intake;
    }

    /** What keeps it from working now. */
    public Optional<Hindrance> hindrance() {
        return rounds.hindrance();
    }

    /** What is under way is stored whole or not at all. */
    @Override
    public void close() {
        rounds.close();
        reader.close();
    }

    private TopicReader<HourCount> resume() {
        kept = store.positions();
        return TopicReader.counts(settings.bootstrap(), kept, settings.client());
    }

    /** How many records came. */
    private int keep(TopicReader<HourCount> reader) {
        TopicReader.Batch<HourCount> batch = reader.poll(WAIT);
        if (!kept.equals(batch.positions())) {
            store.keep(batch);
            kept = batch.positions();
        }
        return batch.read().size() + batch.spoilt().size();
    }
}
