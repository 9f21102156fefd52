package zebrawatch.account;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.account.Accounts.Credentials;
import zebrawatch.archive.Database;

/**
 * The way in: name and password, name and one-time code, or the set-up code of an office that has no account yet. Whoever
 * fails learns nothing but that; every attempt is logged. Any thread may use it.
 */
public final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    /** Stands for the name where there is none yet; no account can have it. */
    private static final String SET_UP = "set up";

    private static final int LONGEST_NAME = 32;

    private final Database database;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final Throttle throttle;
    private final Clock clock;
    private final Optional<String> setUpCode;

    public SignIn(Database database, Accounts accounts, Sessions sessions, Audit audit, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.throttle = new Throttle(database, clock);
        this.clock = clock;
        this.setUpCode = accounts.areNone() ? Optional.of(Secret.code()) : Optional.empty();
    }

    /** What the terminal shows and the first administrator types; only while there is no account. */
    public Optional<String> setUpCode() {
        return setUpCode.filter(code -> accounts.areNone());
    }

    /**
     * Makes the first account and signs it in.
     *
     * @return the token for the browser
     * @throws AccountException with what is wrong
     */
    public String setUp(String code, String name, String shownName, String password, String address) {
        Accounts.requireGood(tidy(name), shownName, Set.of(Role.ADMINISTRATOR));
        Passwords.requireGood(password, tidy(name));
        Throttle.Permit permit = permit(SET_UP, address);
        String expected = setUpCode().orElseThrow(() -> new AccountException("account.error.not_first"));
        if (!Secret.same(Secret.codeSha256(code), Secret.codeSha256(expected))) {
            throw failed(permit, SET_UP, address, "account.error.code");
        }
        return begin(accounts.addFirst(tidy(name), shownName, password, address), address);
    }

    /**
     * Signs in by password.
     *
     * @return the token for the browser
     * @throws AccountException if it is not that, or one has to wait
     */
    public String enter(String typedName, String password, String address) {
        String name = tidy(typedName);
        Throttle.Permit permit = permit(name, address);
        Optional<Credentials> credentials = accounts.credentials(name);
        boolean right = Passwords.matches(password, credentials.flatMap(Credentials::password));
        if (!right || !credentials.orElseThrow().account().enabled()) {
            throw failed(permit, name, address, "account.error.sign_in");
        }
        return begin(credentials.get().account(), address);
    }

    /**
     * Sets a password by a one-time code and signs in.
     *
     * @return the token for the browser
     * @throws AccountException if the code is not the name's or too old, the password not good, or one has to wait
     */
    public String enterByCode(String typedName, String code, String password, String address) {
        String name = tidy(typedName);
        Passwords.requireGood(password, name);
        Throttle.Permit permit = permit(name, address);
        Optional<Credentials> found = accounts.credentials(name)
                .filter(c -> c.account().enabled() && c.codeUntil().isAfter(clock.instant()));
        String expected = found.flatMap(Credentials::codeSha256).orElse("");
        if (!Secret.same(Secret.codeSha256(code), expected)) {
            throw failed(permit, name, address, "account.error.code");
        }
        Account account = found.orElseThrow().account();
        setPassword(account, password, address);
        return begin(account, address);
    }

    /**
     * Changes one's own password and ends all of one's sessions.
     *
     * @return the token of a new one
     * @throws AccountException if the old one is not right, or the new one not good
     */
    public String changePassword(Account account, String old, String password, String address) {
        Passwords.requireGood(password, account.name());
        Throttle.Permit permit = permit(account.name(), address);
        if (!Passwords.matches(old, accounts.credentials(account.name()).flatMap(Credentials::password))) {
            throw failed(permit, account.name(), address, "account.error.old_password");
        }
        setPassword(account, password, address);
        return begin(account, address);
    }

    /** Signs out. */
    public void leave(Account account, String token, String address) {
        database.jdbi().useTransaction(handle -> {
            Sessions.end(handle, token);
            audit.record(handle, Who.of(account, address), "account.sign_out", account.name(), "");
        });
    }

    private void setPassword(Account account, String password, String address) {
        String hash = Passwords.hash(password);
        database.jdbi().useTransaction(handle -> {
            Accounts.setPassword(handle, account.id(), hash);
            Sessions.endAll(handle, account.id());
            audit.record(handle, Who.of(account, address), "account.password", account.name(), "");
        });
    }

    private String begin(Account account, String address) {
        return database.jdbi().inTransaction(handle -> {
            throttle.succeeded(handle, account.name(), address);
            String token = sessions.begin(handle, account.id());
            audit.record(handle, Who.of(account, address), "account.sign_in", account.name(), "");
            return token;
        });
    }

    private Throttle.Permit permit(String name, String address) {
        Throttle.Permit permit = throttle.attempt(name, address);
        if (permit == Throttle.Permit.LOCKED) {
            LOG.warn("{}: an attempt to sign in while it is locked", address);
            throw new AccountException("account.error.locked");
        }
        return permit;
    }

    private AccountException failed(Throttle.Permit permit, String name, String address, String sentence) {
        boolean locked = permit == Throttle.Permit.LAST;
        audit.record(Who.stranger(name, address), locked ? "account.locked" : "account.failure", name, "");
        return new AccountException(locked ? "account.error.locked" : sentence);
    }

    /** Names are not case-sensitive; what is too long for one is no name. */
    private static String tidy(String name) {
        String tidy = name.strip().toLowerCase(Locale.ROOT);
        return tidy.length() > LONGEST_NAME ? tidy.substring(0, LONGEST_NAME) : tidy;
    }
}
