package zebrawatch.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import zebrawatch.scene.Camera;
import zebrawatch.web.PageException;
import zebrawatch.web.PageServer;

/**
 * Serves the page that shows cases as they arrive, and their pictures. Each open page holds one thread of the server, which waits at the {@link CaseShelf}.
 */
public final class LivePage implements AutoCloseable {
    /**
     * How the page is served.
     *
     * @param host the address it listens on; pages show people's pictures to whoever can reach it
     * @param port 0 for any that is free
     * @param zone of the times shown
     * @param font a TrueType file with Chinese characters for browsers that have none
     * @param cameras to name lanes by
     */
    public record Settings(String host, int port, ZoneId zone, Optional<Path> font, List<Camera> cameras) {
        public Settings {
            cameras = List.copyOf(cameras);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PAGES = 64;
    private static final long BEAT_MILLIS = 2_000;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Settings settings;
    private final CaseShelf shelf;
    private final BooleanSupplier connected;
    private final Semaphore pages = new Semaphore(MOST_PAGES);
    private final Javalin server;
    private volatile boolean closing;

    private LivePage(Settings settings, CaseShelf shelf, BooleanSupplier connected) {
        this.settings = settings;
        this.shelf = shelf;
        this.connected = connected;
        this.server = PageServer.of(POLICY, this::configure);
    }

    /**
     * Starts to serve.
     *
     * @param connected whether cases can arrive at present
     * @throws PageException if the port is in use
     */
    public static LivePage start(Settings settings, CaseShelf shelf, BooleanSupplier connected) {
        LivePage page = new LivePage(settings, shelf, connected);
        PageServer.start(page.server, settings.host(), settings.port());
        return page;
    }

    /** Where a browser finds it. */
    public String address() {
        return "http://localhost:" + server.port();
    }

    @Override
    public void close() {
        closing = true;
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.staticFiles.add(files -> {
            files.location = Location.CLASSPATH;
            files.directory = "/web";
        });
        RoutesConfig routes = config.routes;
        routes.get("/font.ttf", this::font);
        routes.get("/cases/{id}/{seq}.jpg", this::picture);
        routes.sse("/live", this::live);
    }

    private void font(Context context) throws IOException {
        if (settings.font().isEmpty() || !Files.isRegularFile(settings.font().get())) {
            context.status(HttpStatus.NOT_FOUND).result("no font is installed here");
            return;
        }
        context.header("Cache-Control", "public, max-age=604800");
        context.writeSeekableStream(Files.newInputStream(settings.font().get()), "font/ttf");
    }

    private void picture(Context context) {
        int seq = context.pathParamAsClass("seq", Integer.class).getOrDefault(0);
        shelf.picture(context.pathParam("id"), seq)
                .ifPresentOrElse(
                        snapshot -> context.header("Cache-Control", "private, max-age=3600, immutable")
                                .contentType(snapshot.kind().media().type())
                                .result(snapshot.bytes()),
                        () -> context.status(HttpStatus.NOT_FOUND).result("this picture is not here any more"));
    }

    /** All cases on the shelf, then each new one; between them whether Kafka is connected, as a sign of life. */
    private void live(SseClient client) {
        if (!pages.tryAcquire()) {
            client.ctx().status(HttpStatus.SERVICE_UNAVAILABLE);
            return;
        }
        try {
            client.sendEvent("kafka", connected.getAsBoolean());
            long seen = 0;
            while (!client.terminated() && !closing) {
                for (CaseShelf.Shelved shelved : shelf.after(seen, BEAT_MILLIS)) {
                    client.sendEvent("case", json(shelved));
                    seen = shelved.number();
                }
                client.sendEvent("kafka", connected.getAsBoolean());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pages.release();
        }
    }

    private String json(CaseShelf.Shelved shelved) {
        try {
            return JSON.writeValueAsString(CaseCard.of(shelved.caseFile(), settings.zone(), settings.cameras()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card is plain text", e);
        }
    }
}
