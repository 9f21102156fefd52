package zebrawatch.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.account.Account;
import zebrawatch.account.Secret;
import zebrawatch.account.Sessions;
import zebrawatch.account.Staff;
import zebrawatch.account.Who;

/**
 * Where every request to the office comes in. It finds out who asks, refuses what they may not have, refuses forms that are
 * not this browser's own, and has the route's action answer.
 */
public final class FrontDoor implements AutoCloseable {
    /**
     * How the office is served.
     *
     * @param host the address it listens on
     * @param port 0 for any that is free
     * @param tls how it proves that it is the office; empty for pages that are not encrypted
     * @param font a TrueType file with Chinese characters for browsers that have none
     * @param zone of the times shown
     */
    public record Settings(String host, int port, Optional<Tls> tls, Optional<Path> font, ZoneId zone) {
        /** Whether passwords would go over a network that anybody can listen to. */
        public boolean isExposed() {
            return tls.isEmpty() && !LOOPBACK.contains(host);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " media-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";
    private static final Set<HandlerType> CHANGING = Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.DELETE);
    private static final long LARGEST_BODY = 1_000_000;
    private static final String FORM_FIELD = "form";
    private static final String FORM_HEADER = "X-Form-Token";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final String LANGUAGE = "lang";

    private final Settings settings;
    private final Sessions sessions;
    private final Refusals refusals;
    private final Cookies cookies;
    private final Templates templates;
    private final Routes routes = new Routes();
    private final Javalin server;

    private FrontDoor(Settings settings, Staff staff, Clock clock, List<? extends Pages> rooms) {
        this.sessions = staff.sessions();
        this.refusals = new Refusals(staff.audit(), clock);
        this.settings = settings;
        this.cookies = new Cookies(settings.tls().isPresent());
        this.templates = new Templates(settings.zone());
        new Assets(settings.font()).open(routes);
        routes.get("/", Access.SIGNED_IN, this::home);
        rooms.forEach(room -> room.open(routes));
        new AccountsPages(staff.accounts()).open(routes);
        new AuditPages(staff.audit(), settings.zone()).open(routes);
        new SignInPages(staff.signIn(), staff.accounts()).open(routes);
        this.server = PageServer.of(POLICY, this::configure);
    }

    /**
     * Starts to serve.
     *
     * @param rooms whose pages are served beside those of signing in, accounts and the log
     * @throws PageException if the port is in use, or TLS has no usable files
     */
    public static FrontDoor start(Settings settings, Staff staff, Clock clock, List<? extends Pages> rooms) {
        FrontDoor door = new FrontDoor(settings, staff, clock, rooms);
        PageServer.start(door.server, settings.host(), settings.port());
        return door;
    }

    /** Where a browser on this machine finds it. */
    public String address() {
        return (settings.tls().isPresent() ? "https" : "http") + "://localhost:" + server.port();
    }

