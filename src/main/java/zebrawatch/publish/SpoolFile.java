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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * The SQLite file of a spool. What was committed survives a crash of the program and of the machine (write-ahead log,
 * synchronous=FULL: the log is synced before a commit returns). One program at a time is its owner; others may look, and
 * mark cases to be sent again. Belongs to one thread at a time.
 */
final class SpoolFile implements AutoCloseable {
    @FunctionalInterface
    interface Change<T> {
        T run() throws SQLException;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    static final int PAGE_BYTES = 4096;
    private static final String FILE = "spool.db";
    private static final String LOCK = "spool.lock";
    private static final int VERSION = 1;

    /** Whoever looks writes little; the owner waits for it. */
    private static final int PATIENCE_MILLIS = 10_000;

    private static final List<String> TABLES = List.of(
            "create table if not exists cases"
                    + " (row integer primary key autoincrement, id text not null unique, event blob, sent integer,"
                    + " kept integer not null default 0, bytes integer not null default 0, refused text)",
            "create table if not exists pictures (case_id text not null references cases (id),"
                    + " seq integer not null, jpeg blob not null, primary key (case_id, seq))",
            "create table if not exists chains"
                    + " (camera text primary key, number integer not null, sha256 text not null)",
            "create table if not exists deletions (id text not null, camera text, time text, sha256 text not null,"
                    + " bytes integer not null, sent integer not null, deleted integer not null, reason text not null)",
            "create trigger if not exists deletions_stay before delete on deletions"
                    + " begin select raise(abort, 'what was deleted stays recorded'); end",
            "create trigger if not exists deletions_are_final before update on deletions"
                    + " begin select raise(abort, 'what was deleted stays recorded'); end");

    /** They hold all that is asked of cases often, so that no document is read for it. */
    private static final List<String> INDEXES = List.of(
            "drop index if exists waiting",
            "create index if not exists unsent on cases (row, kept, bytes, refused) where sent is null",
            "create index if not exists held on cases (sent) where sent is not null and event is not null",
            "create index if not exists known on cases (sent) where sent is not null and event is null");

    private final Path folder;
    private final Connection db;
    private final @Nullable FolderLock lock;

    private SpoolFile(Path folder, Connection db, @Nullable FolderLock lock) {
        this.folder = folder;
        this.db = db;
        this.lock = lock;
    }

    /**
     * Opens the file in {@code folder} as its owner and makes it if there is none.
     *
     * @throws PublishException if it cannot be opened, or another program is its owner
     */
    static SpoolFile own(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PublishException("the spool folder " + folder + " cannot be made; choose one I may write to", e);
        }
        FolderLock lock = lock(folder);
        try {
            return prepared(new SpoolFile(folder, connect(folder), lock));
        } catch (PublishException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a file that is there beside its owner.
     *
     * @throws PublishException if there is none, or it cannot be opened
     */
    static SpoolFile visit(Path folder) {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            throw new PublishException("there is no spool in " + folder + "; expected the file " + FILE);
        }
        return prepared(new SpoolFile(folder, connect(folder), null));
    }

    private static SpoolFile prepared(SpoolFile file) {
        try {
            file.prepare();
            return file;
        } catch (SQLException e) {
            file.close();
            throw file.trouble("cannot be opened", e);
        } catch (PublishException e) {
            file.close();
            throw e;
        }
    }

    private void prepare() throws SQLException {
        for (String pragma : List.of(
                "pragma busy_timeout = " + PATIENCE_MILLIS,
                "pragma page_size = " + PAGE_BYTES,
                "pragma journal_mode = wal",
                "pragma synchronous = full")) {
            run(pragma);
        }
        long version = number("pragma user_version");
        if (version > VERSION) {
            throw new PublishException("the spool in " + folder + " was made by a newer version of this program");
        }
        if (version < VERSION) {
            changing("cannot be brought to this version", this::renew);
        }
    }

