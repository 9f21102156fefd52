package zebrawatch.review;

import java.util.Optional;
import zebrawatch.archive.Database;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;

/** The documents and media of stored cases. */
final class Dossiers {
    private final Database database;

    Dossiers(Database database) {
        this.database = database;
    }

    /** A picture or clip: how it is encoded, and its bytes' digest. */
    record Medium(String type, String sha256) {}

    /** What a case's document says, if the case is there. */
    Optional<CaseEvent> document(String caseId) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select document from cases where id = :id")
                        .bind("id", caseId)
                        .map((row, context) -> CaseJson.read(row.getBytes("document")))
                        .findOne());
    }

    /** One of a case's files, by its number in the document. */
    Optional<Medium> medium(String caseId, int seq) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select media_type, sha256 from case_media where case_id = :id and seq = :seq")
                        .bind("id", caseId)
                        .bind("seq", seq)
                        .map((row, context) -> new Medium(row.getString("media_type"), row.getString("sha256")))
                        .findOne());
    }
}
