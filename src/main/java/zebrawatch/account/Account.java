package zebrawatch.account;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who may use the office.
 *
 * @param name to sign in with: 2 to 32 of a-z, 0-9, dot, dash and underscore
 * @param shownName as pages show it
 * @param enabled a disabled account cannot sign in and stays in the log
 */
public record Account(UUID id, String name, String shownName, Set<Role> roles, boolean enabled) {
    public Account {
        roles = Set.copyOf(roles);
    }
}
