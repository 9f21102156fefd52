package zebrawatch.board;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import zebrawatch.archive.Database;
import zebrawatch.archive.Rounds;
import zebrawatch.publish.EventSender;
import zebrawatch.publish.ExposureEvent;

/** Tells Kafka what the board published and withdrew, on a thread of its own. */
public final class Announcer implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Rounds rounds = new Rounds("exposures");
    private final EventSender<ExposureEvent> sender;

    private Announcer(EventSender<ExposureEvent> sender) {
        this.sender = sender;
    }

    /**
     * Begins.
     *
     * @param sender closed with this
     */
    public static Announcer start(Database database, EventSender<ExposureEvent> sender, Clock clock) {
        Announcer announcer = new Announcer(sender);
        Outbox outbox = new Outbox(database, clock);
        announcer.rounds.repeat(
                PAUSE,
                "what the exposure board published cannot be sent",
                () -> outbox.sendOne(event -> sender.send(List.of(event))) ? 1 : 0);
        return announcer;
    }

    @Override
    public void close() {
        rounds.close();
        sender.close();
    }
}
