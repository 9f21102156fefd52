package zebrawatch.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import zebrawatch.account.Who;
import zebrawatch.archive.Database;
import zebrawatch.publish.ExposureEvent;

/**
 * What was published and withdrawn and is still to be told, in its order. It is marked when the sender has it: after a kill
 * in between it is sent again under the same id.
 */
final class Outbox {
    private final Database database;
    private final Clock clock;

    Outbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes an event, or throws. */
    @FunctionalInterface
    interface Sender {
        void send(ExposureEvent event);
    }

    private record Entry(long number, UUID id, UUID issue, Instant written, String kind, String by) {}

    /** Adds an event in the transaction of what it tells of; its id follows from that. */
    static void write(Handle handle, UUID issue, String kind, Who who, Instant now) {
        handle.createUpdate("insert into board_outbox (id, issue, written, kind, by_whom)"
                        + " values (:id, :issue, :now, :kind, :who)")
                .bind("id", UUID.nameUUIDFromBytes((kind + " " + issue).getBytes(UTF_8)))
                .bind("issue", issue)
                .bind("now", now)
                .bind("kind", kind)
                .bind("who", who.name())
                .execute();
    }

    /**
     * Sends the oldest.
     *
     * @return whether there was one
     */
    boolean sendOne(Sender sender) {
        return database.jdbi().inTransaction(handle -> {
            Optional<Entry> oldest = handle.createQuery(
                            "select * from board_outbox where sent is null order by number limit 1 for update")
                    .map((row, context) -> new Entry(
                            row.getLong("number"),
                            row.getObject("id", UUID.class),
                            row.getObject("issue", UUID.class),
                            row.getTimestamp("written").toInstant(),
                            row.getString("kind"),
                            row.getString("by_whom")))
                    .findOne();
            oldest.ifPresent(entry -> {
                sender.send(event(handle, entry));
                handle.createUpdate("update board_outbox set sent = :now where number = :number")
                        .bind("now", clock.instant())
                        .bind("number", entry.number())
                        .execute();
            });
            return oldest.isPresent();
        });
    }

    private static ExposureEvent event(Handle handle, Entry entry) {
        Issue issue = BoardRows.issue(handle, entry.issue()).orElseThrow();
        boolean published = entry.kind().equals("published");
        return new ExposureEvent(
                entry.id(),
                issue.id(),
                issue.number().orElseThrow(),
                issue.title(),
                entry.kind(),
                entry.written(),
                entry.by(),
                published ? "" : issue.reason(),
                issue.legalBasis(),
                published
                        ? BoardRows.items(handle, issue.id()).stream()
                                .map(item -> item(item, issue))
                                .toList()
                        : List.of());
    }

    private static ExposureEvent.Item item(Item item, Issue issue) {
        return new ExposureEvent.Item(
                item.id(),
                item.place(),
                item.happened(),
                MaskStore.code(item.vehicle()),
                issue.plates().shown(item.plate()),
                item.pictures().stream()
                        .map(photo -> new ExposureEvent.Picture(
                                photo.id(), photo.masked().orElseThrow(), photo.width(), photo.height()))
                        .toList());
    }
}
