package zebrawatch.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import zebrawatch.account.Account;
import zebrawatch.account.AccountException;
import zebrawatch.account.Accounts;
import zebrawatch.account.Role;

/** The administrator's pages of accounts: add, change, disable, a new one-time code. */
final class AccountsPages implements Pages {
    private static final Access ADMINISTRATOR = Access.only(Role.ADMINISTRATOR);
    private static final int LONGEST_NAME = 64;

    private final Accounts accounts;

    AccountsPages(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/accounts", ADMINISTRATOR, request -> list(request, "")).menu("account.menu.accounts");
        routes.post("/accounts", ADMINISTRATOR, this::add);
        routes.get("/accounts/{id}", ADMINISTRATOR, request -> one(request, find(request), ""));
        routes.post("/accounts/{id}", ADMINISTRATOR, this::change);
        routes.post("/accounts/{id}/reset", ADMINISTRATOR, this::reset);
    }

    private void list(Request request, String error) {
        request.page("account/list", Map.of("accounts", accounts.all(), "roles", roles(), "error", error));
    }

    private void add(Request request) {
        String name = request.field("name", LONGEST_NAME);
        orSay(
                request,
                this::list,
                () -> showCode(
                        request,
                        name,
                        accounts.add(request.who(), name, request.field("shown_name", LONGEST_NAME), ticked(request))));
    }

    private static void one(Request request, Account account, String error) {
        request.page("account/one", Map.of("account", account, "roles", roles(), "error", error));
    }

    private void change(Request request) {
        UUID id = request.id("id");
        orSay(request, (r, error) -> one(r, find(r), error), () -> {
            accounts.change(
                    request.who(),
                    id,
                    request.field("shown_name", LONGEST_NAME),
                    ticked(request),
                    !request.fields("enabled").isEmpty());
            request.redirect("/accounts");
        });
    }

    private void reset(Request request) {
        Account account = find(request);
        orSay(
                request,
                (r, error) -> one(r, account, error),
                () -> showCode(request, account.name(), accounts.reset(request.who(), account.id())));
    }

    private static void showCode(Request request, String name, String code) {
        request.page("account/new-code", Map.of("name", name, "code", code));
    }

    private Account find(Request request) {
        return accounts.find(request.id("id")).orElseThrow(NotFoundResponse::new);
    }

    private static void orSay(Request request, BiConsumer<Request, String> page, Runnable work) {
        try {
            work.run();
        } catch (AccountException e) {
            request.context().status(HttpStatus.UNPROCESSABLE_CONTENT);
            page.accept(request, request.text(e.textKey()));
        }
    }

    private static List<Role> roles() {
        return Arrays.asList(Role.values());
    }

    private static Set<Role> ticked(Request request) {
        Set<Role> ticked = EnumSet.noneOf(Role.class);
        for (String name : request.fields("role")) {
            ticked.add(Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadRequestResponse("role")));
        }
        return ticked;
    }
}
