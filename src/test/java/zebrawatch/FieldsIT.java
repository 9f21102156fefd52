package zebrawatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.account.Role;
import zebrawatch.publish.Broker;
import zebrawatch.web.Route;
import zebrawatch.web.TestOffice;
import zebrawatch.web.Visitor;

/**
 * Types what harms into every field of every form and every parameter of every address. Forms are found by following links;
 * what scripts send is listed here; and whatever the pages' source reads must be among both, so that nothing is forgotten.
 */
class FieldsIT {
    /** As they stand in a form that is sent, percent-encoded. */
    private static final List<String> HARM = List.of(
            encoded("';drop table cases;--"),
            encoded("{{7*7777}}"),
            encoded("../../etc/passwd"),
            "a%00b",
            // half of a surrogate pair, a slash in two bytes
            "a%ED%A0%BDb",
            "..%C0%AF..",
            encoded("<script>alert(1)</script>"),
            encoded("\"><img src=x onerror=alert(1)>"));

    /** What stands on pages in either language: names, codes, and the switch to the other. */
    private static final Pattern NAMES = Pattern.compile("北京路与韶山路交叉口|北侧人行横道|凯里市北京西路人行横道|示例|由[南北]向[南北][一二]?"
            + "|专刊|办法|贵H|警官|中文|English|CSV|XLSX|Excel|LED|Kafka|Tab|Alt|Shift|Ctrl|location|rtsp"
            + "|\\b(wei|all|test|importer|main|c-forged)\\b|[0-9a-f]{8}-[0-9a-f-]{27}");

    private static final String HUGE = "x".repeat(900_000);
    private static final List<String> NEVER = List.of("<script>alert(1)", "<img src=x", "54439", "root:");
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final Broker BROKER = new Broker();

    @TempDir
    Path folder;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void whateverIsTypedAnywhereIsTextAndHarmsNothing() throws Exception {
        try (WholeOffice whole = WholeOffice.open(folder, BROKER.bootstrap())) {
            TestOffice office = whole.office();
            Visitor all = whole.fill();
            String tables = tables(office);
            List<Route> routes = office.door().routes();
            Crawl crawl = Crawl.of(all, routes);
            Crawl outside = Crawl.of(office.stranger(), routes);
            look(whole, crawl);
            List<Crawl.Form> forms = new ArrayList<>(crawl.forms());
            forms.addAll(outside.forms());
            forms.addAll(scripted(crawl));
            requireWhole(routes, forms, crawl);

            String token = all.formToken();
            forms.forEach(form -> send(all, form, token));
            Set<String> queries = Read.queries("web", "review", "board", "statistics");
            assertThat(Read.queries("zones")).isEmpty();
            for (Set<String> addresses : crawl.reached().values()) {
                addresses.stream().limit(1).forEach(address -> ask(all, queries, address));
            }
            drawn(all, token);
            assertThat(wrong).isEmpty();

            assertThat(tables(office)).isEqualTo(tables);
            assertThat(office.audit().verify().broken()).isEmpty();
            Crawl again = Crawl.of(all, routes);
            again.pages().forEach((address, html) -> check(address, html));
            assertThat(wrong).isEmpty();
            crawl.reached().keySet().removeIf(route -> route.startsWith("GET /board/"));
            assertThat(again.reached().keySet())
                    .as("pages that are still there; the issue was withdrawn")
                    .containsAll(crawl.reached().keySet());
            assertThat(String.join("", again.pages().values())).contains("&lt;img src=x onerror");
            office.clock().pass(Duration.ofMinutes(20));
            inABrowser(office, again.pages());
        }
    }

    /** As it is before anybody harms it. */
    private static void look(WholeOffice whole, Crawl crawl) {
        List<String> wrong = new ArrayList<>();
        try (Chromium chromium = Chromium.open()) {
            Page page = whole.office().page(chromium, whole.everything());
            PageLook look = new PageLook(page, whole.office().address(), NAMES);
            crawl.reached()
                    .values()
                    .forEach(addresses -> addresses.stream()
                            .filter(crawl.pages()::containsKey)
                            .limit(1)
                            .forEach(path -> wrong.addAll(look.at(path))));
        }
        assertThat(wrong).isEmpty();
    }

    /** Whatever the source reads is sent; whatever is sent to is known. */
    private static void requireWhole(List<Route> routes, List<Crawl.Form> forms, Crawl crawl) throws Exception {
        Set<String> fields = new TreeSet<>();
        forms.forEach(form -> fields.addAll(form.fields().keySet()));
        assertThat(fields)
                .as("fields in forms and in this test's list of what scripts send")
                .containsAll(Read.fields());
        assertThat(Read.unnamed()).containsExactlyInAnyOrder("EditorPages field", "QueuePages name");
        assertThat(Read.past()).containsExactlyInAnyOrder("FrontDoor", "Request", "ZonesPages");
        Set<String> reached = new TreeSet<>(crawl.reached().keySet());
        forms.forEach(form -> reached.add(form.route().toString()));
        assertThat(routes.stream().map(Route::toString))
                .filteredOn(route -> !reached.contains(route))
                .as("routes that no link or form leads to and no list in this test has")
                .containsExactlyInAnyOrder(
                        "GET /zones/{camera}/still",
                        "GET /zones/{camera}/taken",
                        "POST /zones/{camera}/picture",
                        "POST /zones/{camera}/suggest",
                        "PUT /zones/{camera}",
                        "POST /zones/{camera}/check",
                        "POST /review/cases/{page}/skip",
                        "POST /review/undo");
    }

