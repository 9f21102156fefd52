package zebrawatch.review;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import zebrawatch.archive.Database;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.rule.Ruling;

/**
 * The queue of cases that wait for a decision, and who has which. A case is one officer's from when it is given to him until
 * he decides, puts it back, or his time is over. Any thread may use it.
 */
final class Docket {
    private static final int QUEUED_AT_A_TIME = 200;
    private static final String FREE = " state in ('open', 'second_look') and ready <= :now"
            + " and (holder is null or holder = :officer or held_until <= :now)"
            + " and (first_officer is null or first_officer <> :officer)";

    private final Database database;
    private final ReviewSettings settings;
    private final WorkingDays days;
    private final ZoneId zone;
    private final Clock clock;

    Docket(Database database, ReviewSettings settings, WorkingDays days, ZoneId zone, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.days = days;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Puts cases into the queue that are not in it yet.
     *
     * @return how many cases were looked at, none if there are no more
     */
    int fill() {
        return database.jdbi().inTransaction(handle -> {
            record Stored(CaseEvent event, String digest) {}
            List<Stored> stored = handle.createQuery("select document, document_sha256 from cases"
                            + " where not queued order by arrived limit :most for update skip locked")
                    .bind("most", QUEUED_AT_A_TIME)
                    .map((row, context) -> new Stored(CaseJson.read(row.getBytes(1)), row.getString(2)))
                    .list();
            PreparedBatch reviews =
                    handle.prepareBatch("insert into review (page, case_id, digest, camera, place, crossing,"
                            + " kind, happened, confidence, due, ready)"
                            + " select :page, id, :digest, camera, place, crossing, :kind, happened, :confidence,"
                            + " cast(:due as timestamptz), cast(:now as timestamptz)"
                            + " from cases where id = :id");
            PreparedBatch marks = handle.prepareBatch("update cases set queued = true, held = :held where id = :id");
            Instant now = clock.instant();
            for (Stored one : stored) {
                Ruling ruling = one.event().bare().ruling();
                boolean isReviewed = ruling.kind() == Ruling.Kind.FAILURE_TO_YIELD;
                if (isReviewed) {
                    add(reviews, one.event().id(), one.digest(), ruling, now);
                }
                marks.bind("held", isReviewed).bind("id", one.event().id()).add();
            }
            if (reviews.size() > 0) {
                reviews.execute();
            }
            if (marks.size() > 0) {
                marks.execute();
            }
            return stored.size();
        });
    }

    private void add(PreparedBatch reviews, String id, String digest, Ruling ruling, Instant now) {
        OptionalDouble confidence = Confidence.of(ruling);
        reviews.bind("page", UUID.randomUUID())
                .bind("id", id)
                .bind("digest", digest)
                .bind("kind", ruling.policeCase())
                .bind("confidence", confidence.isPresent() ? (Double) confidence.getAsDouble() : null)
                .bind("due", days.due(ruling.time(), settings.workingDays(), zone))
                .bind("now", now)
                .add();
    }

    /**
     * Gives an officer the case that is due first among those nobody has, or that he has already.
     *
     * @param except the one before his eyes, if there is one
     */
    Optional<Review> next(UUID officer, Optional<UUID> except) {
        return database.jdbi()
                .inTransaction(handle -> give(
                        handle,
                        officer,
                        "(select page from review where" + FREE + " and page <> :except"
                                + " and not exists (select 1 from review_skip s where s.officer = :officer"
                                + " and s.page = review.page and s.until > :now)"
                                + " order by due, happened, page limit 1 for update skip locked)",
                        except.orElseGet(() -> new UUID(0, 0))));
    }

    /** Gives an officer a certain case, if nobody else has it and it is not decided. */
    Optional<Review> take(UUID officer, UUID page) {
        return database.jdbi().inTransaction(handle -> {
            Optional<Review> given = give(
                    handle,
                    officer,
                    "(select page from review where" + FREE + " and page = :except for update skip locked)",
                    page);
            given.ifPresent(
                    review -> handle.createUpdate("delete from review_skip where officer = :officer and page = :page")
                            .bind("officer", officer)
                            .bind("page", page)
                            .execute());
            return given;
        });
    }

    private Optional<Review> give(Handle handle, UUID officer, String which, UUID page) {
        Instant now = clock.instant();
        return handle.createQuery("update review set"
                        + " opened = case when holder = :officer and held_until > :now then opened else :now end,"
                        + " holder = :officer, held_until = :until where page = " + which + " returning *")
                .bind("officer", officer)
                .bind("now", now)
                .bind("until", now.plus(settings.lease()))
                .bind("except", page)
                .map((row, context) -> Review.of(row))
                .findOne();
    }

    /** Puts a case back that an officer has: others may have it at once, he is not given it again for a while. */
    void skip(UUID officer, UUID page) {
        Instant now = clock.instant();
        database.jdbi().useTransaction(handle -> {
            int free = handle.createUpdate("update review set holder = null, held_until = null"
                            + " where page = :page and holder = :officer and state in ('open', 'second_look')")
                    .bind("page", page)
                    .bind("officer", officer)
                    .execute();
            if (free > 0) {
                handle.createUpdate("insert into review_skip (officer, page, until) values (:officer, :page, :until)"
                                + " on conflict (officer, page) do update set until = excluded.until")
                        .bind("officer", officer)
                        .bind("page", page)
                        .bind("until", now.plus(settings.lease()))
                        .execute();
            }
        });
    }

    /** A case, if there is one of this name. */
    Optional<Review> find(UUID page) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select * from review where page = :page")
                        .bind("page", page)
                        .map((row, context) -> Review.of(row))
                        .findOne());
    }

    /**
     * Forgets what names persons where the case was deleted, and what was put back long ago; counts stay.
     *
     * @return of how many decisions
     */
    int forget() {
        return database.jdbi().inTransaction(handle -> {
            handle.createUpdate("delete from review_skip where until <= :now")
                    .bind("now", clock.instant())
                    .execute();
            return handle.execute("update decision set plate = '', note = '' where (plate <> '' or note <> '')"
                    + " and page in (select page from review where case_id is null)");
        });
    }
}
