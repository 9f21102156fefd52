package zebrawatch.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import zebrawatch.archive.Database;

/** Cases in lists, those due first in front. */
final class QueueList {
    private final Database database;

    QueueList(Database database) {
        this.database = database;
    }

    /** How sure a case is of itself. */
    enum Sureness {
        HIGH("confidence >= 0.95"),
        MIDDLE("confidence >= 0.8 and confidence < 0.95"),
        LOW("confidence < 0.8"),
        UNKNOWN("confidence is null");

        private final String condition;

        Sureness(String condition) {
            this.condition = condition;
        }
    }

    /**
     * Which cases to list.
     *
     * @param state empty for all that wait
     * @param spot place and crossing
     * @param from when it happened, from then on
     * @param until when it happened, before then
     * @param kind number in the police's chart
     */
    record Filter(
            Optional<Review.State> state,
            Optional<String> spot,
            Optional<Instant> from,
            Optional<Instant> until,
            OptionalInt kind,
            Optional<Sureness> sureness) {
        /** All that wait. */
        static final Filter WAITING = new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());

        private String condition() {
            StringBuilder all = new StringBuilder("case_id is not null");
            all.append(state.isPresent() ? " and state = :state" : " and state in ('open', 'second_look')");
            spot.ifPresent(s -> all.append(" and spot = :spot"));
            from.ifPresent(f -> all.append(" and happened >= :from"));
            until.ifPresent(u -> all.append(" and happened < :until"));
            kind.ifPresent(k -> all.append(" and kind = :kind"));
            sureness.ifPresent(s -> all.append(" and ").append(s.condition));
            return all.toString();
        }

        private void bind(Query query) {
            state.ifPresent(s -> query.bind("state", s.code()));
            spot.ifPresent(s -> query.bind("spot", s));
            from.ifPresent(f -> query.bind("from", f));
            until.ifPresent(u -> query.bind("until", u));
            kind.ifPresent(k -> query.bind("kind", k));
        }
    }

    /** Where a page of the list begins: after this case. */
    record Key(Instant due, Instant happened, UUID page) {}

    /** Some of them. */
    List<Review> list(Filter filter, Optional<Key> after, int most) {
        return database.jdbi().withHandle(handle -> {
            Query query = handle.createQuery("select * from review where " + filter.condition()
                    + (after.isPresent()
                            ? " and (due, happened, page) > (cast(:due as timestamptz), cast(:last as timestamptz), :page)"
                            : "")
                    + " order by due, happened, page limit :most");
            filter.bind(query);
            after.ifPresent(key ->
                    query.bind("due", key.due()).bind("last", key.happened()).bind("page", key.page()));
            return query.bind("most", most)
                    .map((row, context) -> Review.of(row))
                    .list();
        });
    }

    /** How many wait, and how many of them are overdue. */
    record Load(long waiting, long overdue) {}

    /** Of the whole office. */
    Load load(Instant now) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) w, count(*) filter (where due <= :now) o"
                                + " from review where state in ('open', 'second_look')")
                        .bind("now", now)
                        .map((row, context) -> new Load(row.getLong("w"), row.getLong("o")))
                        .one());
    }

    /** The crossings that have cases, each with its place, for a list to choose from. */
    List<String> spots() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("with recursive spots as ("
                                + " (select spot from review order by spot limit 1) union all"
                                + " select (select r.spot from review r where r.spot > spots.spot"
                                + " order by r.spot limit 1) from spots where spots.spot is not null)"
                                + " select spot from spots where spot is not null")
                        .mapTo(String.class)
                        .list());
    }
}
