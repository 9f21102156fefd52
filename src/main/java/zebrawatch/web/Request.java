package zebrawatch.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zebrawatch.account.Account;
import zebrawatch.account.Secret;
import zebrawatch.account.Who;

/** A request whose sender may make it, and the answer to it. One thread's. */
public final class Request {
    private final Context context;
    private final Optional<Account> visitor;
    private final Language language;
    private final Cookies cookies;
    private final Templates templates;
    private final Routes routes;

    Request(
            Context context,
            Optional<Account> visitor,
            Language language,
            Cookies cookies,
            Templates templates,
            Routes routes) {
        this.context = context;
        this.visitor = visitor;
        this.language = language;
        this.cookies = cookies;
        this.templates = templates;
        this.routes = routes;
    }

    /** Javalin's own view of it, for headers, queries and files. */
    public Context context() {
        return context;
    }

    /** Who asks, if they are signed in. */
    public Optional<Account> visitor() {
        return visitor;
    }

    /** Who asks; only for routes that are not public. */
    public Account account() {
        return visitor.orElseThrow();
    }

    /** Who asks, for the log. */
    public Who who() {
        return visitor.map(account -> Who.of(account, address())).orElseGet(() -> Who.stranger("", address()));
    }

    /** Where it comes from. */
    public String address() {
        return context.ip();
    }

    public Language language() {
        return language;
    }

    /** A text in the visitor's language. */
    public String text(String key, Object... arguments) {
        return Texts.of(language, key, arguments);
    }

    /** What forms of this page carry; gives a browser that has no cookie one. */
    public String formToken() {
        return Secret.formToken(cookies.tokenOrNew(context));
    }

    /**
     * A field of the form, without blanks around it.
     *
     * @param longest in characters; a browser's {@code maxlength} says the same
     * @throws BadRequestResponse if it is absent, longer or no text
     */
    public String field(String name, int longest) {
        return text(name, context.formParam(name), true, longest);
    }

    /**
     * A field of the form as it was typed, such as a password.
     *
     * @throws BadRequestResponse if it is absent, longer or no text
     */
    public String secret(String name, int longest) {
        return text(name, context.formParam(name), false, longest);
    }

    /** All values of a field, such as of boxes that are ticked. */
    public List<String> fields(String name) {
        return context.formParams(name);
    }

    /**
     * A query parameter without blanks around it; empty if it is absent.
     *
     * @throws BadRequestResponse if it is longer or no text
     */
    public String query(String name, int longest) {
        return text(name, Objects.requireNonNullElse(context.queryParam(name), ""), true, longest);
    }

    /** Nobody types a zero character, and the database takes none. */
    private static String text(String name, @Nullable String value, boolean stripped, int longest) {
        if (value == null || value.indexOf('\0') >= 0) {
            throw new BadRequestResponse(name);
        }
        String text = stripped ? value.strip() : value;
        if (text.length() > longest) {
            throw new BadRequestResponse(name);
        }
        return text;
    }

    /**
     * A path parameter that is a UUID.
     *
     * @throws NotFoundResponse if it is none
     */
    public UUID id(String parameter) {
        String text = context.pathParam(parameter);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // no UUID is no page, as below
        }
        throw new NotFoundResponse();
    }

    /** Answers with a page: {@code templates/TEMPLATE.html}, which sees the values. */
    public void page(String template, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(Templates.REQUEST, this);
        context.html(templates.page(template, all));
    }

    /**
     * Answers with a table that the browser stores as a file.
     *
     * @param name of the file, without its end: letters, digits and dashes
     */
    public void attach(Table table, Table.Format format, String name) {
        context.header(Header.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.code() + "\"")
                .contentType(format.type())
                .result(table.written(format));
    }

    /** Has the browser ask for another page. */
    public void redirect(String path) {
        context.redirect(path, HttpStatus.SEE_OTHER);
    }

    /** The token of the visitor's session; null for a browser that never got one. */
    public @Nullable String token() {
        return cookies.token(context);
    }

    /** Gives the browser the token of a session that has just begun. */
    public void signedIn(String token) {
        cookies.set(context, token);
    }

    /** Takes the browser's token away. */
    public void signedOut() {
        cookies.remove(context);
    }

    /** Whether the same page comes when the browser asks again, for the layout's switch of languages. */
    public boolean isAskedAgain() {
        return context.method().equals(HandlerType.GET);
    }

    /** The menu, for the layout. */
    public List<MenuEntry> menu() {
        String path = context.path();
        return routes.menu(visitor).stream()
                .map(entry -> new MenuEntry(
                        entry.path(),
                        text(entry.textKey()),
                        path.equals(entry.path()) || path.startsWith(entry.path() + "/")))
                .toList();
    }

    /** An entry of the menu, as the layout shows it. */
    public record MenuEntry(String path, String text, boolean current) {}
}
