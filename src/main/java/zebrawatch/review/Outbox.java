package zebrawatch.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;
import zebrawatch.archive.Database;
import zebrawatch.publish.DecisionEvent;

/**
 * Decisions that can no longer be undone and are to be sent. They are marked when the sender has them: after a kill in
 * between they are sent again under the same ids.
 */
final class Outbox {
    private static final int SENT_AT_A_TIME = 100;

    private final Database database;
    private final Clock clock;

    Outbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes events, or throws and has perhaps some of them. */
    @FunctionalInterface
    interface Sender {
        void send(List<DecisionEvent> events);
    }

    /**
     * Sends some, the oldest first.
     *
     * @return how many were sent, none if there are no more
     */
    int send(Sender sender) {
        return database.jdbi().inTransaction(handle -> {
            List<DecisionEvent> events = handle.createQuery("select d.id, r.case_id, r.digest, r.camera, r.crossing,"
                            + " r.happened, d.decided, d.look, d.final, d.officer, d.outcome, d.category, d.plate,"
                            + " array_to_string(d.reasons, ',') as reasons, d.note"
                            + " from decision d join review r on r.page = d.page"
                            + " where d.sent is null and d.undone is null and d.decided <= :before"
                            + " order by d.decided limit :most for update of d skip locked")
                    .bind("before", clock.instant().minus(ReviewSettings.UNDO))
                    .bind("most", SENT_AT_A_TIME)
                    .map((row, context) -> event(row))
                    .list();
            if (events.isEmpty()) {
                return 0;
            }
            sender.send(events);
            PreparedBatch marks = handle.prepareBatch("update decision set sent = :now where id = :id");
            events.forEach(event ->
                    marks.bind("now", clock.instant()).bind("id", event.id()).add());
            marks.execute();
            Finished.release(handle, events.stream().map(DecisionEvent::caseId).toList());
            return events.size();
        });
    }

    private static DecisionEvent event(ResultSet row) throws SQLException {
        Optional<Category> category =
                Optional.ofNullable(row.getString("category")).flatMap(Category::of);
        return new DecisionEvent(
                row.getObject("id", UUID.class),
                row.getString("case_id"),
                row.getString("digest"),
                row.getString("camera"),
                row.getString("crossing"),
                row.getTimestamp("happened").toInstant(),
                row.getTimestamp("decided").toInstant(),
                row.getInt("look"),
                row.getBoolean("final"),
                row.getObject("officer", UUID.class),
                row.getString("outcome"),
                category.map(Category::code),
                category.map(c -> c.destination().code()),
                row.getString("plate"),
                Stream.of(row.getString("reasons").split(","))
                        .filter(code -> !code.isEmpty())
                        .toList(),
                row.getString("note"));
    }
}
