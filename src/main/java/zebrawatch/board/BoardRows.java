package zebrawatch.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import zebrawatch.board.mask.PlateDisplay;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/** Reads the board's tables. */
final class BoardRows {
    private static final String ISSUES = "select i.*, (select count(*) from board_item where issue = i.id) as items,"
            + " (select count(*) from board_picture p join board_item t on t.id = p.item"
            + " where t.issue = i.id and p.confirmed is null) as open from board_issue i ";

    private BoardRows() {}

    /** The newest drafts first, then the others by number. */
    static List<Issue> issues(Handle handle) {
        return handle.createQuery(ISSUES + "order by i.number desc nulls first, i.created desc")
                .map((row, context) -> issue(row))
                .list();
    }

    /** The published ones, the newest first. */
    static List<Issue> published(Handle handle, int most) {
        return handle.createQuery(ISSUES + "where i.state = 'published' order by i.number desc limit :most")
                .bind("most", most)
                .map((row, context) -> issue(row))
                .list();
    }

    static Optional<Issue> issue(Handle handle, UUID id) {
        return handle.createQuery(ISSUES + "where i.id = :id")
                .bind("id", id)
                .map((row, context) -> issue(row))
                .findOne();
    }

    /** In their order, each with its pictures. */
    static List<Item> items(Handle handle, UUID issue) {
        return handle.createQuery("select * from board_item where issue = :issue order by position")
                .bind("issue", issue)
                .map((row, context) -> item(handle, row))
                .list();
    }

    static Optional<Item> item(Handle handle, UUID id) {
        return handle.createQuery("select * from board_item where id = :id")
                .bind("id", id)
                .map((row, context) -> item(handle, row))
                .findOne();
    }

    static List<Photo> photos(Handle handle, UUID item) {
        return handle.createQuery("select * from board_picture where item = :item order by seq")
                .bind("item", item)
                .map((row, context) -> photo(row))
                .list();
    }

    static Optional<Photo> photo(Handle handle, UUID id) {
        return handle.createQuery("select * from board_picture where id = :id")
                .bind("id", id)
                .map((row, context) -> photo(row))
                .findOne();
    }

    static Photo photo(ResultSet row) throws SQLException {
        double left = row.getDouble("own_left");
        Optional<Box> own = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Box(
                        left, row.getDouble("own_top"), row.getDouble("own_width"), row.getDouble("own_height")));
        return new Photo(
                row.getObject("id", UUID.class),
                row.getObject("item", UUID.class),
                row.getTimestamp("taken").toInstant(),
                row.getString("original"),
                own,
                Optional.ofNullable(row.getString("masked")),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("trouble"),
                row.getInt("version"),
                instant(row, "confirmed"),
                row.getString("confirmed_by"));
    }

    private static Item item(Handle handle, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Item(
                id,
                row.getObject("issue", UUID.class),
                row.getInt("position"),
                row.getString("case_id"),
                row.getString("place"),
                row.getTimestamp("happened").toInstant(),
                RoadUser.valueOf(row.getString("vehicle").toUpperCase(Locale.ROOT)),
                row.getString("plate"),
                photos(handle, id));
    }

    private static Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("number", Integer.class)),
                row.getString("title"),
                Issue.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                PlateDisplay.of(row.getString("plate_display")),
                row.getString("legal_basis"),
                row.getTimestamp("created").toInstant(),
                row.getString("created_by"),
                instant(row, "published"),
                row.getString("published_by"),
                instant(row, "withdrawn"),
                row.getString("withdrawn_by"),
                row.getString("reason"),
                row.getInt("items"),
                row.getInt("open"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
