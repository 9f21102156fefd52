package zebrawatch.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import zebrawatch.account.Audit;
import zebrawatch.account.Who;
import zebrawatch.archive.Database;

/** Confirmed cases by who deals with them, and which were handed over. A case is listed when it can no longer be undone. */
final class HandOver {
    private static final int CASES_AT_A_TIME = 1_000;

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    HandOver(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A confirmed case on a list.
     *
     * @param officer who confirmed it
     * @param digest of its document
     * @param handed when it was handed over
     */
    record Entry(
            UUID page,
            String caseId,
            String plate,
            Category category,
            String camera,
            String place,
            String crossing,
            Instant happened,
            Instant decided,
            UUID officer,
            String note,
            String digest,
            Optional<Instant> handed) {}

    /** Evidence of a case: a file and its digest. */
    record Evidence(String file, String sha256) {}

    /**
     * Those to be handed over, or those that were, the oldest decision first.
     *
     * @param after the last one seen before
     */
    List<Entry> list(Destination destination, boolean isHanded, Optional<UUID> after, int most) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select r.*, d.plate, d.category, d.officer, d.note"
                                + " from review r join decision d on d.id = r.decision"
                                + " where r.state = 'confirmed' and r.destination = :destination"
                                + " and r.case_id is not null and r.decided <= :settled"
                                + " and (r.handed is not null) = :handed"
                                + (after.isPresent()
                                        ? " and (r.decided, r.page) > (select decided, page from review where page = :page)"
                                        : "")
                                + " order by r.decided, r.page limit :most")
                        .bind("destination", destination.code())
                        .bind("settled", settled())
                        .bind("handed", isHanded)
                        .bind("page", after.orElseGet(() -> new UUID(0, 0)))
                        .bind("most", most)
                        .map((row, context) -> entry(row))
                        .list());
    }

    private Instant settled() {
        return clock.instant().minus(ReviewSettings.UNDO);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("page", UUID.class),
                row.getString("case_id"),
                row.getString("plate"),
                Category.of(row.getString("category")).orElseThrow(),
                row.getString("camera"),
                row.getString("place"),
                row.getString("crossing"),
                row.getTimestamp("happened").toInstant(),
                row.getTimestamp("decided").toInstant(),
                row.getObject("officer", UUID.class),
                row.getString("note"),
                row.getString("digest"),
                Review.instant(row.getTimestamp("handed")));
    }

    /** Files of cases and their digests, by case, in the order of their pictures. */
    Map<String, List<Evidence>> evidence(List<String> caseIds) {
        Map<String, List<Evidence>> all = new HashMap<>();
        for (int from = 0; from < caseIds.size(); from += CASES_AT_A_TIME) {
            List<String> some = caseIds.subList(from, Math.min(caseIds.size(), from + CASES_AT_A_TIME));
            database.jdbi()
                    .useHandle(handle -> handle.createQuery("select case_id, file, sha256 from case_media"
                                    + " where case_id in (<ids>) order by case_id, seq")
                            .bindList("ids", some)
                            .map((row, context) -> Map.entry(
                                    row.getString("case_id"),
                                    new Evidence(row.getString("file"), row.getString("sha256"))))
                            .forEach(e -> all.computeIfAbsent(e.getKey(), id -> new ArrayList<>())
                                    .add(e.getValue())));
        }
        return all;
    }

    /**
     * Marks cases as handed over.
     *
     * @return how many were on this list and are now
     */
    int hand(Who who, Destination destination, List<UUID> pages) {
        return pages.isEmpty() ? 0 : database.jdbi().inTransaction(handle -> hand(handle, who, destination, pages));
    }

    private int hand(Handle handle, Who who, Destination destination, List<UUID> pages) {
        List<String> handed = handle.createQuery("update review set handed = :now, handed_by = :officer"
                        + " where page in (<pages>) and state = 'confirmed' and destination = :destination"
                        + " and handed is null and decided <= :settled returning case_id")
                .bind("now", clock.instant())
                .bind("officer", who.account().orElseThrow())
                .bindList("pages", pages)
                .bind("destination", destination.code())
                .bind("settled", settled())
                .mapTo(String.class)
                .list();
        Finished.release(handle, handed);
        handed.forEach(id -> audit.record(handle, who, "review.hand", id, destination.code()));
        return handed.size();
    }
}
