package zebrawatch.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import zebrawatch.archive.Database;

/**
 * Locks a name after 5 failures in a row, an address after 20: for a minute, then twice as long at each further failure,
 * at most a quarter of an hour (OWASP's Authentication Cheat Sheet: growing waits, so that nobody can lock others out for
 * long). Failures are forgotten an hour after the last. Names that nobody has are locked like others, so that the lock
 * tells nothing. Any thread may use it.
 */
final class Throttle {
    private static final int FREE_BY_NAME = 5;
    private static final int FREE_BY_ADDRESS = 20;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;

    Throttle(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What becomes of an attempt. */
    enum Permit {
        /** It is not made; one has to wait. */
        LOCKED,
        /** It is made, and if it fails one has to wait. */
        LAST,
        FREE
    }

    /** Counts an attempt before it is made, as if it failed, so that many at once are not more than one after the other. */
    Permit attempt(String name, String address) {
        Instant now = clock.instant();
        return database.jdbi().inTransaction(handle -> {
            handle.execute("delete from sign_in_failure where last < ?", now.minus(FORGOTTEN));
            Permit byAddress = count(handle, byAddress(address), FREE_BY_ADDRESS, now);
            Permit byName = byAddress == Permit.LOCKED ? byAddress : count(handle, byName(name), FREE_BY_NAME, now);
            return byAddress.compareTo(byName) < 0 ? byAddress : byName;
        });
    }

    /** The attempt was right: the name's failures are forgotten; the address's before it are not, or whoever has an account could guess on. */
    void succeeded(Handle handle, String name, String address) {
        handle.execute(
                "update sign_in_failure set failures = failures - 1, locked_until = ? where key = ?",
                clock.instant(),
                byAddress(address));
        forget(handle, name);
    }

    static void forget(Handle handle, String name) {
        handle.execute("delete from sign_in_failure where key = ?", byName(name));
    }

    private static Permit count(Handle handle, String key, int free, Instant now) {
        Optional<Integer> failures = handle.createQuery("insert into sign_in_failure values (:key, 1, :now, :now)"
                        + " on conflict (key) do update set failures = sign_in_failure.failures + 1, last = :now"
                        + " where sign_in_failure.locked_until <= :now returning failures")
                .bind("key", key)
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne();
        if (failures.isEmpty()) {
            return Permit.LOCKED;
        }
        if (failures.get() < free) {
            return Permit.FREE;
        }
        handle.execute(
                "update sign_in_failure set locked_until = ? where key = ?",
                now.plus(wait(failures.get() - free)),
                key);
        return Permit.LAST;
    }

    /** @param further failures after those that are free */
    static Duration wait(int further) {
        return further >= 4 ? LONGEST : FIRST.multipliedBy(1L << further);
    }

    private static String byName(String name) {
        return "name " + Secret.sha256(name);
    }

    private static String byAddress(String address) {
        return "address " + address;
    }
}
