package zebrawatch.archive;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.publish.FolderLock;

/**
 * A PostgreSQL server of this program's own, for an office that has no other: reachable from this machine only, with a
 * password that only the owner of its folder can read. Its data survive a restart and a kill.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final int PASSWORD_BYTES = 24;

    private final FolderLock alone;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedServer(FolderLock alone, EmbeddedPostgres server, String password) {
        this.alone = alone;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts it; the first start takes some seconds more.
     *
     * @param folder for its programs and data, made if absent
     * @throws ArchiveException if it cannot start, or another office has the folder
     */
    static EmbeddedServer start(Path folder) {
        FolderLock alone = alone(folder);
        try {
            return start(folder, alone);
        } catch (RuntimeException e) {
            alone.close();
            throw e;
        }
    }

    /** Before anything else: a server that was left behind is ended, and that of an office at work must not be. */
    private static FolderLock alone(Path folder) {
        try {
            Files.createDirectories(folder);
            return FolderLock.take(folder.resolve("office.lock"))
                    .orElseThrow(() -> new ArchiveException("another office is at work with the database in " + folder
                            + "; end it first, or choose another folder with --data"));
        } catch (IOException e) {
            throw new ArchiveException("the folder " + folder + " cannot be used; choose one I may write to", e);
        }
    }

    private static EmbeddedServer start(Path folder, FolderLock alone) {
        Path data = folder.resolve("data");
        try {
            String password = password(folder.resolve("password"));
            endOrphan(data.resolve("postmaster.pid"));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setConnectConfig("password", password)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    // the library's own settings are for tests: they would lose what was committed
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "50")
                    .setPGStartupWait(START)
                    // at the program's end it is closed after those who use it, and not beside them
                    .setRegisterShutdownHook(false)
                    .start();
            EmbeddedServer started = new EmbeddedServer(alone, server, password);
            started.lock(data.resolve("pg_hba.conf"));
            return started;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new ArchiveException(
                    "PostgreSQL cannot start with its data in " + data
                            + "; see the log, or name a server with --database",
                    e);
        }
    }

    DataSource database() {
        return server.getDatabase("postgres", "postgres", Map.of("password", password));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL could not be stopped: {}", e.getMessage());
        }
        alone.close();
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
        }
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    /** A new server lets everybody on this machine in. */
    private void lock(Path rules) throws IOException, SQLException {
        if (!Files.readString(rules).contains("trust")) {
            return;
        }
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(rules, "host all all 127.0.0.1/32 scram-sha-256" + System.lineSeparator());
            statement.execute("select pg_reload_conf()");
        }
    }

    /** A killed office leaves its server running. */
    private static void endOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid)
                .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false));
        if (orphan.isPresent()) {
            LOG.info("ending the PostgreSQL server {} that an earlier office left behind", pid);
            orphan.get().destroy();
            await(orphan.get());
        }
    }

    private static void await(ProcessHandle orphan) {
        try {
            orphan.onExit().get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveException("the office was told to stop while it started", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ArchiveException(
                    "a PostgreSQL server of an earlier office still runs (process " + orphan.pid()
                            + ") and does not end; is another office at work on this folder?",
                    e);
        }
    }
}
