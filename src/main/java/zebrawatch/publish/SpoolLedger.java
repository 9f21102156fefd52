package zebrawatch.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.seal.CaseJson;

/** Deletes packages from a spool and records each deletion in the same transaction; what is recorded cannot be changed. */
final class SpoolLedger {
    private SpoolLedger() {}

    /**
     * Deletes a sent package, all but its id, and records that.
     *
     * @throws PublishException if that could not be done; nothing is deleted then
     */
    static void delete(SpoolFile file, String id, Instant now, Deletion.Reason reason) {
        int unused = file.changing("could not delete case " + id, () -> {
            List<byte[]> documents = file.rows(row -> row.getBytes(1), "select event from cases where id = ?", id);
            byte[] document = documents.get(0);
            Optional<CaseFile> bare = read(document);
            file.update(
                    "insert into deletions (id, camera, time, sha256, bytes, sent, deleted, reason)"
                            + " select id, ?, ?, ?, bytes, sent, ?, ? from cases where id = ?",
                    bare.map(c -> c.camera().value()),
                    bare.map(c -> c.ruling().time().toString()),
                    Sha256.of(document),
                    now.toEpochMilli(),
                    reason.code(),
                    id);
            file.update("delete from pictures where case_id = ?", id);
            return file.update("update cases set event = null, bytes = 0 where id = ?", id);
        });
    }

    /** The deletions since {@code since}, the oldest first. */
    static List<Deletion> deletions(SpoolFile file, Instant since) {
        return file.reading(() -> file.rows(
                SpoolLedger::deletion,
                "select * from deletions where deleted >= ? order by deleted, rowid",
                since.toEpochMilli()));
    }

    private static Deletion deletion(ResultSet row) throws SQLException {
        return new Deletion(
                row.getString("id"),
                Optional.ofNullable(row.getString("camera")),
                Optional.ofNullable(row.getString("time")).map(Instant::parse),
                row.getString("sha256"),
                row.getLong("bytes"),
                Instant.ofEpochMilli(row.getLong("sent")),
                Instant.ofEpochMilli(row.getLong("deleted")),
                Deletion.Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)));
    }

    /** The case without pictures, if the document can be read. */
    static Optional<CaseFile> read(byte[] document) {
        try {
            return Optional.of(CaseJson.read(document).bare());
        } catch (EvidenceException e) {
            return Optional.empty();
        }
    }
}
