package zebrawatch.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import zebrawatch.archive.Database;

/**
 * Who is signed in: tokens that browsers hold, of which the database keeps digests alone. A session ends when nothing was
 * asked for some time, and in any case after a longer one. Any thread may use it.
 */
public final class Sessions {
    /**
     * How long one lasts.
     *
     * @param idle after the last request
     * @param absolute after it began
     */
    public record Lifetimes(Duration idle, Duration absolute) {
        /** 30 minutes, and 12 hours for a shift (NIST SP 800-63B section 2.2.3: at most 12 hours, 30 minutes idle). */
        public static final Lifetimes STANDARD = new Lifetimes(Duration.ofMinutes(30), Duration.ofHours(12));
    }

    /** When it was last seen is written no more often than this. */
    private static final Duration SEEN_STEP = Duration.ofSeconds(30);

    private final Database database;
    private final Lifetimes lifetimes;
    private final Clock clock;

    public Sessions(Database database, Lifetimes lifetimes, Clock clock) {
        this.database = database;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** Whose browser this is; empty if the session has ended or the account is disabled. */
    public Optional<Account> find(String token) {
        Instant now = clock.instant();
        String sha256 = Secret.sha256(token);
        return database.jdbi().withHandle(handle -> {
            Optional<Account> account = handle.createQuery(
                            "select a.* from session s join account a on a.id = s.account"
                                    + " where token_sha256 = :token and a.enabled and seen > :idle and begun > :absolute")
                    .bind("token", sha256)
                    .bind("idle", now.minus(lifetimes.idle()))
                    .bind("absolute", now.minus(lifetimes.absolute()))
                    .map((row, context) -> Accounts.account(row))
                    .findOne();
            if (account.isPresent()) {
                handle.execute(
                        "update session set seen = ? where token_sha256 = ? and seen < ?",
                        now,
                        sha256,
                        now.minus(SEEN_STEP));
            }
            return account;
        });
    }

    /** Begins one and clears away those that have ended; the token is for the browser alone. */
    String begin(Handle handle, UUID account) {
        Instant now = clock.instant();
        handle.execute(
                "delete from session where seen <= ? or begun <= ?",
                now.minus(lifetimes.idle()),
                now.minus(lifetimes.absolute()));
        String token = Secret.token();
        handle.execute("insert into session values (?, ?, ?, ?)", Secret.sha256(token), account, now, now);
        return token;
    }

    static void end(Handle handle, String token) {
        handle.execute("delete from session where token_sha256 = ?", Secret.sha256(token));
    }

    static void endAll(Handle handle, UUID account) {
        handle.execute("delete from session where account = ?", account);
    }
}
