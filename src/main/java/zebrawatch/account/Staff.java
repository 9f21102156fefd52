package zebrawatch.account;

import java.time.Clock;
import zebrawatch.archive.Database;

/** Those who use an office: who they are, how they come in, and what they did. */
public record Staff(Audit audit, Accounts accounts, Sessions sessions, SignIn signIn) {
    /** An office's. */
    public static Staff of(Database database, Sessions.Lifetimes lifetimes, Clock clock) {
        Audit audit = new Audit(database, clock);
        Accounts accounts = new Accounts(database, audit, clock);
        Sessions sessions = new Sessions(database, lifetimes, clock);
        return new Staff(audit, accounts, sessions, new SignIn(database, accounts, sessions, audit, clock));
    }
}
