package zebrawatch.zones;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.archive.Rounds;
import zebrawatch.publish.HealthReader;
import zebrawatch.publish.StillReader;
import zebrawatch.publish.TopicSettings;

/** Reads from Kafka what stations send of their cameras, stills and health, on a thread of its own. */
public final class News implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final Rounds rounds = new Rounds("camera-news");
    private final Source<StillReader> stills;
    private final Source<HealthReader> health;

    private News(Source<StillReader> stills, Source<HealthReader> health) {
        this.stills = stills;
        this.health = health;
    }

    /**
     * Begins. Neither Kafka nor its topics need to be there yet.
     *
     * @param client further settings of Kafka's client
     */
    public static News start(
            String bootstrap, Map<String, String> client, StillStore store, Wellbeing wellbeing, Clock clock) {
        News news = new News(
                new Source<>(() -> StillReader.resume(bootstrap, store.positions(), client)),
                new Source<>(() -> HealthReader.since(bootstrap, clock.instant().minus(Wellbeing.FRESH), client)));
        news.rounds.repeat(
                PAUSE,
                "pictures of cameras cannot be stored",
                () -> news.stills.read(reader -> keep(reader, store, clock)));
        news.rounds.repeat(
                PAUSE,
                "nothing is heard of cameras",
                () -> news.health.read(reader -> {
                    wellbeing.hear(reader.poll(WAIT));
                    return 0;
                }));
        news.rounds.repeat(FORGETTING, "old pictures of cameras cannot be deleted", () -> {
            store.forget(clock.instant().minus(TopicSettings.standard().retention()));
            return 0;
        });
        return news;
    }

    private static int keep(StillReader reader, StillStore store, Clock clock) {
        StillReader.Batch batch = reader.poll(WAIT);
        batch.spoilt().forEach(record -> LOG.warn("{}; it is passed over", record));
        if (!batch.stills().isEmpty() || !batch.spoilt().isEmpty()) {
            store.keep(batch, clock.instant());
        }
        return batch.stills().size();
    }

    /** A reader that is begun anew where an earlier one failed; belongs to one thread. */
    private static final class Source<R extends AutoCloseable> {
        private final Supplier<R> opening;
        private @Nullable R reader;

        Source(Supplier<R> opening) {
            this.opening = opening;
        }

        /** Takes in what a reader gives; how much. */
        interface Taking<R> {
            int from(R reader);
        }

        int read(Taking<R> taking) {
            R open = reader == null ? opening.get() : reader;
            reader = open;
            try {
                return taking.from(open);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        void close() {
            R open = reader;
            reader = null;
            if (open != null) {
                try {
                    open.close();
                } catch (Exception e) {
                    LOG.debug("a reader does not end", e);
                }
            }
        }
    }

    @Override
    public void close() {
        rounds.close();
        stills.close();
        health.close();
    }
}
