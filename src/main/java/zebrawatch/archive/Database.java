package zebrawatch.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The office's PostgreSQL database, its tables made or brought up to date; one office's at a time. Any thread may use it. */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** One of them is for being alone. */
    private static final int CONNECTIONS = 11;
    /** The lock of all offices, "zebra" in ASCII. */
    private static final long OFFICE = 0x7a_65_62_72_61L;
    /** PostgreSQL needs a moment to notice that an office was killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String SCHEME = "jdbc:postgresql:";

    private final @Nullable EmbeddedServer server;
    private final HikariDataSource pool;
    private final Connection alone;
    private final Jdbi jdbi;

    private Database(@Nullable EmbeddedServer server, HikariDataSource pool, Connection alone) {
        this.server = server;
        this.pool = pool;
        this.alone = alone;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * A text as PostgreSQL takes it, which knows no zero characters and no halves of surrogate pairs; whoever sends one must
     * stop nobody's work.
     */
    public static String text(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\0', ' ');
    }

    /**
     * Opens it.
     *
     * @param url of another server ({@code jdbc:postgresql://host/database?user=…}, the password from PGPASSFILE or
     *     ~/.pgpass); empty for a server of this program's own
     * @param folder of that server
     * @throws ArchiveException in one sentence, if it cannot be used or another office uses it
     */
    public static Database open(Optional<String> url, Path folder) {
        url.filter(u -> !u.startsWith(SCHEME)).ifPresent(u -> {
            throw new ArchiveException("a database is " + SCHEME + "//host:5432/name?user=…; this is none");
        });
        EmbeddedServer server = url.isPresent() ? null : EmbeddedServer.start(folder);
        try {
            HikariConfig config = new HikariConfig();
            config.setPoolName("database");
            config.setMaximumPoolSize(CONNECTIONS);
            if (server == null) {
                config.setJdbcUrl(url.orElseThrow());
            } else {
                config.setDataSource(server.database());
            }
            return open(server, new HikariDataSource(config));
        } catch (HikariPool.PoolInitializationException e) {
            close(server);
            throw new ArchiveException(
                    "the database does not answer or refuses the login; the password belongs into "
                            + "the file that PGPASSFILE names, or ~/.pgpass",
                    e);
        } catch (RuntimeException e) {
            close(server);
            throw e;
        }
    }

    private static Database open(@Nullable EmbeddedServer server, HikariDataSource pool) {
        try {
            // before the tables are touched: they may be another office's, at work
            Connection alone = alone(pool);
            Flyway.configure().dataSource(pool).load().migrate();
            return new Database(server, pool, alone);
        } catch (FlywayException e) {
            pool.close();
            throw new ArchiveException("the database's tables cannot be made or brought up to date", e);
        } catch (SQLException e) {
            pool.close();
            throw new ArchiveException("the database does not answer", e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** A connection that has the database to this office for as long as it is open. */
    private static Connection alone(HikariDataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        try (PreparedStatement take = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            take.setLong(1, OFFICE);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!isTrue(take)) {
                if (System.nanoTime() > end) {
                    throw new ArchiveException("another office is at work with this database; end it first, or name "
                            + "another database with --database");
                }
                Thread.sleep(PAUSE.toMillis());
            }
            return connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveException("the office was told to stop while it started", e);
        }
    }

    private static boolean isTrue(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** How a room that keeps its own tables here reads and writes them. */
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        try {
            alone.close();
        } catch (SQLException e) {
            LOG.debug("the connection was gone already", e);
        }
        pool.close();
        close(server);
    }

    private static void close(@Nullable EmbeddedServer server) {
        if (server != null) {
            server.close();
        }
    }
}
