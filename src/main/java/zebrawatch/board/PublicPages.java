package zebrawatch.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import zebrawatch.evidence.Sha256;
import zebrawatch.web.Access;
import zebrawatch.web.Pages;
import zebrawatch.web.Request;
import zebrawatch.web.Routes;

/**
 * What everybody may see: published issues and their masked pictures, and where drivers give way, as pages and for an LED
 * screen. Caches may keep them
 * but ask each time whether they still hold, so that what is withdrawn is gone at once.
 */
public final class PublicPages implements Pages {
    private static final String CACHED = "public, no-cache";
    private static final int ISSUES = 50;
    private static final int ISSUES_ON_LED = 3;
    private static final int LEADERS = 5;

    private final Board board;
    private final MaskStore masks;
    private final Supplier<Praise> praise;

    /** @param praise the crossings at which drivers give way */
    public PublicPages(Board board, MaskStore masks, Supplier<Praise> praise) {
        this.board = board;
        this.masks = masks;
        this.praise = praise;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/board", Access.PUBLIC, this::list);
        routes.get("/board/led", Access.PUBLIC, this::led);
        routes.get("/board/{issue}", Access.PUBLIC, this::issue);
        routes.get("/board/picture/{picture}", Access.PUBLIC, this::picture);
    }

    private void list(Request request) {
        cached(
                request,
                "board/list",
                Map.of("issues", board.published(ISSUES), "praise", praise.get(), "leaders", LEADERS));
    }

    private void issue(Request request) {
        Issue issue = board.issue(request.id("issue"))
                .filter(i -> i.state() == Issue.State.PUBLISHED)
                .orElseThrow(NotFoundResponse::new);
        cached(request, "board/public", Map.of("shown", shown(issue), "preview", false));
    }

    private void led(Request request) {
        List<Shown> shown =
                board.published(ISSUES_ON_LED).stream().map(this::shown).toList();
        cached(request, "board/led", Map.of("issues", shown, "praise", praise.get(), "leaders", LEADERS));
    }

    private Shown shown(Issue issue) {
        return Shown.of(issue, issue.number().orElseThrow(), board.items(issue.id()), "/board/picture/", "");
    }

    private void picture(Request request) {
        String sha256 = board.publicCopy(request.id("picture")).orElseThrow(NotFoundResponse::new);
        Context context = request.context();
        if (!isKept(context, sha256)) {
            context.contentType("image/jpeg").result(masks.read(sha256));
        }
    }

    private static void cached(Request request, String template, Map<String, ?> values) {
        request.page(template, values);
        Context context = request.context();
        String html = Objects.requireNonNullElse(context.result(), "");
        context.header(Header.VARY, Header.COOKIE);
        if (isKept(context, Sha256.of(html.getBytes(UTF_8)))) {
            context.result("");
        }
    }

    /** Sets what caches need; whether the one that asks has the same already. */
    private static boolean isKept(Context context, String sha256) {
        String tag = "\"" + sha256 + "\"";
        context.header(Header.CACHE_CONTROL, CACHED).header(Header.ETAG, tag);
        boolean kept = tag.equals(context.header(Header.IF_NONE_MATCH));
        if (kept) {
            context.status(HttpStatus.NOT_MODIFIED);
        }
        return kept;
    }
}
