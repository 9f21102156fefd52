package zebrawatch.zones;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.archive.Reopened;
import zebrawatch.archive.Rounds;
import zebrawatch.publish.HealthReader;
import zebrawatch.publish.Still;
import zebrawatch.publish.TopicReader;
import zebrawatch.publish.TopicSettings;

/** Reads from Kafka what stations send of their cameras, stills and health, on a thread of its own. */
public final class News implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final Rounds rounds = new Rounds("camera-news");
    private final Reopened<TopicReader<Still>> stills;
    private final Reopened<HealthReader> health;

    private News(Reopened<TopicReader<Still>> stills, Reopened<HealthReader> health) {
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
                new Reopened<>(() -> TopicReader.stills(bootstrap, store.positions(), client)),
                new Reopened<>(
                        () -> HealthReader.since(bootstrap, clock.instant().minus(Wellbeing.FRESH), client)));
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

    private static int keep(TopicReader<Still> reader, StillStore store, Clock clock) {
        TopicReader.Batch<Still> batch = reader.poll(WAIT);
        batch.spoilt().forEach(record -> LOG.warn("{}; it is passed over", record));
        if (!batch.read().isEmpty() || !batch.spoilt().isEmpty()) {
            store.keep(batch, clock.instant());
        }
        return batch.read().size();
    }

    @Override
    public void close() {
        rounds.close();
        stills.close();
        health.close();
    }
}
