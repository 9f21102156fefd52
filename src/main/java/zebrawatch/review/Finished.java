package zebrawatch.review;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** When the office is done with a case. */
final class Finished {
    private Finished() {}

    /**
     * Lets those of the cases go, when their time is over, that are decided, told to Kafka, and handed over where they were
     * confirmed.
     */
    static void release(Handle handle, List<String> caseIds) {
        if (caseIds.isEmpty()) {
            return;
        }
        handle.createUpdate("update cases c set held = false from review r join decision d on d.id = r.decision"
                        + " where r.case_id = c.id and c.id in (<ids>) and c.held and d.sent is not null"
                        + " and (r.state in ('rejected', 'undecidable') or r.handed is not null)")
                .bindList("ids", caseIds)
                .execute();
    }
}
