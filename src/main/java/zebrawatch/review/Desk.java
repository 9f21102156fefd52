package zebrawatch.review;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.account.Staff;
import zebrawatch.archive.Database;
import zebrawatch.archive.MediaStore;
import zebrawatch.archive.Rounds;
import zebrawatch.publish.DecisionEvent;
import zebrawatch.publish.EventSender;

/** What reviewers work with: queue, decisions, lists, documents. Any thread may use it. */
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration QUEUE = Duration.ofSeconds(1);
    private static final Duration SEND = Duration.ofSeconds(5);
    private static final Duration FORGET = Duration.ofMinutes(10);

    private final Docket docket;
    private final Decisions decisions;
    private final QueueList lists;
    private final HandOver handOver;
    private final Dossiers dossiers;
    private final Outbox outbox;
    private final MediaStore media;
    private final Staff staff;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * One on a database.
     *
     * @param zone of days and working days
     * @throws ReviewException in one sentence, if the calendar cannot be read
     */
    public Desk(Database database, MediaStore media, Staff staff, ReviewSettings settings, ZoneId zone, Clock clock) {
        this.docket = new Docket(database, settings, calendar(settings, zone, clock), zone, clock);
        this.decisions = new Decisions(database, staff.audit(), settings, clock);
        this.lists = new QueueList(database);
        this.handOver = new HandOver(database, staff.audit(), clock);
        this.dossiers = new Dossiers(database);
        this.outbox = new Outbox(database, clock);
        this.media = media;
        this.staff = staff;
        this.zone = zone;
        this.clock = clock;
    }

    private static WorkingDays calendar(ReviewSettings settings, ZoneId zone, Clock clock) {
        WorkingDays days = settings.calendar().map(WorkingDays::read).orElseGet(WorkingDays::standard);
        Set<Integer> years = days.years();
        int year = clock.instant().atZone(zone).getYear();
        if (!years.contains(year)) {
            LOG.warn(
                    "the calendar of working days tells of {}, not of {}: its due dates know weekends alone",
                    years,
                    year);
        }
        return days;
    }

    /**
     * Begins what is done by the clock: new cases into the queue, decisions to Kafka, what names persons forgotten with its
     * case.
     *
     * @param sender closed with what is given back
     */
    public AutoCloseable startRounds(EventSender<DecisionEvent> sender) {
        Rounds queue = new Rounds("review queue");
        queue.repeat(QUEUE, "cases cannot be put into the reviewers' queue", docket::fill);
        queue.repeat(FORGET, "deleted cases cannot be forgotten", docket::forget);
        // on a thread of its own, because it waits for Kafka
        Rounds kafka = new Rounds("decisions");
        kafka.repeat(SEND, "decisions cannot be sent", () -> outbox.send(sender::send));
        return () -> {
            queue.close();
            kafka.close();
            sender.close();
        };
    }

    Docket docket() {
        return docket;
    }

    Decisions decisions() {
        return decisions;
    }

    QueueList lists() {
        return lists;
    }

    HandOver handOver() {
        return handOver;
    }

    Dossiers dossiers() {
        return dossiers;
    }

    MediaStore media() {
        return media;
    }

    Staff staff() {
        return staff;
    }

    ZoneId zone() {
        return zone;
    }

    Clock clock() {
        return clock;
    }
}
