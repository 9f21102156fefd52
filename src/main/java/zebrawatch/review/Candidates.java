package zebrawatch.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import zebrawatch.archive.Database;

/** Confirmed cases that the exposure board may show: private and non-motor vehicles, once nobody can undo it any more. */
public final class Candidates {
    private static final String LISTED = "select r.*, d.plate, d.category"
            + " from review r join decision d on d.id = r.decision"
            + " where r.state = 'confirmed' and r.destination = 'penalty'"
            + " and r.case_id is not null and r.decided <= :settled";

    private final Database database;
    private final Clock clock;

    public Candidates(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param page its name in addresses
     * @param plate empty where a non-motor vehicle has none
     * @param digest of its document
     */
    public record Candidate(
            UUID page,
            String caseId,
            String plate,
            Category category,
            String camera,
            String place,
            String crossing,
            Instant happened,
            Instant decided,
            String digest) {}

    /** The newest, by when they were decided. */
    public List<Candidate> newest(int most) {
        return database.jdbi()
                .withHandle(handle -> listed(handle.createQuery(LISTED + " order by r.decided desc, r.page limit :most")
                        .bind("most", most)));
    }

    /** A certain one, if the case is a candidate. */
    public Optional<Candidate> find(UUID page) {
        return database
                .jdbi()
                .withHandle(handle -> listed(
                        handle.createQuery(LISTED + " and r.page = :page").bind("page", page)))
                .stream()
                .findFirst();
    }

    private List<Candidate> listed(Query query) {
        return query.bind("settled", clock.instant().minus(ReviewSettings.UNDO))
                .map((row, context) -> new Candidate(
                        row.getObject("page", UUID.class),
                        row.getString("case_id"),
                        row.getString("plate"),
                        Category.of(row.getString("category")).orElseThrow(),
                        row.getString("camera"),
                        row.getString("place"),
                        row.getString("crossing"),
                        row.getTimestamp("happened").toInstant(),
                        row.getTimestamp("decided").toInstant(),
                        row.getString("digest")))
                .list();
    }
}
