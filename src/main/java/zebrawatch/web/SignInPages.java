package zebrawatch.web;

import io.javalin.http.HttpStatus;
import java.util.Map;
import zebrawatch.account.AccountException;
import zebrawatch.account.Accounts;
import zebrawatch.account.SignIn;

/** The way in and out: set-up, signing in, a first or forgotten password by one-time code, one's own account. */
final class SignInPages implements Pages {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 512;
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_PATH = 300;

    private final SignIn signIn;
    private final Accounts accounts;

    SignInPages(SignIn signIn, Accounts accounts) {
        this.signIn = signIn;
        this.accounts = accounts;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/sign-in", Access.PUBLIC, this::showSignIn);
        routes.post("/sign-in", Access.PUBLIC, this::signIn);
        routes.get("/sign-in/code", Access.PUBLIC, request -> showCode(request, ""));
        routes.post("/sign-in/code", Access.PUBLIC, this::signInByCode);
        routes.get("/set-up", Access.PUBLIC, this::showSetUp);
        routes.post("/set-up", Access.PUBLIC, this::setUp);
        routes.get("/account", Access.SIGNED_IN, request -> showAccount(request, "", false));
        routes.post("/account/password", Access.SIGNED_IN, this::changePassword);
        routes.post("/sign-out", Access.SIGNED_IN, this::signOut);
    }

    private void showSignIn(Request request) {
        if (accounts.areNone()) {
            request.redirect("/set-up");
        } else {
            signInPage(request, request.query("then", LONGEST_PATH), "");
        }
    }

    private static void signInPage(Request request, String then, String error) {
        request.page("account/sign-in", Map.of("then", local(then), "error", error));
    }

    private void signIn(Request request) {
        String then = local(request.field("then", LONGEST_PATH));
        try {
            request.signedIn(signIn.enter(
                    request.field("name", LONGEST_NAME),
                    request.secret("password", LONGEST_PASSWORD),
                    request.address()));
            request.redirect(then);
        } catch (AccountException e) {
            request.context().status(HttpStatus.UNPROCESSABLE_CONTENT);
            signInPage(request, then, request.text(e.textKey()));
        }
    }

    private static void showCode(Request request, String error) {
        request.page("account/code", Map.of("error", error));
    }

    private void signInByCode(Request request) {
        try {
            request.signedIn(signIn.enterByCode(
                    request.field("name", LONGEST_NAME),
                    request.field("code", LONGEST_CODE),
                    newPassword(request),
                    request.address()));
            request.redirect("/");
        } catch (AccountException e) {
            request.context().status(HttpStatus.UNPROCESSABLE_CONTENT);
            showCode(request, request.text(e.textKey()));
        }
    }

    private void showSetUp(Request request) {
        if (accounts.areNone()) {
            setUpPage(request, "");
        } else {
            request.redirect("/sign-in");
        }
    }

    private static void setUpPage(Request request, String error) {
        request.page("account/set-up", Map.of("error", error));
    }

    private void setUp(Request request) {
        try {
            request.signedIn(signIn.setUp(
                    request.field("code", LONGEST_CODE),
                    request.field("name", LONGEST_NAME),
                    request.field("shown_name", LONGEST_NAME),
                    newPassword(request),
                    request.address()));
            request.redirect("/");
        } catch (AccountException e) {
            request.context().status(HttpStatus.UNPROCESSABLE_CONTENT);
            setUpPage(request, request.text(e.textKey()));
        }
    }

    private static void showAccount(Request request, String error, boolean changed) {
        request.page("account/own", Map.of("error", error, "changed", changed));
    }

    private void changePassword(Request request) {
        try {
            request.signedIn(signIn.changePassword(
                    request.account(),
                    request.secret("old", LONGEST_PASSWORD),
                    newPassword(request),
                    request.address()));
            showAccount(request, "", true);
        } catch (AccountException e) {
            request.context().status(HttpStatus.UNPROCESSABLE_CONTENT);
            showAccount(request, request.text(e.textKey()), false);
        }
    }

    private void signOut(Request request) {
        String token = request.token();
        if (token != null) {
            signIn.leave(request.account(), token, request.address());
        }
        request.signedOut();
        request.redirect("/sign-in");
    }

    private static String newPassword(Request request) {
        String password = request.secret("password", LONGEST_PASSWORD);
        if (!password.equals(request.secret("again", LONGEST_PASSWORD))) {
            throw new AccountException("account.error.not_the_same");
        }
        return password;
    }

    /** A path of this office alone, so that a link to the page of signing in leads nowhere else. */
    private static String local(String path) {
        return path.matches("/[\\w-][\\w./-]*") ? path : "/";
    }
}
