package zebrawatch.account;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who does something that is logged.
 *
 * @param account empty for whoever is not signed in, and for the program itself
 * @param name the account's, the one that was tried, or empty
 * @param address where the request came from; empty for the program itself
 */
public record Who(Optional<UUID> account, String name, String address) {
    /** The program itself, such as a task that runs by the clock. */
    public static final Who PROGRAM = new Who(Optional.empty(), "", "");

    /** Somebody who is signed in. */
    public static Who of(Account account, String address) {
        return new Who(Optional.of(account.id()), account.name(), address);
    }

    /** Somebody who is not. */
    public static Who stranger(String triedName, String address) {
        return new Who(Optional.empty(), triedName, address);
    }
}