    /** What scripts send, and the form that is there but once. */
    private static List<Crawl.Form> scripted(Crawl crawl) {
        String page = crawl.one("GET /review/cases/{page}");
        return List.of(
                form(
                        crawl,
                        page,
                        page + "/decision",
                        Map.of(
                                "outcome",
                                "undecidable",
                                "category",
                                "private",
                                "plate",
                                "",
                                "reason",
                                "other",
                                "note",
                                "")),
                form(crawl, page, "/review/preload", Map.of("except", page.replaceFirst(".*/", ""))),
                form(
                        crawl,
                        "/sign-in",
                        "/set-up",
                        Map.of("code", "x", "name", "x", "shown_name", "x", "password", "x", "again", "x")));
    }

    private static Crawl.Form form(Crawl crawl, String page, String action, Map<String, String> fields) {
        return new Crawl.Form(page, crawl.route("POST", action).orElseThrow(), action, new TreeMap<>(fields));
    }

    private void send(Visitor visitor, Crawl.Form form, String token) {
        for (String field : form.fields().keySet()) {
            for (String harm : HARM) {
                String sent = form.route().method() + " " + form.action() + " " + field + "=" + harm;
                HttpResponse<String> answer = send(visitor, form, body(form.fields(), field, harm), token);
                check(sent, answer);
                if (harm.contains("%3C") || harm.contains("%7B")) {
                    check(sent + " then " + form.page(), visitor.get(form.page()));
                }
                if (form.action().endsWith("/decision") && answer.statusCode() == 204) {
                    visitor.post("/review/undo", Map.of(), token);
                }
            }
            if (form.route().method().name().equals("POST")) {
                check("%zz", send(visitor, form, body(form.fields(), field, "%zz"), token));
                HttpResponse<String> answer = send(visitor, form, body(form.fields(), field, HUGE), token);
                if (answer.statusCode() < 400
                        && !Set.of("role", "reason", "enabled").contains(field)) {
                    wrong.add("huge " + field + " of " + form.action() + " is " + answer.statusCode());
                }
                check("huge " + field + " of " + form.action(), answer);
            }
        }
    }

    private static HttpResponse<String> send(Visitor visitor, Crawl.Form form, String body, String token) {
        return form.route().method().name().equals("GET")
                ? visitor.get(form.route().path() + "?" + body)
                : visitor.send("POST", form.action(), "application/x-www-form-urlencoded", body, token);
    }

    private static String body(Map<String, String> fields, String changed, String harm) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, usual) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(name.equals(changed) ? harm : encoded(usual)));
        return body.toString();
    }

    /** Every parameter that any page reads; the camera's pages read none and ask Kafka each time. */
    private void ask(Visitor visitor, Set<String> queries, String address) {
        if (!address.startsWith("/zones") && Crawl.isPage(visitor.get(address))) {
            for (String name : queries) {
                for (String harm : List.of("a%00b", "a%ED%A0%BDb", encoded("';--"), HARM.get(HARM.size() - 1))) {
                    check(address, visitor.get(address.replaceFirst("\\?.*", "") + "?" + name + "=" + harm));
                }
            }
        }
    }

    /** Every text of the sheet that the zone editor's script sends. */
    private void drawn(Visitor visitor, String token) throws Exception {
        String page = "/zones/kl-1";
        for (String harm :
                List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a\0b", "{{7*7777}}")) {
            ObjectNode sheet = JSON.createObjectNode().put("version", 1).put("text", harm);
            check("sheet", visitor.send("PUT", page, "application/json", sheet.toString(), token));
            sheet.put("text", "camera: kl-1\nplace: x\n");
            ArrayNode crossings = sheet.putArray("crossings");
            ObjectNode crossing = crossings.addObject();
            for (String key :
                    List.of("name", "outline", "length", "width", "lanes", "centre", "stop_lines", "policy", harm)) {
                crossing.put(key, harm);
                HttpResponse<String> answer =
                        visitor.send("POST", page + "/check", "application/json", sheet.toString(), token);
                check("sheet's " + key, answer);
                check("sheet's " + key, visitor.send("PUT", page, "application/json", sheet.toString(), token));
            }
        }
    }

    private void check(String what, HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            wrong.add(answer.statusCode() + " " + what.substring(0, Math.min(200, what.length())));
        }
        if (Crawl.isPage(answer)) {
            check(what, answer.body());
        } else if (answer.statusCode() < 400) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(what)
                    .contains("nosniff");
        }
    }

    private void check(String what, String html) {
        NEVER.stream()
                .filter(html::contains)
                .forEach(text ->
                        wrong.add(text + " comes back from " + what.substring(0, Math.min(200, what.length()))));
    }

    /** No script of a text runs, and the browser has nothing to complain of. */
    private static void inABrowser(TestOffice office, Map<String, String> pages) {
        List<String> heard = new ArrayList<>();
        try (Chromium chromium = Chromium.open()) {
            Page page = office.page(
                    chromium, office.account("looker", Role.OFFICER, Role.SUPERVISOR, Role.EDITOR, Role.ADMINISTRATOR));
            page.onDialog(dialog -> {
                heard.add(page.url() + " opens a dialog: " + dialog.message());
                dialog.dismiss();
            });
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    heard.add(page.url() + " " + message.text());
                }
            });
            pages.forEach((address, html) -> {
                if (html.contains("onerror")) {
                    page.navigate(office.address() + address);
                    if (page.locator("img[src=x], [onerror]").count() > 0) {
                        heard.add(address + " has made an element of a text");
                    }
                }
            });
        }
        assertThat(heard).isEmpty();
    }

    private static String tables(TestOffice office) {
        return office.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select string_agg(table_name || '.' || column_name, ' '"
                                + " order by table_name, column_name) || ' ' || (select count(*) from cases)"
                                + " from information_schema.columns where table_schema = 'public'")
                        .mapTo(String.class)
                        .one());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
