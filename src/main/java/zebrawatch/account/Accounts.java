package zebrawatch.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import zebrawatch.archive.Database;

/** The accounts of the office. Each change is logged in its own transaction. Any thread may use it. */
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");
    private static final int LONGEST_SHOWN_NAME = 40;
    private static final Duration CODE_LIFE = Duration.ofDays(3);

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    public Accounts(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is kept of an account to sign in with. */
    record Credentials(Account account, Optional<String> password, Optional<String> codeSha256, Instant codeUntil) {}

    /** All, by name. */
    public List<Account> all() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select * from account order by name")
                        .map((row, context) -> account(row))
                        .list());
    }

    /** One, also if it is disabled. */
    public Optional<Account> find(UUID id) {
        return database.jdbi().withHandle(handle -> find(handle, id));
    }

    /** Whether there is none yet. */
    public boolean areNone() {
        return database.jdbi().withHandle(Accounts::areNone);
    }

    /**
     * Makes the first account, an administrator.
     *
     * @throws AccountException if there is one already
     */
    Account addFirst(String name, String shownName, String password, String address) {
        String hash = Passwords.hash(password);
        Account first = new Account(UUID.randomUUID(), name, shownName.strip(), Set.of(Role.ADMINISTRATOR), true);
        database.jdbi().useTransaction(handle -> {
            handle.execute("lock table account in exclusive mode");
            if (!areNone(handle)) {
                throw new AccountException("account.error.not_first");
            }
            insert(handle, first);
            setPassword(handle, first.id(), hash);
            audit.record(handle, Who.of(first, address), "account.first", name, shownName);
        });
        return first;
    }

    /**
     * Adds one.
     *
     * @return the one-time code with which its owner sets a password within 72 hours; it is kept nowhere
     * @throws AccountException if the name is taken, or a field is not as it should be
     */
    public String add(Who who, String name, String shownName, Set<Role> roles) {
        requireGood(name, shownName, roles);
        Account added = new Account(UUID.randomUUID(), name, shownName.strip(), roles, true);
        String code = Secret.code();
        database.jdbi().useTransaction(handle -> {
            if (insert(handle, added) == 0) {
                throw new AccountException("account.error.name_taken");
            }
            setCode(handle, added.id(), code);
            audit.record(handle, who, "account.add", name, added.shownName() + " " + words(roles));
        });
        return code;
    }

    /**
     * Changes what one may do; whoever lost a role is asked to sign in again.
     *
     * @throws AccountException if no administrator would be left, or a field is not as it should be
     */
    public void change(Who who, UUID id, String shownName, Set<Role> roles, boolean enabled) {
        database.jdbi().useTransaction(handle -> {
            handle.execute("lock table account in exclusive mode");
            Account old = find(handle, id).orElseThrow(() -> new AccountException("account.error.unknown"));
            requireGood(old.name(), shownName, roles);
            handle.createUpdate(
                            "update account set shown_name = :shown, roles = :roles, enabled = :enabled where id = :id")
                    .bind("shown", shownName.strip())
                    .bindArray("roles", String.class, codes(roles))
                    .bind("enabled", enabled)
                    .bind("id", id)
                    .execute();
            if (handle.createQuery(
                            "select not exists (select 1 from account where enabled and 'ADMINISTRATOR' = any(roles))")
                    .mapTo(Boolean.class)
                    .one()) {
                throw new AccountException("account.error.last_administrator");
            }
            if (!enabled || !roles.containsAll(old.roles())) {
                Sessions.endAll(handle, id);
            }
            audit.record(
                    handle,
                    who,
                    enabled ? "account.change" : "account.disable",
                    old.name(),
                    old.shownName() + " " + words(old.roles()) + " -> " + shownName.strip() + " " + words(roles));
        });
    }

    /**
     * Takes an account's password away and signs it out.
     *
     * @return the one-time code with which its owner sets another within 72 hours; it is kept nowhere
     */
    public String reset(Who who, UUID id) {
        String code = Secret.code();
        database.jdbi().useTransaction(handle -> {
            Account account = find(handle, id).orElseThrow(() -> new AccountException("account.error.unknown"));
            handle.execute("update account set password = null where id = ?", id);
            setCode(handle, id, code);
            Sessions.endAll(handle, id);
            Throttle.forget(handle, account.name());
            audit.record(handle, who, "account.reset", account.name(), "");
        });
        return code;
    }

    Optional<Credentials> credentials(String name) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select * from account where name = :name")
                        .bind("name", Database.text(name))
                        .map((row, context) -> new Credentials(
                                account(row),
                                Optional.ofNullable(row.getString("password")),
                                Optional.ofNullable(row.getString("code_sha256")),
                                Optional.ofNullable(row.getTimestamp("code_until"))
                                        .map(java.sql.Timestamp::toInstant)
                                        .orElse(Instant.EPOCH)))
                        .findOne());
    }

    /** Sets a password and uses up the one-time code, if there is one. */
    static void setPassword(Handle handle, UUID id, String hash) {
        handle.execute("update account set password = ?, code_sha256 = null, code_until = null where id = ?", hash, id);
    }

    static Optional<Account> find(Handle handle, UUID id) {
        return handle.createQuery("select * from account where id = :id")
                .bind("id", id)
                .map((row, context) -> account(row))
                .findOne();
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("shown_name"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("enabled"));
    }

    private void setCode(Handle handle, UUID id, String code) {
        handle.execute(
                "update account set code_sha256 = ?, code_until = ? where id = ?",
                Secret.codeSha256(code),
                clock.instant().plus(CODE_LIFE),
                id);
    }

    private int insert(Handle handle, Account account) {
        return handle.createUpdate("insert into account (id, name, shown_name, roles, enabled, created)"
                        + " values (:id, :name, :shown, :roles, :enabled, :created) on conflict (name) do nothing")
                .bind("id", account.id())
                .bind("name", account.name())
                .bind("shown", account.shownName())
                .bindArray("roles", String.class, codes(account.roles()))
                .bind("enabled", account.enabled())
                .bind("created", clock.instant())
                .execute();
    }

    private static boolean areNone(Handle handle) {
        return handle.createQuery("select not exists (select 1 from account)")
                .mapTo(Boolean.class)
                .one();
    }

    /** @throws AccountException if a field is not as it should be */
    static void requireGood(String name, String shownName, Set<Role> roles) {
        if (!NAME.matcher(name).matches()) {
            throw new AccountException("account.error.name");
        }
        if (shownName.isBlank()
                || shownName.length() > LONGEST_SHOWN_NAME
                || shownName.codePoints().anyMatch(Character::isISOControl)) {
            throw new AccountException("account.error.shown_name");
        }
        if (roles.isEmpty()) {
            throw new AccountException("account.error.roles");
        }
    }

    private static List<String> codes(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::name).toList();
    }

    private static String words(Set<Role> roles) {
        return String.join(",", codes(roles));
    }
}
