package zebrawatch.archive;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import zebrawatch.publish.Position;

/** How far the office has read each topic of Kafka. */
public final class ReadingPositions {
    private ReadingPositions() {}

    /** Where reading a topic goes on. */
    public static List<Position> of(Database database, String topic) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select partition, next_offset from reading_position where topic = :topic")
                        .bind("topic", topic)
                        .map((row, context) -> new Position(topic, row.getInt("partition"), row.getLong("next_offset")))
                        .list());
    }

    /** Moves on, in the transaction that stores what was read. */
    public static void move(Handle handle, List<Position> positions) {
        PreparedBatch rows = handle.prepareBatch("insert into reading_position (topic, partition, next_offset)"
                + " values (:topic, :partition, :offset)"
                + " on conflict (topic, partition) do update set next_offset = excluded.next_offset");
        positions.forEach(p -> rows.bind("topic", p.topic())
                .bind("partition", p.partition())
                .bind("offset", p.offset())
                .add());
        if (rows.size() > 0) {
            rows.execute();
        }
    }
}
