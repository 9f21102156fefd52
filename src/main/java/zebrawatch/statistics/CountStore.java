package zebrawatch.statistics;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.archive.ReadingPositions;
import zebrawatch.publish.Counts;
import zebrawatch.publish.HourCount;
import zebrawatch.publish.Position;
import zebrawatch.publish.TopicReader;
import zebrawatch.rule.Verdict;
import zebrawatch.scene.Location;

/** The stations' totals in the database. Any thread may use it. */
public final class CountStore {
    private final Database database;
    private final CaseStore archive;
    private final Clock clock;

    /** @param archive on the same database; where records go that are no totals */
    public CountStore(Database database, CaseStore archive, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.clock = clock;
    }

    /** Where reading goes on. */
    List<Position> positions() {
        return ReadingPositions.of(database, TopicReader.COUNTS);
    }

    /** Keeps what came, with its positions, in one transaction. A total that comes again, or too late, changes nothing. */
    void keep(TopicReader.Batch<HourCount> batch) {
        archive.keep(batch.spoilt(), batch.positions(), clock.instant(), handle -> {
            add(handle, batch.read());
            place(handle, batch.read());
        });
    }

    /** Totals of a run only grow. */
    private static void add(Handle handle, List<HourCount> totals) {
        if (totals.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch("insert into hour_count as old (camera, crossing, hour, run, station,"
                + " place, violated, yielded, no_conflict, undecided, crossed, jaywalked, blocked, watched_ms)"
                + " values (:camera, :crossing, :hour, :run, :station, :place, :violated, :yielded, :none, :undecided,"
                + " :crossed, :jaywalked, :blocked, :watched)"
                + " on conflict (camera, crossing, hour, run) do update set"
                + " violated = greatest(old.violated, excluded.violated),"
                + " yielded = greatest(old.yielded, excluded.yielded),"
                + " no_conflict = greatest(old.no_conflict, excluded.no_conflict),"
                + " undecided = greatest(old.undecided, excluded.undecided),"
                + " crossed = greatest(old.crossed, excluded.crossed),"
                + " jaywalked = greatest(old.jaywalked, excluded.jaywalked),"
                + " blocked = greatest(old.blocked, excluded.blocked),"
                + " watched_ms = greatest(old.watched_ms, excluded.watched_ms)");
        for (HourCount total : totals) {
            Counts counts = total.counts();
            rows.bind("camera", total.camera().value())
                    .bind("crossing", Database.text(total.crossing()))
                    .bind("hour", total.hour())
                    .bind("run", total.run())
                    .bind("station", Database.text(total.station()))
                    .bind("place", Database.text(total.place()))
                    .bind("violated", counts.of(Verdict.VIOLATED))
                    .bind("yielded", counts.of(Verdict.YIELDED))
                    .bind("none", counts.of(Verdict.NO_CONFLICT))
                    .bind("undecided", counts.of(Verdict.UNDECIDED))
                    .bind("crossed", counts.crossed())
                    .bind("jaywalked", counts.jaywalked())
                    .bind("blocked", counts.blocked())
                    .bind("watched", counts.watched().toMillis())
                    .add();
        }
        rows.execute();
    }

    /** What is said last of a place is where it is; a record that says nothing takes nothing back. */
    private static void place(Handle handle, List<HourCount> totals) {
        Map<String, Optional<Location>> spots = new TreeMap<>();
        totals.forEach(total -> spots.merge(spot(total), total.location(), (old, said) -> said.or(() -> old)));
        if (spots.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch("insert into counted_spot as old (spot, lat, lon)"
                + " values (:spot, :lat, :lon) on conflict (spot) do update set"
                + " lat = coalesce(excluded.lat, old.lat), lon = coalesce(excluded.lon, old.lon)");
        spots.forEach((spot, location) -> rows.bind("spot", spot)
                .bind("lat", location.map(Location::lat))
                .bind("lon", location.map(Location::lon))
                .add());
        rows.execute();
    }

    /** As the database writes it. */
    private static String spot(HourCount total) {
        return Database.text(total.place() + " · " + total.crossing());
    }
}
