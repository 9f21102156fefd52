package zebrawatch.web;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import zebrawatch.account.Account;

/** Every address of the office and who may ask for it. Filled before the office listens, unchanged after. */
public final class Routes {
    /**
     * An entry of the menu.
     *
     * @param textKey of its text
     */
    public record Entry(String path, String textKey, Access access) {}

    private final List<Route> all = new ArrayList<>();
    private final List<Entry> menu = new ArrayList<>();

    Routes() {}

    /** A page or a file; changes nothing. */
    public Added get(String path, Access access, Action action) {
        return add(HandlerType.GET, path, access, action);
    }

    /** A form. */
    public Added post(String path, Access access, Action action) {
        return add(HandlerType.POST, path, access, action);
    }

    /** A script's request to store something under its address. */
    public Added put(String path, Access access, Action action) {
        return add(HandlerType.PUT, path, access, action);
    }

    /** A script's request to remove what its address names. */
    public Added delete(String path, Access access, Action action) {
        return add(HandlerType.DELETE, path, access, action);
    }

    /** All of them. */
    public List<Route> all() {
        return Collections.unmodifiableList(all);
    }

    /** What somebody sees in the menu. */
    List<Entry> menu(Optional<Account> visitor) {
        return menu.stream()
                .filter(entry -> !entry.access().everybody() && entry.access().admits(visitor))
                .toList();
    }

    private Added add(HandlerType method, String path, Access access, Action action) {
        Route route = new Route(method, path, access, action);
        all.add(route);
        return new Added(route);
    }

    /** A route that was just added. */
    public final class Added {
        private final Route route;

        private Added(Route route) {
            this.route = route;
        }

        /**
         * Shows it in the menu, to those who may ask for it, after what was added before.
         *
         * @param textKey of its text
         */
        public void menu(String textKey) {
            menu.add(new Entry(route.path(), textKey, route.access()));
        }
    }
}
