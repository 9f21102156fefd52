package zebrawatch.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.ChainLink;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.scene.CameraId;

/**
 * Cases on this machine's disk until Kafka has them, in one SQLite file. A case is sealed as it is taken over, in the
 * transaction that also moves its camera's chain on. What {@link #keep} took over survives a crash
 * of the program and of the machine (write-ahead log, synchronous=FULL: the log is synced before the call returns).
 * After the acknowledgement the pictures go; the case's id stays for a while, so that judging the same passage again
 * makes no second case. Any thread may use it.
 */
final class Spool implements AutoCloseable {
    /** A case and its place in the queue. */
    record Waiting(long row, SealedCase sealed) {}

    @FunctionalInterface
    private interface Change<T> {
        T run() throws SQLException;
    }

    private static final String FILE = "spool.db";
    private static final int PAGE_BYTES = 4096;

    private final Path folder;
    private final Connection db;
    private final Sealer sealer;

    private Spool(Path folder, Connection db, Sealer sealer) {
        this.folder = folder;
        this.db = db;
        this.sealer = sealer;
    }

    /**
     * Opens the spool in {@code folder} and makes it if there is none. Only one program can have it open.
     *
     * @param maxBytes the file grows no larger; what does not fit is refused
     * @param remembered how long the ids of sent cases are known
     * @param sealer seals what is taken over
     * @throws PublishException if it cannot be opened
     */
    static Spool open(Path folder, long maxBytes, Duration remembered, Sealer sealer) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PublishException("the spool folder " + folder + " cannot be made; choose one I may write to", e);
        }
        Spool spool = new Spool(folder, connect(folder), sealer);
        try {
            spool.prepare(maxBytes);
            spool.update(
                    "delete from cases where sent < ?",
                    Instant.now().minus(remembered).toEpochMilli());
            return spool;
        } catch (SQLException e) {
            spool.close();
            throw trouble(folder, "cannot be opened", e);
        }
    }

    /**
     * Seals a case and takes it over; it is on disk when this returns, and its chain with it.
     *
     * @return nothing if the case is here already or was sent before
     * @throws PublishException if it could not be kept
     */
    synchronized Optional<SealedCase> keep(CaseFile caseFile) {
        return changing("could not keep case " + caseFile.id(), () -> {
            if (knows(caseFile.id())) {
                return Optional.empty();
            }
            SealedCase sealed = sealed(caseFile);
            update("insert into cases (id, event) values (?, ?)", caseFile.id(), sealed.document());
            int seq = 0;
            for (Snapshot snapshot : caseFile.snapshots()) {
                update(
                        "insert into pictures (case_id, seq, jpeg) values (?, ?, ?)",
                        caseFile.id(),
                        ++seq,
                        snapshot.bytes());
            }
            return Optional.of(sealed);
        });
    }

    /** Only within the transaction that keeps the case: a chain moves on with its package or not at all. */
    private SealedCase sealed(CaseFile caseFile) throws SQLException {
        ChainLink head = head(caseFile.camera());
        SealedCase sealed = sealer.seal(caseFile, head);
        update(
                "insert into chains (camera, number, sha256) values (?, ?, ?)"
                        + " on conflict (camera) do update set number = excluded.number, sha256 = excluded.sha256",
                caseFile.camera().value(),
                head.number() + 1,
                sealed.sha256());
        return sealed;
    }

    private ChainLink head(CameraId camera) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select number, sha256 from chains where camera = ?")) {
            select.setString(1, camera.value());
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? new ChainLink(found.getLong("number"), found.getString("sha256"))
                        : ChainLink.START;
            }
        }
    }

    private boolean knows(String id) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select 1 from cases where id = ?")) {
            select.setString(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    /**
     * The oldest case that is not sent and lies behind {@code row} in the queue.
     *
     * @param row 0 for the head of the queue
     */
    synchronized Optional<Waiting> next(long row) {
        try (PreparedStatement select = db.prepareStatement(
                "select row, id, event from cases where sent is null and row > ? order by row limit 1")) {
            select.setLong(1, row);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                byte[] document = found.getBytes("event");
                CaseFile caseFile = CaseJson.read(document).with(pictures(found.getString("id")));
                return Optional.of(new Waiting(found.getLong("row"), new SealedCase(caseFile, document)));
            }
        } catch (SQLException e) {
            throw trouble(folder, "cannot be read", e);
        }
    }

    /** Lets go of a case Kafka has acknowledged, all but its id. */
    synchronized void sent(String id, Instant when) {
        changing("could not mark case " + id + " as sent", () -> {
            update("delete from pictures where case_id = ?", id);
            return update("update cases set sent = ?, event = null where id = ?", when.toEpochMilli(), id);
        });
    }

    /** How many cases are not sent. */
    synchronized int waiting() {
        try (Statement s = db.createStatement();
                ResultSet count = s.executeQuery("select count(*) from cases where sent is null")) {
            return count.getInt(1);
        } catch (SQLException e) {
            throw trouble(folder, "cannot be read", e);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public synchronized void close() {
        try {
            db.close();
        } catch (SQLException e) {
            throw trouble(folder, "could not be closed", e);
        }
    }

    private static Connection connect(Path folder) {
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(FILE));
        } catch (SQLException e) {
            throw trouble(folder, "cannot be opened", e);
        }
    }

    private void prepare(long maxBytes) throws SQLException {
        for (String statement : List.of(
                "pragma locking_mode = exclusive",
                "pragma page_size = " + PAGE_BYTES,
                "pragma journal_mode = wal",
                "pragma synchronous = full",
                "pragma max_page_count = " + Math.max(1, maxBytes / PAGE_BYTES),
                "create table if not exists cases"
                        + " (row integer primary key autoincrement, id text not null unique, event blob, sent integer)",
                "create table if not exists pictures (case_id text not null references cases (id),"
                        + " seq integer not null, jpeg blob not null, primary key (case_id, seq))",
                "create table if not exists chains"
                        + " (camera text primary key, number integer not null, sha256 text not null)",
                "create index if not exists waiting on cases (row) where sent is null")) {
            try (Statement s = db.createStatement()) {
                s.execute(statement);
            }
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private Map<Integer, byte[]> pictures(String id) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select seq, jpeg from pictures where case_id = ?")) {
            select.setString(1, id);
            Map<Integer, byte[]> pictures = new HashMap<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    pictures.put(found.getInt("seq"), found.getBytes("jpeg"));
                }
            }
            return pictures;
        }
    }

    /** Runs {@code change} in one transaction; {@code otherwise} says what did not happen if it fails. */
    private <T> T changing(String otherwise, Change<T> change) {
        try {
            update("begin immediate");
            T result = change.run();
            update("commit");
            return result;
        } catch (SQLException e) {
            rollback(e);
            throw trouble(folder, otherwise, e);
        }
    }

    /** After some errors, a full disk among them, SQLite has rolled back by itself and refuses to do it again. */
    private void rollback(SQLException cause) {
        try {
            update("rollback");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static PublishException trouble(Path folder, String what, SQLException e) {
        return new PublishException("the spool in " + folder + " " + what + ": " + why(e), e);
    }

    /** SQLite's result codes (sqlite.org/rescode.html); the low byte is the primary code. */
    private static String why(SQLException e) {
        return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
            case SQLITE_FULL -> "the disk or the spool is full";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> "I may not write there";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program has it open";
            case SQLITE_NOTADB, SQLITE_CORRUPT -> "the file " + FILE + " is damaged";
            case SQLITE_IOERR -> "the disk reports an error";
            default -> "SQLite says " + e.getMessage();
        };
    }
}
