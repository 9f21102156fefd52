package zebrawatch.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every server of pages does alike: it tells browsers what a page may do, and says that something went wrong, not what. */
public final class PageServer {
    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);

    private PageServer() {}

    /**
     * A server that does not listen yet.
     *
     * @param policy the pages' Content-Security-Policy
     * @param pages adds its routes
     */
    public static Javalin of(String policy, Consumer<JavalinConfig> pages) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.modifyServer(server -> server.setErrorHandler(new BadRequests(policy)));
            config.routes.before(context -> context.header("Content-Security-Policy", policy)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer"));
            config.routes.exception(Exception.class, (e, context) -> {
                LOG.error("{} could not be answered", context.path(), e);
                context.status(HttpStatus.INTERNAL_SERVER_ERROR).result("this could not be answered");
            });
            pages.accept(config);
        });
    }

    /**
     * Has it listen.
     *
     * @param port 0 for any that is free
     * @throws PageException if the port is in use
     */
    public static void start(Javalin server, String host, int port) {
        try {
            server.start(host, port);
        } catch (JavalinBindException e) {
            throw new PageException("port " + port + " is in use or needs higher rights; choose another port", e);
        }
    }
}
