package zebrawatch.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import zebrawatch.account.Audit;
import zebrawatch.account.Who;
import zebrawatch.archive.Database;

/**
 * What officers decide. A share of cases, drawn by the digests of their documents so that nobody chooses, needs a second look
 * by another officer, who does not see the first; what he says counts. A decision can be undone for five minutes.
 */
final class Decisions {
    private static final int DRAWN_DIGITS = 8;
    private static final double DRAWN_RANGE = Math.pow(16, DRAWN_DIGITS);

    private final Database database;
    private final Audit audit;
    private final ReviewSettings settings;
    private final Clock clock;

    Decisions(Database database, Audit audit, ReviewSettings settings, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One that was made.
     *
     * @param look 1, or 2 for the second
     * @param isFinal whether no look follows
     * @param undone when it was taken back
     */
    record Decision(
            UUID id,
            UUID page,
            int look,
            UUID officer,
            Instant decided,
            Finding finding,
            boolean isFinal,
            Optional<Instant> undone) {}

    /**
     * Decides a case that an officer has.
     *
     * @param who the officer
     * @throws RefusedException if it is not his any more, or the finding does not say what it must
     */
    Decision decide(Who who, UUID page, Finding finding) {
        finding.check();
        UUID officer = who.account().orElseThrow();
        Instant now = clock.instant();
        return database.jdbi().inTransaction(handle -> {
            Review review = handle.createQuery("select * from review where page = :page for update")
                    .bind("page", page)
                    .map((row, context) -> Review.of(row))
                    .findOne()
                    .filter(r -> r.state().isUndecided())
                    // while nobody else took it, it is his even when his time is over
                    .filter(r -> r.holder().filter(officer::equals).isPresent())
                    .orElseThrow(() -> new RefusedException(Refusal.NOT_YOURS));
            int look = review.state() == Review.State.OPEN ? 1 : 2;
            boolean isFinal = look == 2 || !isDrawn(review.digest(), settings.secondLook());
            Decision decision =
                    new Decision(UUID.randomUUID(), page, look, officer, now, finding, isFinal, Optional.empty());
            insert(handle, decision, review.opened().orElse(now));
            settle(handle, decision);
            audit.record(
                    handle,
                    who,
                    "review." + finding.outcome().code(),
                    review.caseId().orElse(""),
                    details(decision));
            return decision;
        });
    }

    /** For the log: what was said, in codes, and the officer's own words. */
    private static String details(Decision decision) {
        Finding finding = decision.finding();
        return Stream.of(
                        decision.isFinal() ? "" : "second look follows",
                        finding.category().map(Category::code).orElse(""),
                        finding.plate(),
                        finding.reasons().stream().map(Reason::code).collect(Collectors.joining(" ")),
                        finding.note())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Whether a document's digest is among the share. */
    static boolean isDrawn(String digest, double share) {
        return Long.parseLong(digest.substring(0, DRAWN_DIGITS), 16) / DRAWN_RANGE < share;
    }

    private static void insert(Handle handle, Decision decision, Instant opened) {
        Finding finding = decision.finding();
        handle.createUpdate("insert into decision (id, page, look, officer, opened, decided, outcome, category, plate,"
                        + " reasons, note, final) values (:id, :page, :look, :officer, :opened, :decided, :outcome,"
                        + " :category, :plate, string_to_array(:reasons, ','), :note, :final)")
                .bind("id", decision.id())
                .bind("page", decision.page())
                .bind("look", decision.look())
                .bind("officer", decision.officer())
                .bind("opened", opened)
                .bind("decided", decision.decided())
                .bind("outcome", finding.outcome().code())
                .bind("category", finding.category().map(Category::code).orElse(null))
                .bind("plate", finding.plate())
                .bind("reasons", finding.reasons().stream().map(Reason::code).collect(Collectors.joining(",")))
                .bind("note", finding.note())
                .bind("final", decision.isFinal())
                .execute();
    }

    private static void settle(Handle handle, Decision decision) {
        Review.State state =
                decision.isFinal() ? Review.State.of(decision.finding().outcome()) : Review.State.SECOND_LOOK;
        Optional<Destination> destination =
                decision.isFinal() ? decision.finding().category().map(Category::destination) : Optional.empty();
        handle.createUpdate("update review set state = :state, ready = :ready, holder = null, held_until = null,"
                        + " first_officer = coalesce(first_officer, :officer),"
                        + " decision = case when :final then :decision end,"
                        + " decided = case when :final then cast(:decided as timestamptz) end,"
                        + " destination = :destination where page = :page")
                .bind("state", state.code())
                .bind("ready", decision.decided().plus(ReviewSettings.UNDO))
                .bind("officer", decision.officer())
                .bind("final", decision.isFinal())
                .bind("decision", decision.id())
                .bind("decided", decision.decided())
                .bind("destination", destination.map(Destination::code).orElse(null))
                .bind("page", decision.page())
                .execute();
    }

    /**
     * Takes back the last decision of an officer, if it is not older than five minutes; the case is his again.
     *
     * @return the page of the case
     * @throws RefusedException if there is none
     */
    UUID undo(Who who) {
        UUID officer = who.account().orElseThrow();
        Instant now = clock.instant();
        return database.jdbi().inTransaction(handle -> {
            record Last(UUID id, UUID page, int look, String caseId) {}
            Last last = handle.createQuery("select d.id, d.page, d.look, r.case_id from decision d"
                            + " join review r on r.page = d.page where d.officer = :officer"
                            + " and d.decided > :since and d.undone is null and d.sent is null"
                            + " order by d.decided desc limit 1 for update of d")
                    .bind("officer", officer)
                    .bind("since", now.minus(ReviewSettings.UNDO))
                    .map((row, context) -> new Last(
                            row.getObject("id", UUID.class),
                            row.getObject("page", UUID.class),
                            row.getInt("look"),
                            row.getString("case_id")))
                    .findOne()
                    .orElseThrow(() -> new RefusedException(Refusal.NOTHING_TO_UNDO));
            handle.createUpdate("update decision set undone = :now where id = :id")
                    .bind("now", now)
                    .bind("id", last.id())
                    .execute();
            handle.createUpdate(
                            "update review set state = :state, ready = :now, holder = :officer, opened = :now,"
                                    + " held_until = :until, decision = null, decided = null, destination = null,"
                                    + " first_officer = case when :look = 1 then null else first_officer end where page = :page")
                    .bind("state", (last.look() == 1 ? Review.State.OPEN : Review.State.SECOND_LOOK).code())
                    .bind("now", now)
                    .bind("officer", officer)
                    .bind("until", now.plus(settings.lease()))
                    .bind("look", last.look())
                    .bind("page", last.page())
                    .execute();
            audit.record(handle, who, "review.undo", last.caseId(), "");
            return last.page();
        });
    }

    /** What was said of a case, the first first, what was undone included. */
    List<Decision> of(UUID page) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select id, page, look, officer, decided, outcome, category,"
                                + " plate, array_to_string(reasons, ',') as reasons, note, final, undone"
                                + " from decision where page = :page order by decided")
                        .bind("page", page)
                        .map((row, context) -> new Decision(
                                row.getObject("id", UUID.class),
                                row.getObject("page", UUID.class),
                                row.getInt("look"),
                                row.getObject("officer", UUID.class),
                                row.getTimestamp("decided").toInstant(),
                                finding(
                                        row.getString("outcome"),
                                        row.getString("category"),
                                        row.getString("plate"),
                                        row.getString("reasons"),
                                        row.getString("note")),
                                row.getBoolean("final"),
                                Review.instant(row.getTimestamp("undone"))))
                        .list());
    }

    private static Finding finding(
            String outcome, @Nullable String category, String plate, String reasons, String note) {
        return new Finding(
                Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(category).flatMap(Category::of),
                plate,
                Stream.of(reasons.split(","))
                        .flatMap(code -> Reason.of(code).stream())
                        .toList(),
                note);
    }
}
