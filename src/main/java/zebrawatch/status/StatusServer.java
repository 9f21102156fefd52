package zebrawatch.status;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.meters.Scrape;
import zebrawatch.video.PushedSignals;

/**
 * Serves a station's {@code /metrics} for Prometheus, {@code /health} for whoever watches over it, a page for people at
 * {@code /}, and takes signals. Answers nobody but this machine unless told otherwise.
 */
public final class StatusServer implements AutoCloseable {
    /** Where it listens unless told otherwise. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(StatusServer.class);
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /**
     * How it serves.
     *
     * @param host the address it listens on
     * @param port 0 for any that is free
     * @param zone of the times shown
     * @param font a TrueType file with Chinese characters for browsers that have none
     * @param token who tells signals has to know it; without one nobody can. Never shown
     */
    public record Settings(String host, int port, ZoneId zone, Optional<Path> font, Optional<String> token) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    private final Settings settings;
    private final Scrape scrape;
    private final Supplier<StationStatus> status;
    private final SignalPush signals;
    private final StatusPage page;
    private final Javalin server;

    private StatusServer(Settings settings, Scrape scrape, Supplier<StationStatus> status, PushedSignals signals) {
        this.settings = settings;
        this.scrape = scrape;
        this.status = status;
        this.signals = new SignalPush(signals, settings.token(), InstantSource.system());
        this.page = new StatusPage(settings.zone());
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts to serve.
     *
     * @param status asked for at every request
     * @throws StatusException if the port is in use
     */
    public static StatusServer start(
            Settings settings, Scrape scrape, Supplier<StationStatus> status, PushedSignals signals) {
        StatusServer server = new StatusServer(settings, scrape, status, signals);
        try {
            server.server.start(settings.host(), settings.port());
            return server;
        } catch (JavalinBindException e) {
            throw new StatusException(
                    settings.host() + ":" + settings.port()
                            + " is in use or needs higher rights; choose another port for the station's status",
                    e);
        }
    }

    /** Where it listens; not {@link Settings#port()} where that is 0. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.staticFiles.add(files -> {
            files.location = Location.CLASSPATH;
            files.directory = "/status";
        });
        RoutesConfig routes = config.routes;
        routes.before(context -> context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store"));
        routes.get("/", context -> context.html(page.of(status.get())));
        routes.get("/health", this::health);
        routes.get("/metrics", context -> context.result(scrape.text()).contentType(Scrape.CONTENT_TYPE));
        routes.get("/font.ttf", this::font);
        routes.put("/signals/{camera}/{crossing}", signals::take);
        routes.exception(
                HttpResponseException.class,
                (e, context) -> context.status(e.getStatus()).json(Map.of("error", String.valueOf(e.getMessage()))));
        routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} could not be answered", context.path(), e);
            context.status(HttpStatus.INTERNAL_SERVER_ERROR).json(Map.of("error", "this could not be answered"));
        });
    }

    private void font(Context context) throws IOException {
        if (settings.font().isEmpty() || !Files.isRegularFile(settings.font().get())) {
            throw new NotFoundResponse("no font is installed here");
        }
        context.header("Cache-Control", "public, max-age=604800");
        context.writeSeekableStream(Files.newInputStream(settings.font().get()), "font/ttf");
    }

    private void health(Context context) {
        StationStatus now = status.get();
        context.status(now.level() == StationStatus.Level.DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .contentType("application/json")
                .result(HealthJson.of(now).toString());
    }
}
