package zebrawatch.review;

import static org.eclipse.jetty.util.StringUtil.sanitizeXmlString;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import zebrawatch.archive.CaseStore;

/**
 * Serves how the office's intake fares: what is stored, what is in quarantine and why, what was set aside. Shows no
 * picture and no case, and listens on this machine alone, because nobody logs in.
 */
public final class IntakePage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String LOOPBACK = "127.0.0.1";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int MOST_LINES = 200;

    private final CaseStore store;
    private final Supplier<String> trouble;
    private final ZoneId zone;
    private final Javalin server;

    private IntakePage(CaseStore store, Supplier<String> trouble, ZoneId zone) {
        this.store = store;
        this.trouble = trouble;
        this.zone = zone;
        this.server = PageServer.of(POLICY, this::configure);
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @param trouble what keeps the intake from working, empty if nothing does
     * @throws PageException if the port is in use
     */
    public static IntakePage start(int port, CaseStore store, Supplier<String> trouble, ZoneId zone) {
        IntakePage page = new IntakePage(store, trouble, zone);
        PageServer.start(page.server, LOOPBACK, port);
        return page;
    }

    /** Where a browser finds it. */
    public String address() {
        return "http://localhost:" + server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.routes.before(context -> context.header("Cache-Control", "no-store"));
        config.routes.get("/", context -> context.html(page()));
        config.routes.get(
                "/intake.css",
                context -> context.contentType("text/css; charset=utf-8")
                        .result(IntakePage.class.getResourceAsStream("/office/intake.css")));
        config.routes.get("/health", this::health);
    }

    private void health(Context context) throws JsonProcessingException {
        CaseStore.Totals totals = store.totals();
        context.status(trouble.get().isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType("application/json")
                .result(JSON.writeValueAsString(JSON.createObjectNode()
                        .put("trouble", trouble.get())
                        .put("cases", totals.cases())
                        .put("media", totals.media())
                        .put("quarantined", totals.quarantined())
                        .put("set_aside", totals.setAside())
                        .put("deleted", totals.deleted())));
    }

    private String page() {
        CaseStore.Totals totals = store.totals();
        String said = trouble.get();
        return """
                <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="10">
                <title>案件接收 · 礼让斑马线</title><link rel="stylesheet" href="/intake.css"></head><body>
                <h1>案件接收</h1><p class="%s">%s</p>
                <dl><dt>已入库案件</dt><dd>%d</dd><dt>图片与视频</dt><dd>%d</dd><dt>隔离待查</dt><dd>%d</dd>
                <dt>无法识别的记录</dt><dd>%d</dd><dt>到期已删除</dt><dd>%d</dd></dl>
                <h2>隔离的案件</h2>%s<h2>无法识别的记录</h2>%s</body></html>
                """.formatted(
                        said.isEmpty() ? "fine" : "trouble",
                        said.isEmpty() ? "接收正常" : "接收中断:" + sanitizeXmlString(said),
                        totals.cases(),
                        totals.media(),
                        totals.quarantined(),
                        totals.setAside(),
                        totals.deleted(),
                        table(store.quarantine(MOST_LINES)),
                        table(store.setAside(MOST_LINES)));
    }

    private String table(List<CaseStore.Trouble> troubles) {
        if (troubles.isEmpty()) {
            return "<p>无</p>";
        }
        StringBuilder rows = new StringBuilder("<table><tr><th>到达时间<th>名称<th>原因</tr>");
        for (CaseStore.Trouble one : troubles) {
            rows.append("<tr><td>")
                    .append(TIME.withZone(zone).format(one.arrived()))
                    .append("<td>")
                    .append(sanitizeXmlString(one.name()))
                    .append("<td>")
                    .append(sanitizeXmlString(String.join("; ", one.reason())))
                    .append("</tr>");
        }
        return rows.append("</table>").toString();
    }
}
