package zebrawatch.web;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import zebrawatch.account.Account;
import zebrawatch.account.Role;

/**
 * Who may ask for a route.
 *
 * @param everybody also those who are not signed in
 * @param roles one of them is needed otherwise
 */
public record Access(boolean everybody, Set<Role> roles) {
    /** Everybody, signed in or not. */
    public static final Access PUBLIC = new Access(true, Set.of());

    /** Whoever is signed in. */
    public static final Access SIGNED_IN = new Access(false, EnumSet.allOf(Role.class));

    public Access {
        roles = Set.copyOf(roles);
    }

    /** Whoever has one of the roles. */
    public static Access only(Role first, Role... others) {
        return new Access(false, EnumSet.of(first, others));
    }

    /** Whether somebody may. */
    public boolean admits(Optional<Account> visitor) {
        return everybody
                || visitor.stream().flatMap(account -> account.roles().stream()).anyMatch(roles::contains);
    }
}