    /** Every address that is served. */
    public List<Route> routes() {
        return routes.all();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.http.maxRequestSize = LARGEST_BODY;
        settings.tls().map(Tls::open).ifPresent(tls -> {
            config.jetty.addConnector((jetty, http) -> encrypted(jetty, http, tls));
            config.routes.before(context -> context.header("Strict-Transport-Security", "max-age=31536000"));
        });
        config.routes.before(context -> context.header(Header.CACHE_CONTROL, "no-store")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()"));
        routes.all()
                .forEach(route ->
                        config.routes.addHttpHandler(route.method(), route.path(), context -> answer(route, context)));
        config.routes.exception(HttpResponseException.class, (e, context) -> refuse(context, e.getStatus()));
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} could not be answered", context.method(), context.path(), e);
            refuse(context, HttpStatus.INTERNAL_SERVER_ERROR.getCode());
        });
        config.routes.error(HttpStatus.NOT_FOUND.getCode(), context -> refuse(context, HttpStatus.NOT_FOUND.getCode()));
    }

    /** The name that a browser asks for is not held against the certificate: on a police network it may be an address. */
    private ServerConnector encrypted(Server jetty, HttpConfiguration http, SslContextFactory.Server tls) {
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(jetty, tls, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        return connector;
    }

    private void answer(Route route, Context context) throws Exception {
        boolean changing = CHANGING.contains(route.method());
        Optional<Account> visitor = visitor(context);
        if (changing) {
            requireSmall(route, context, visitor);
        }
        if (!route.access().admits(visitor)) {
            turnAway(route, context, visitor);
            return;
        }
        if (changing && !isOwnForm(context)) {
            refusals.record(who(context, visitor), "web.foreign_form", route.toString());
            throw new ForbiddenResponse();
        }
        route.action().answer(request(context, visitor));
    }

    /** The length is needed beforehand, so that nothing larger is read at all; browsers always say it. */
    private void requireSmall(Route route, Context context, Optional<Account> visitor) {
        if (context.header(Header.TRANSFER_ENCODING) != null) {
            throw new HttpResponseException(HttpStatus.LENGTH_REQUIRED.getCode());
        }
        if (context.req().getContentLengthLong() > LARGEST_BODY) {
            refusals.record(who(context, visitor), "web.too_large", route.toString());
            throw new HttpResponseException(HttpStatus.CONTENT_TOO_LARGE.getCode());
        }
    }

    private void turnAway(Route route, Context context, Optional<Account> visitor) {
        if (visitor.isPresent()) {
            refusals.record(who(context, visitor), "web.refused", route.method() + " " + context.path());
            throw new ForbiddenResponse();
        }
        if (!route.method().equals(HandlerType.GET) || !wantsPage(context)) {
            throw new UnauthorizedResponse();
        }
        String wanted =
                context.path().equals("/") ? "" : "?then=" + URLEncoder.encode(context.path(), StandardCharsets.UTF_8);
        context.redirect("/sign-in" + wanted, HttpStatus.SEE_OTHER);
    }

    private boolean isOwnForm(Context context) {
        String token = cookies.token(context);
        String header = context.header(FORM_HEADER);
        String sent = header != null ? header : context.formParam(FORM_FIELD);
        return token != null && sent != null && Secret.same(sent, Secret.formToken(token));
    }

    private void home(Request request) {
        List<Routes.Entry> menu = routes.menu(request.visitor());
        request.redirect(menu.isEmpty() ? "/account" : menu.get(0).path());
    }

    private void refuse(Context context, int status) {
        LOG.info("{}: {} {} is answered with {}", context.ip(), context.method(), context.path(), status);
        context.status(status);
        if (wantsPage(context)) {
            Request request = request(context, visitor(context));
            String key = "web.error." + status;
            String sentence = Texts.find(request.language(), key).orElseGet(() -> request.text("web.error.other"));
            request.page("web/error", Map.of("sentence", sentence));
        } else {
            context.contentType("text/plain; charset=utf-8").result(String.valueOf(HttpStatus.forStatus(status)));
        }
    }

    private static boolean wantsPage(Context context) {
        @Nullable String accepted = context.header(Header.ACCEPT);
        return accepted != null && accepted.contains("text/html");
    }

    private Optional<Account> visitor(Context context) {
        return Optional.ofNullable(cookies.token(context)).flatMap(sessions::find);
    }

    private Request request(Context context, Optional<Account> visitor) {
        return new Request(context, visitor, language(context), cookies, templates, routes);
    }

    private static Who who(Context context, Optional<Account> visitor) {
        return visitor.map(account -> Who.of(account, context.ip())).orElseGet(() -> Who.stranger("", context.ip()));
    }

    /** The one that the address asks for is kept for the browser's next requests. */
    private static Language language(Context context) {
        Optional<Language> asked = Language.of(context.queryParam(LANGUAGE));
        asked.ifPresent(language -> context.res()
                .addHeader(
                        Header.SET_COOKIE,
                        LANGUAGE + "=" + language.code() + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"));
        return asked.or(() -> Language.of(context.cookie(LANGUAGE))).orElse(Language.CHINESE);
    }
}