    /** Also from the layout before there was a version, which kept neither times nor sizes. */
    private int renew() throws SQLException {
        boolean older = number("select count(*) from pragma_table_info('cases')") > 0
                && number("select count(*) from pragma_table_info('cases') where name = 'bytes'") == 0;
        if (older) {
            run("alter table cases add column kept integer not null default 0");
            run("alter table cases add column bytes integer not null default 0");
            run("alter table cases add column refused text");
            update(
                    "update cases set kept = ?, bytes = coalesce(length(event), 0)"
                            + " + (select coalesce(sum(length(jpeg)), 0) from pictures where case_id = id)",
                    Instant.now().toEpochMilli());
        }
        for (String statement : TABLES) {
            run(statement);
        }
        for (String statement : INDEXES) {
            run(statement);
        }
        run("pragma user_version = " + VERSION);
        return VERSION;
    }

    private void run(String statement) throws SQLException {
        try (Statement s = db.createStatement()) {
            boolean unused = s.execute(statement);
        }
    }

    /** @param values in the order of the question marks; null where empty */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> rows(Row<T> row, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row.of(found));
            }
            return rows;
        }
    }

    /** The first column of the first row, 0 where it is null or there is none. */
    long number(String sql, Object... values) throws SQLException {
        List<Long> numbers = rows(row -> row.getLong(1), sql, values);
        return numbers.isEmpty() ? 0 : numbers.get(0);
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Optional<?> o ? o.orElse(null) : values[i]);
        }
        return statement;
    }

    /** Runs {@code change} in one transaction; {@code otherwise} says what did not happen if it fails. */
    <T> T changing(String otherwise, Change<T> change) {
        try {
            update("begin immediate");
            T result = change.run();
            update("commit");
            return result;
        } catch (SQLException e) {
            rollback(e);
            throw trouble(otherwise, e);
        } catch (RuntimeException e) {
            rollback(e);
            throw e;
        }
    }

    /** Asks something. */
    <T> T reading(Change<T> question) {
        try {
            return question.run();
        } catch (SQLException e) {
            throw trouble("cannot be read", e);
        }
    }

    /** After some errors, a full disk among them, SQLite has rolled back by itself and refuses to do it again. */
    private void rollback(Exception cause) {
        try {
            update("rollback");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** What it takes up, without pages that are free to be used again. */
    long usedBytes() throws SQLException {
        return PAGE_BYTES * (number("pragma page_count") - number("pragma freelist_count"));
    }

    /** What it can take up without the disk being full. */
    long roomBytes() throws SQLException {
        return PAGE_BYTES * number("pragma page_count") + folder.toFile().getUsableSpace();
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            db.close();
        } catch (SQLException e) {
            throw trouble("could not be closed", e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    private static Connection connect(Path folder) {
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(FILE));
        } catch (SQLException e) {
            throw new PublishException(sentence(folder, "cannot be opened", e), e);
        }
    }

    private static FolderLock lock(Path folder) {
        try {
            return FolderLock.take(folder.resolve(LOCK))
                    .orElseThrow(() -> new PublishException(
                            "the spool in " + folder + " cannot be opened: another program has it open"));
        } catch (IOException e) {
            throw new PublishException("the spool in " + folder + " cannot be opened: I may not write there", e);
        }
    }

    /** Whether there was no room for a change. */
    static boolean isFull(PublishException e) {
        return e.getCause() instanceof SQLException sql && code(sql) == SQLiteErrorCode.SQLITE_FULL;
    }

    private PublishException trouble(String what, SQLException e) {
        return new PublishException(sentence(folder, what, e), e);
    }

    private static String sentence(Path folder, String what, SQLException e) {
        return "the spool in " + folder + " " + what + ": " + why(e);
    }

    private static String why(SQLException e) {
        return switch (code(e)) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> "I may not write there";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program has it open";
            case SQLITE_NOTADB, SQLITE_CORRUPT -> "the file " + FILE + " is damaged";
            case SQLITE_IOERR -> "the disk reports an error";
            default -> "SQLite says " + e.getMessage();
        };
    }

    /** SQLite's result codes (sqlite.org/rescode.html); the low byte is the primary code. */
    private static SQLiteErrorCode code(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
    }
}
