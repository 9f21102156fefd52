package zebrawatch.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import zebrawatch.archive.Database;

/** Confirmed cases that the exposure board may show: private and non-motor vehicles, once nobody can undo it any more. */
public final class Candidates {
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
     */
    public record Candidate(UUID page, String caseId, String plate, String place, Instant happened) {}

    /** The newest, by when they were decided. */
    public List<Candidate> newest(int most) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select r.page, r.case_id, r.place, r.happened, d.plate"
                                + " from review r join decision d on d.id = r.decision"
                                + " where r.state = 'confirmed' and r.destination = 'penalty'"
                                + " and r.case_id is not null and r.decided <= :settled"
                                + " order by r.decided desc, r.page limit :most")
                        .bind("settled", clock.instant().minus(ReviewSettings.UNDO))
                        .bind("most", most)
                        .map((row, context) -> new Candidate(
                                row.getObject("page", UUID.class),
                                row.getString("case_id"),
                                row.getString("plate"),
                                row.getString("place"),
                                row.getTimestamp("happened").toInstant()))
                        .list());
    }
}
