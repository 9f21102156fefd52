package zebrawatch.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatements;
import zebrawatch.archive.Database;
import zebrawatch.scene.Location;

/** Asks the database for figures. Any thread may use it. */
public final class Statistics {
    private static final double MILLIS_AN_HOUR = 3_600_000;

    private static final String FIGURES = """
            with counted as (
                select %1$s as key, sum(violated) as violated, sum(yielded) as yielded, sum(undecided) as undecided,
                       sum(no_conflict) as no_conflict, sum(crossed) as crossed, sum(jaywalked) as jaywalked,
                       sum(blocked) as blocked, sum(watched_ms) as watched_ms
                from (%2$s) as counts
                group by 1
            ), reviewed as (
                select %1$s as key, count(*) filter (where state = 'confirmed') as confirmed, count(*) as decided,
                       percentile_cont(0.5) within group (order by seconds) as seconds
                from (select r.happened as at, r.spot, r.state, cast(extract(epoch from d.decided - d.opened) as double precision) as seconds
                      from review r join decision d on d.id = r.decision) as cases
                where at >= :from and at < :until and (:spot = '' or spot = :spot)
                group by 1
            )
            select coalesce(c.key, r.key) as key, coalesce(c.violated, 0) as violated, coalesce(c.yielded, 0) as yielded,
                   coalesce(c.undecided, 0) as undecided, coalesce(c.no_conflict, 0) as no_conflict,
                   coalesce(c.crossed, 0) as crossed, coalesce(c.jaywalked, 0) as jaywalked,
                   coalesce(c.blocked, 0) as blocked, coalesce(c.watched_ms, 0) as watched_ms,
                   coalesce(r.confirmed, 0) as confirmed, coalesce(r.decided, 0) as decided, r.seconds
            from counted c full join reviewed r on c.key = r.key
            """;

    /** Of one crossing: few enough rows by themselves. */
    private static final String SPOT =
            "select hour as at, * from hour_count where hour >= :from and hour < :until and spot = :spot";

    private static final String CITY =
            "select hour as at, '' as spot, * from city_hour where hour >= :from and hour < :until";

    /** Whole days as they are summed, and the hours before and after them. */
    private static final String CROSSINGS = """
            select spot, violated, yielded, undecided, no_conflict, crossed, jaywalked, blocked, watched_ms
            from spot_day where day >= :first and day < :last
            union all
            select spot, violated, yielded, undecided, no_conflict, crossed, jaywalked, blocked, watched_ms
            from hour_count where hour >= :from and hour < :first
            union all
            select spot, violated, yielded, undecided, no_conflict, crossed, jaywalked, blocked, watched_ms
            from hour_count where hour >= :last and hour < :until
            """;

    /** When a day begins in {@code spot_day}, in hours of UTC: at midnight in China. */
    private static final int DAY_BEGINS = 16;

    private static final String REASONS = """
            select reason, count(*) as cases
            from review join decision d on d.id = review.decision, unnest(d.reasons) as reason
            where d.outcome = 'rejected' and happened >= :from and happened < :until and (:spot = '' or spot = :spot)
            group by reason order by cases desc, reason
            """;

    private final Database database;
    private final ZoneId zone;

    /** @param zone whose hours, days and weeks they are */
    public Statistics(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /**
     * A reason of rejection.
     *
     * @param code as the reviewers' room writes it
     */
    record Rejection(String code, long cases) {}

    /**
     * Figures of a period, in the order of their keys: of crossings those that have any, of times all of the period.
     *
     * @param spot of one crossing; empty for all
     */
    List<Figures> figures(By by, Period period, String spot) {
        Map<String, Figures> found = found(by, period, spot);
        by.keys(period).forEach(key -> found.computeIfAbsent(key, Figures::none));
        return List.copyOf(found.values());
    }

    /** By key. */
    private SortedMap<String, Figures> found(By by, Period period, String spot) {
        Instant from = period.from(zone);
        Instant until = period.until(zone);
        // of the whole days between; where there is none, all hours come before the first
        Instant first = Collections.min(
                List.of(until, dayOf(from.plus(Duration.ofDays(1)).minusNanos(1))));
        Instant last = Collections.max(List.of(first, dayOf(until)));
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(FIGURES.formatted(by.expression(), counts(by, spot)))
                        // no crossing's name depends on it
                        .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
                        .bind("zone", zone.getId())
                        .bind("from", from)
                        .bind("until", until)
                        .bind("first", first)
                        .bind("last", last)
                        .bind("spot", spot)
                        .map((row, context) -> figures(row))
                        .collect(Collectors.toMap(Figures::key, f -> f, Figures::plus, TreeMap::new)));
    }

    private static String counts(By by, String spot) {
        if (!spot.isEmpty()) {
            return SPOT;
        }
        return by == By.CROSSING ? CROSSINGS : CITY;
    }

    /** The begin of the day of {@code spot_day} that an instant is in. */
    private static Instant dayOf(Instant instant) {
        return instant.minus(Duration.ofHours(DAY_BEGINS))
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofHours(DAY_BEGINS));
    }

    /** Why cases were rejected, the commonest first; a case may have several reasons. */
    List<Rejection> rejections(Period period, String spot) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(REASONS)
                        .bind("from", period.from(zone))
                        .bind("until", period.until(zone))
                        .bind("spot", spot)
                        .map((row, context) -> new Rejection(row.getString("reason"), row.getLong("cases")))
                        .list());
    }

    /** The crossings that ever counted or had a case. */
    List<String> spots() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select spot from counted_spot union select spot from review order by 1")
                        .mapTo(String.class)
                        .list());
    }

    /** Where crossings are, of those whose camera's file says it. */
    Map<String, Location> locations() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select spot, lat, lon from counted_spot where lat is not null")
                        .map((row, context) -> Map.entry(
                                row.getString("spot"), new Location(row.getDouble("lat"), row.getDouble("lon"))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Figures figures(ResultSet row) throws SQLException {
        double seconds = row.getDouble("seconds");
        OptionalDouble median = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(seconds);
        long yielded = row.getLong("yielded");
        long violated = row.getLong("violated");
        long undecided = row.getLong("undecided");
        return new Figures(
                row.getString("key"),
                yielded + violated + undecided + row.getLong("no_conflict"),
                yielded,
                violated,
                undecided,
                row.getLong("crossed"),
                row.getLong("jaywalked"),
                row.getLong("blocked"),
                row.getLong("watched_ms") / MILLIS_AN_HOUR,
                row.getLong("confirmed"),
                row.getLong("decided"),
                median);
    }
}
