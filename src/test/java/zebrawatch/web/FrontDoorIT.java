package zebrawatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.account.Account;
import zebrawatch.account.Audit;
import zebrawatch.account.Role;

/** What whoever means harm would try at the front door. */
class FrontDoorIT {
    private static final String HARM = "<script>alert(1)</script>'\"; drop table account; --";

    private TestOffice office;

    @BeforeEach
    void open() {
        office = TestOffice.open(o -> List.of(routes -> routes.get("/broken", Access.PUBLIC, request -> {
            throw new IOException("a secret that no page shows");
        })));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void everyAnswerSaysWhatAPageMayDo() {
        Visitor admin = office.visitor(office.account("admin", Role.ADMINISTRATOR));
        for (String path : List.of("/sign-in", "/accounts", "/no-such-page", "/broken", "/assets/web/base.css")) {
            HttpResponse<String> answer = admin.get(path);
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(answer, "Cache-Control")).matches("no-store|no-cache");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void whatGoesWrongIsNotToldToTheBrowser() {
        HttpResponse<String> answer = office.stranger().get("/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("出现错误").doesNotContain("secret", "Exception");
    }

    @Test
    void theCookieIsForThisSiteAloneAndNoScripts() {
        HttpResponse<String> answer = office.stranger().get("/set-up");
        assertThat(header(answer, "Set-Cookie")).matches("zebrawatch=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void signingInGivesAnotherCookieAndSigningOutEndsIt() {
        Account li = office.account("li", Role.OFFICER);
        Visitor visitor = office.stranger();
        visitor.get("/sign-in");
        String before = cookie(visitor);
        visitor.post("/sign-in", Map.of("name", "li", "password", TestOffice.PASSWORD, "then", "/account"));
        String inside = cookie(visitor);
        assertThat(inside).isNotEqualTo(before);
        assertThat(visitor.get("/account").body()).contains(li.shownName());
        assertThat(header(visitor.post("/sign-out", Map.of()), "Set-Cookie")).contains("Max-Age=0");
        Visitor thief = office.stranger();
        HttpResponse<String> answer = thief.send(thief.request("/account").header("Cookie", "zebrawatch=" + inside));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void aFormTokenFromBeforeSigningInOrOfAnotherSessionIsRefused() {
        office.account("li", Role.OFFICER);
        Visitor visitor = office.stranger();
        String before = visitor.formToken();
        visitor.post("/sign-in", Map.of("name", "li", "password", TestOffice.PASSWORD, "then", ""), before);
        assertThat(visitor.post("/sign-out", Map.of(), before).statusCode()).isEqualTo(403);
        String first = visitor.formToken();
        visitor.post("/sign-out", Map.of(), first);
        visitor.post("/sign-in", Map.of("name", "li", "password", TestOffice.PASSWORD, "then", ""));
        assertThat(visitor.post("/sign-out", Map.of(), first).statusCode())
                .as("replayed")
                .isEqualTo(403);
        assertThat(office.audit().entries(Audit.Filter.ALL, 1).get(0).what()).isEqualTo("web.foreign_form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a?b=//c"})
    void signingInLeadsNowhereElse(String then) {
        office.account("li", Role.OFFICER);
        HttpResponse<String> answer =
                office.stranger().post("/sign-in", Map.of("name", "li", "password", TestOffice.PASSWORD, "then", then));
        assertThat(header(answer, "Location")).matches("(http://localhost:\\d+)?/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/web/..%2F..%2Fdb%2Fmigration%2FV1__archive.sql",
                "/assets/..%2Fdb/V1__archive.sql",
                "/assets/web/%2e%2e/%2e%2e/logback.xml",
                "/assets/web/..%5C..%5Clogback.xml",
                "/assets/web/base.css%00.js"
            })
    void noFileBesideTheAssetsIsServed(String path) {
        HttpResponse<String> answer = office.stranger().get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("create table", "appender");
    }

    @Test
    void whatIsTooLargeOrOfUnknownLengthIsNotRead() {
        Visitor visitor = office.stranger();
        String token = visitor.formToken();
        assertThat(visitor.send("POST", "/sign-in", "application/x-www-form-urlencoded", "a".repeat(1_000_001), token)
                        .statusCode())
                .isEqualTo(413);
        HttpRequest.Builder chunked = visitor.request("/sign-in")
                .header("X-Form-Token", token)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(new byte[10])));
        assertThat(visitor.send(chunked).statusCode()).isEqualTo(411);
    }

    @Test
    void fieldsThatAreTooLongOrMissingAreRefused() {
        Visitor visitor = office.stranger();
        assertThat(visitor.post("/sign-in", Map.of("name", "x".repeat(65), "password", "y", "then", ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/sign-in", Map.of("name", "li")).statusCode()).isEqualTo(400);
    }

    @Test
    void sqlAndHtmlInEveryFieldAreText() {
        Account admin = office.account("admin", Role.ADMINISTRATOR);
        Visitor visitor = office.visitor(admin);
        Visitor stranger = office.stranger();
        Map<String, String> all = new HashMap<>(Map.of("role", "OFFICER", "enabled", "yes"));
        for (String field : List.of("name", "shown_name", "code", "password", "again", "old", "then")) {
            all.put(field, HARM.substring(0, 40));
        }
        for (Route route : office.door().routes()) {
            if (route.path().equals("/broken")) {
                continue;
            }
            String path = route.path().replace("{id}", admin.id().toString()).replaceAll("\\{[^}]*}", "x");
            String query = "?" + "name=%3Cscript%3E&what=%3Cscript%3E&subject='--&from=%3Cscript%3E&lang=%3Cscript%3E"
                    + "&then=%3Cscript%3E&before='";
            HttpResponse<String> answer = route.method().equals(HandlerType.GET)
                    ? visitor.get(path + query)
                    : (route.access().everybody() ? stranger : visitor).post(path, all);
            assertThat(answer.statusCode()).as(route.toString()).isLessThan(500);
            assertThat(answer.body()).as(route.toString()).doesNotContain("<script>");
        }
        assertThat(office.staff().accounts().all()).isNotEmpty();
        visitor = office.visitor(office.account("second", Role.ADMINISTRATOR));
        visitor.post(
                "/accounts/" + admin.id(), Map.of("shown_name", "<b>'\"&", "role", "ADMINISTRATOR", "enabled", "yes"));
        assertThat(visitor.get("/accounts").body()).contains("&lt;b&gt;").doesNotContain("<b>'");
    }

    @Test
    void anAccountThatIsNotThereIsNoPage() {
        Visitor visitor = office.visitor(office.account("admin", Role.ADMINISTRATOR));
        for (String id : List.of(UUID.randomUUID().toString(), "1", "x'--", "00000000-0000-0000-0000-0000000000000")) {
            assertThat(visitor.get("/accounts/" + id).statusCode()).as(id).isEqualTo(404);
        }
    }

    @Test
    void strangersCannotFillTheLog() {
        Visitor stranger = office.stranger();
        stranger.get("/sign-in");
        for (int i = 0; i < 70; i++) {
            stranger.post("/sign-in", Map.of(), "x");
        }
        assertThat(office.audit().verify().rows()).isEqualTo(60);
        office.clock().pass(Duration.ofMinutes(1));
        stranger.post("/sign-in", Map.of(), "x");
        assertThat(office.audit().verify().rows()).isEqualTo(61);
    }

    @Test
    void whoWasIdleIsSentToSignInAndBackToWhereTheyWere() {
        Visitor visitor = office.visitor(office.account("admin", Role.ADMINISTRATOR));
        office.clock().pass(Duration.ofMinutes(30));
        assertThat(header(visitor.get("/accounts"), "Location")).endsWith("/sign-in?then=%2Faccounts");
        HttpResponse<String> answer =
                visitor.post("/sign-in", Map.of("name", "admin", "password", TestOffice.PASSWORD, "then", "/accounts"));
        assertThat(header(answer, "Location")).endsWith("/accounts");
    }

    @Test
    void theLanguageThatWasAskedForStays() {
        Visitor visitor = office.stranger();
        office.account("admin", Role.ADMINISTRATOR);
        assertThat(visitor.get("/sign-in").body()).contains("lang=\"zh-CN\"", "登录");
        assertThat(visitor.get("/sign-in?lang=en").body()).contains("lang=\"en\"", "Sign in");
        assertThat(visitor.get("/sign-in").body()).contains("Sign in");
        assertThat(visitor.get("/sign-in?lang=xx").body()).contains("Sign in");
    }

    @Test
    void anAddressThatIsTakenIsOneSentence() {
        int port = Integer.parseInt(office.address().replaceAll(".*:", ""));
        FrontDoor.Settings settings = new FrontDoor.Settings(
                "127.0.0.1", port, Optional.empty(), Optional.empty(), ZoneId.of("Asia/Shanghai"));
        assertThatThrownBy(() -> FrontDoor.start(settings, office.staff(), office.clock(), List.of()))
                .isInstanceOf(PageException.class)
                .hasMessageContaining("port " + port + " is in use");
    }

    private static String cookie(Visitor visitor) {
        return visitor.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("zebrawatch"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
