package zebrawatch.publish;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zebrawatch.evidence.CaseFile;

/**
 * A spool as somebody looks at it from outside, also while its station has it open: what is in it, what was deleted, what is
 * to be sent again. Belongs to one thread.
 */
public final class SpoolFolder implements AutoCloseable {
    private final SpoolFile file;

    private SpoolFolder(SpoolFile file) {
        this.file = file;
    }

    /**
     * Opens the spool in {@code folder}.
     *
     * @throws PublishException if there is none or it cannot be read
     */
    public static SpoolFolder open(Path folder) {
        return new SpoolFolder(SpoolFile.visit(folder));
    }

    /** The cases whose packages are there, in the order in which they came. */
    public List<SpoolEntry> entries() {
        return file.reading(() -> file.rows(
                SpoolFolder::entry,
                "select id, event, bytes, kept, sent, refused from cases where event is not null order by row"));
    }

    /** The packages deleted since {@code since}, the oldest first. */
    public List<Deletion> deletions(Instant since) {
        return SpoolLedger.deletions(file, since);
    }

    /**
     * Marks sent and refused cases to be sent again. The station does it within seconds, if it runs, else at its next start.
     *
     * @return how many are marked
     * @throws PublishException if one of them is not there, or its package was deleted; none is marked then
     */
    public int resend(List<String> ids) {
        return file.changing("could not mark cases", () -> {
            List<String> gone = new ArrayList<>();
            int marked = 0;
            for (String id : ids) {
                int one = file.update(
                        "update cases set sent = null, refused = null where id = ? and event is not null", id);
                if (one == 0) {
                    gone.add(id);
                }
                marked += one;
            }
            if (!gone.isEmpty()) {
                throw new PublishException("no package of " + String.join(", ", gone) + " is in " + file.folder()
                        + "; 'spool list' names those that are");
            }
            return marked;
        });
    }

    /** The same for all refused cases and those sent since {@code since}. */
    public int resendSince(Instant since) {
        return file.changing(
                "could not mark cases",
                () -> file.update(
                        "update cases set sent = null, refused = null where event is not null"
                                + " and (sent >= ? or refused is not null)",
                        since.toEpochMilli()));
    }

    private static SpoolEntry entry(ResultSet row) throws SQLException {
        Optional<CaseFile> bare = SpoolLedger.read(row.getBytes("event"));
        long sent = row.getLong("sent");
        boolean isSent = !row.wasNull();
        return new SpoolEntry(
                row.getString("id"),
                bare.map(c -> c.camera().value()),
                bare.map(c -> c.ruling().time()),
                row.getLong("bytes"),
                Instant.ofEpochMilli(row.getLong("kept")),
                isSent ? Optional.of(Instant.ofEpochMilli(sent)) : Optional.empty(),
                Optional.ofNullable(row.getString("refused")));
    }

    @Override
    public void close() {
        file.close();
    }
}
