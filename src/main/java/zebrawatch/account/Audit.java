package zebrawatch.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import zebrawatch.archive.Database;
import zebrawatch.evidence.Sha256;

/**
 * Who did what. The log only grows: the database refuses changes, and each row carries the SHA-256 of the row before, so
 * that a change behind its back is found. What was cut off at the end is found only by whoever noted the last row's
 * digest. Any thread may use it.
 */
public final class Audit {
    /** A row; {@code sha256} is of all that stands before it, so the last one stands for the whole log. */
    public record Entry(
            long number,
            Instant at,
            Optional<UUID> account,
            String name,
            String address,
            String what,
            String subject,
            String details,
            String previous,
            String sha256) {}

    /**
     * Which rows to look at.
     *
     * @param name exactly; empty for all
     * @param what exactly, or all that begin with it where it ends with a dot; empty for all
     * @param subject exactly; empty for all
     * @param before rows with a lower number
     */
    public record Filter(String name, String what, String subject, Instant from, Instant until, long before) {
        /** All rows. */
        public static final Filter ALL =
                new Filter("", "", "", Instant.EPOCH, Instant.ofEpochSecond(1L << 34), Long.MAX_VALUE);
    }

    /** What the check of the whole log found; {@code broken} is the first row that is not as it was written. */
    public record Verdict(long rows, Optional<Long> broken, String lastSha256) {}

    private static final String NONE = "0".repeat(64);
    private static final int LOCK = 0x7a656272;
    private static final int ROWS_AT_A_TIME = 1_000;

    private final Database database;
    private final Clock clock;

    public Audit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds a row, in the transaction of what it tells of. Writers wait for each other until their transactions end, so
     * this comes last in them.
     *
     * @param what a room and a word, such as {@code review.confirm}; {@code review.audit.confirm} in the texts
     * @param subject what it was done to, such as a case's id; may be empty
     * @param details a sentence or some words; never a password or token
     */
    public void record(Handle handle, Who who, String what, String subject, String details) {
        handle.execute("select pg_advisory_xact_lock(?)", LOCK);
        Optional<Entry> last = handle.createQuery("select * from audit order by number desc limit 1")
                .map((row, context) -> entry(row))
                .findOne();
        Entry entry = sealed(new Entry(
                last.map(Entry::number).orElse(0L) + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                who.account(),
                Database.text(who.name()),
                Database.text(who.address()),
                Database.text(what),
                Database.text(subject),
                Database.text(details),
                last.map(Entry::sha256).orElse(NONE),
                ""));
        handle.createUpdate("insert into audit (number, at, account, name, address, what, subject, details, previous,"
                        + " sha256) values (:number, :at, cast(:account as uuid), :name, :address, :what, :subject, :details,"
                        + " :previous, :sha256)")
                .bind("number", entry.number())
                .bind("at", entry.at())
                .bind("account", entry.account().map(UUID::toString).orElse(null))
                .bind("name", entry.name())
                .bind("address", entry.address())
                .bind("what", entry.what())
                .bind("subject", entry.subject())
                .bind("details", entry.details())
                .bind("previous", entry.previous())
                .bind("sha256", entry.sha256())
                .execute();
    }

    /** Adds a row in a transaction of its own. */
    public void record(Who who, String what, String subject, String details) {
        database.jdbi().useTransaction(handle -> record(handle, who, what, subject, details));
    }

    /** The newest rows that the filter lets through. */
    public List<Entry> entries(Filter filter, int most) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select * from audit where number < :before"
                                + " and at >= :from and at < :until and (:name = '' or name = :name)"
                                + " and (:subject = '' or subject = :subject)"
                                + " and (:what = '' or what = :what or (right(:what, 1) = '.' and starts_with(what, :what)))"
                                + " order by number desc limit :most")
                        .bind("before", filter.before())
                        .bind("from", filter.from())
                        .bind("until", filter.until())
                        .bind("name", Database.text(filter.name()))
                        .bind("subject", Database.text(filter.subject()))
                        .bind("what", Database.text(filter.what()))
                        .bind("most", most)
                        .map((row, context) -> entry(row))
                        .list());
    }

    /** The words for what was done that occur in the log; the index is asked once a word, not once a row. */
    public List<String> whats() {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("with recursive words as ((select min(what) as what from audit)"
                                        + " union all select (select min(what) from audit where audit.what > words.what)"
                                        + " from words where words.what is not null)"
                                        + " select what from words where what is not null order by what")
                                .mapTo(String.class)
                                .list());
    }

    /** Reads the whole log and checks each row. */
    public Verdict verify() {
        return database.jdbi().inTransaction(handle -> {
            try (Stream<Entry> entries = handle
                    .createQuery("select * from audit order by number")
                    .setFetchSize(ROWS_AT_A_TIME)
                    .map((row, context) -> entry(row))
                    .stream()) {
                return verify(entries.iterator());
            }
        });
    }

    private static Verdict verify(Iterator<Entry> entries) {
        long number = 0;
        String previous = NONE;
        while (entries.hasNext()) {
            Entry entry = entries.next();
            number++;
            if (entry.number() != number || !entry.previous().equals(previous) || !entry.equals(sealed(entry))) {
                return new Verdict(number - 1, Optional.of(number), previous);
            }
            previous = entry.sha256();
        }
        return new Verdict(number, Optional.empty(), previous);
    }

    /** Each field with its length before it, so that no two rows are the same bytes. */
    private static Entry sealed(Entry e) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(e.number());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, e.at()));
            for (String field : List.of(
                    e.account().map(UUID::toString).orElse(""),
                    e.name(),
                    e.address(),
                    e.what(),
                    e.subject(),
                    e.details(),
                    e.previous())) {
                byte[] utf8 = field.getBytes(UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Entry(
                e.number(),
                e.at(),
                e.account(),
                e.name(),
                e.address(),
                e.what(),
                e.subject(),
                e.details(),
                e.previous(),
                Sha256.of(bytes.toByteArray()));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                Optional.ofNullable(row.getObject("account", UUID.class)),
                row.getString("name"),
                row.getString("address"),
                row.getString("what"),
                row.getString("subject"),
                row.getString("details"),
                row.getString("previous"),
                row.getString("sha256"));
    }
}
