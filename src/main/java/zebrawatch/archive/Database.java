package zebrawatch.archive;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The office's PostgreSQL database, its tables made or brought up to date. Any thread may use it. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 10;
    private static final String SCHEME = "jdbc:postgresql:";

    private final @Nullable EmbeddedServer server;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(@Nullable EmbeddedServer server, HikariDataSource pool) {
        this.server = server;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** A text as PostgreSQL takes it, which knows no zero characters; whoever sends one must stop nobody's work. */
    public static String text(String text) {
        return text.replace('\0', ' ');
    }

    /**
     * Opens it.
     *
     * @param url of another server ({@code jdbc:postgresql://host/database?user=…}, the password from PGPASSFILE or
     *     ~/.pgpass); empty for a server of this program's own
     * @param folder of that server
     * @throws ArchiveException in one sentence, if it cannot be used
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
            HikariDataSource pool = new HikariDataSource(config);
            try {
                Flyway.configure().dataSource(pool).load().migrate();
                return new Database(server, pool);
            } catch (FlywayException e) {
                pool.close();
                throw new ArchiveException("the database's tables cannot be made or brought up to date", e);
            }
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

    /** How a room that keeps its own tables here reads and writes them. */
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        pool.close();
        close(server);
    }

    private static void close(@Nullable EmbeddedServer server) {
        if (server != null) {
            server.close();
        }
    }
}
