package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.Chromium;
import zebrawatch.account.Account;
import zebrawatch.account.Audit;
import zebrawatch.account.Role;
import zebrawatch.archive.MediaStore;
import zebrawatch.web.TestOffice;
import zebrawatch.web.Visitor;

class ReviewPagesIT {
    private static final String PLACE = "北京路与韶山路交叉口";
    private static final String HOSTILE = "<script>document.title='x'</script>'; drop table review; --{{7*7}}";

    @TempDir
    Path folder;

    private MediaStore media;
    private TestOffice office;
    private Desk desk;
    private Account li;
    private Account wang;

    @BeforeEach
    void open() {
        media = MediaStore.open(folder.resolve("media"));
        office = TestOffice.open(o -> TestReviews.pages(TestReviews.desk(o, media)));
        desk = TestReviews.desk(office, media);
        li = office.account("li", Role.OFFICER);
        wang = office.account("wang", Role.OFFICER, Role.SUPERVISOR);
    }

    @AfterEach
    void close() {
        office.close();
        media.close();
    }

    private void queue(String place, int cases) throws IOException {
        TestReviews.queue(office.database(), media, folder, place, cases, TestReviews.pictures());
        TestReviews.fill(desk);
    }

    @Test
    void tenCasesAreReviewedByKeyboardAloneOneIsUndoneAndTheLogTellsIt() throws Exception {
        queue(PLACE, 12);
        try (Chromium browser = Chromium.open()) {
            Page page = office.page(browser, li);
            page.navigate(office.address() + "/review");
            screenshot(page, "queue");
            page.waitForFunction("() => document.activeElement.matches('main button')");
            page.keyboard().press("Enter");
            page.waitForSelector("article[data-mine=true]");
            shown(page);
            screenshot(page, "case");
            for (int n = 0; n < 10; n++) {
                String before = page.getAttribute("#now article", "data-page");
                switch (n % 3) {
                    case 0 -> {
                        page.keyboard().press("a");
                        page.keyboard().type("贵H1234" + n);
                        page.keyboard().press("Enter");
                    }
                    case 1 -> {
                        page.keyboard().press("1");
                        page.keyboard().press("8");
                        if (n == 1) {
                            screenshot(page, "reject");
                        }
                        page.keyboard().press("r");
                    }
                    default -> page.keyboard().press("n");
                }
                page.waitForFunction(
                        "before => document.querySelector('#now article').dataset.page !== before", before);
                shown(page);
            }
            String undone = page.getAttribute("#now article", "data-page");
            page.keyboard().press("u");
            page.waitForFunction("before => document.querySelector('#now article').dataset.page !== before", undone);
            page.keyboard().press("Shift+?");
            screenshot(page, "help");
            page.keyboard().press("Escape");
            page.keyboard().press("Space");
            page.waitForFunction("() => document.querySelector('#now video').currentTime > 0.2");
            page.keyboard().press("ArrowLeft");
            double at = ((Number) page.evaluate("document.querySelector('#now video').currentTime")).doubleValue();
            page.keyboard().press("ArrowRight");
            page.waitForFunction("at => document.querySelector('#now video').currentTime > at", at);
            screenshot(page, "clip");
        }
        List<Audit.Entry> log = office.audit().entries(Audit.Filter.ALL, 100);
        assertThat(log)
                .filteredOn(e -> e.what().equals("review.confirmed"))
                .hasSize(4)
                .allMatch(e -> e.name().equals("li"));
        assertThat(log)
                .filteredOn(e -> e.what().equals("review.rejected"))
                .hasSize(3)
                .allMatch(e -> e.details().equals("waiting sudden"));
        assertThat(log).filteredOn(e -> e.what().equals("review.undecidable")).hasSize(3);
        assertThat(log).filteredOn(e -> e.what().equals("review.undo")).hasSize(1);
        assertThat(log).filteredOn(e -> e.what().equals("review.view")).hasSizeGreaterThanOrEqualTo(11);
        assertThat(office.audit().verify().broken()).isEmpty();
    }

    /** The first picture of the case is on screen. */
    private static void shown(Page page) {
        page.waitForFunction(
                "() => { const p = document.querySelector('#now .large:not(.off)'); return p.complete && p.naturalWidth > 0; }");
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/review-" + name + ".png")));
    }

    @Test
    void twoOfficersHaveTwoCasesAndAForeignCaseCannotBeDecided() throws Exception {
        queue(PLACE, 2);
        Visitor mine = office.visitor(li);
        Visitor other = office.visitor(wang);
        String first = mine.post("/review/next", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String second = other.post("/review/next", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(first).isNotEqualTo(second);
        assertThat(other.get(first).body()).contains("仅供查看").doesNotContain("class=\"decision\"");
        assertThat(decide(other, first, "undecidable", "", "").statusCode()).isEqualTo(409);
        assertThat(decide(mine, first, "confirmed", "1; drop table", "").statusCode())
                .isEqualTo(422);
        assertThat(decide(mine, first, "confirmed", "", "").body()).isEqualTo("确认机动车案件须填写号牌。");
        assertThat(decide(mine, first, "undecidable", "", HOSTILE).statusCode()).isEqualTo(204);
        assertThat(mine.get(first).body()).contains("&lt;script&gt;", "{{7*7}}").doesNotContain("<script>document");
        assertThat(mine.post("/review/next", Map.of()).headers().firstValue("Location"))
                .contains("/review?empty=1");
    }

    private static HttpResponse<String> decide(
            Visitor visitor, String path, String outcome, String plate, String note) {
        return visitor.post(
                path + "/decision", Map.of("outcome", outcome, "category", "private", "plate", plate, "note", note));
    }

    @Test
    void mediaGoInRangesToWhoIsSignedInAndByPageAlone() throws Exception {
        queue(HOSTILE, 1);
        Visitor visitor = office.visitor(li);
        String path = visitor.post("/review/next", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String body = visitor.get(path).body();
        assertThat(body).contains("&lt;script&gt;").doesNotContain("<script>document");
        String clip = path + "/media/9";
        HttpResponse<String> part = visitor.send(
                visitor.request(clip).header("Range", "bytes=100-199").GET());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range").orElseThrow()).startsWith("bytes 100-199/");
        assertThat(part.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(office.stranger().get(clip).statusCode()).isEqualTo(303);
        for (String nothing : List.of(
                path + "/media/10",
                path + "/media/x",
                path + "/media/..%2f..%2fkeys",
                "/review/cases/c-0/media/1",
                "/review/cases/00000000-0000-0000-0000-000000000000/media/1")) {
            assertThat(visitor.get(nothing).statusCode()).as(nothing).isIn(400, 404);
        }
    }

    @Test
    void confirmedCasesAreListedExportedAndMarkedAsHandedOver() throws Exception {
        queue(PLACE, 3);
        Visitor visitor = office.visitor(wang);
        for (String category : List.of("private", "commercial", "official")) {
            String path = visitor.post("/review/next", Map.of())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(visitor.post(
                                    path + "/decision",
                                    Map.of(
                                            "outcome",
                                            "confirmed",
                                            "category",
                                            category,
                                            "plate",
                                            "贵h·1234" + category.length(),
                                            "note",
                                            ""))
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(visitor.get("/handover/penalty").body()).doesNotContain("贵H12347");
        office.clock().pass(Duration.ofMinutes(6));
        assertThat(visitor.get("/handover/penalty").body()).contains("贵H12347").doesNotContain("贵H12348");
        assertThat(visitor.get("/handover/civility_committee").body()).contains("贵H12348");
        HttpResponse<String> csv = visitor.get("/handover/transport_administration/csv");
        assertThat(csv.body().lines().toList()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(csv.body()).contains("贵H123410", "2-on.jpg");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"transport_administration-2026-11-28.csv\"");
        assertThat(visitor.get("/handover/penalty/xlsx").body()).startsWith("PK");
        assertThat(visitor.get("/handover/nobody").statusCode()).isEqualTo(404);
        try (Chromium browser = Chromium.open()) {
            Page page = office.page(browser, wang);
            page.navigate(office.address() + "/handover/penalty");
            screenshot(page, "list");
            page.locator("#all").check();
            page.locator("form button").last().click();
            page.waitForSelector(".said");
            assertThat(page.textContent(".said")).contains("已标记 1 件");
            page.navigate(office.address() + "/handover/penalty?handed=1");
            assertThat(page.textContent("tbody")).contains("贵H12347");
        }
        assertThat(office.audit().entries(Audit.Filter.ALL, 100))
                .extracting(Audit.Entry::what)
                .contains("review.hand", "review.export", "review.list");
    }

    @Test
    void theListIsFilteredAndMarksWhatIsOverdue() throws Exception {
        queue(PLACE, 60);
        Visitor visitor = office.visitor(wang);
        String first = visitor.get("/review").body();
        assertThat(first).contains("逾期", PLACE + "(1) · 北侧人行横道", "rel=\"next\"");
        String next = first.replaceAll("(?s).*href=\"(/review\\?[^\"]*after=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(lines(visitor.get(next).body())).isEqualTo(10);
        assertThat(lines(visitor.get("/review?kind=3&from=2026-11-16&until=2026-11-16")
                        .body()))
                .isEqualTo(50);
        assertThat(lines(visitor.get("/review?kind=5").body())).isZero();
        assertThat(lines(visitor.get("/review?state=confirmed").body())).isZero();
        assertThat(lines(visitor.get("/review?sureness=unknown").body())).isEqualTo(50);
        for (String nonsense : Stream.of("state=x'--", "kind=99", "from=yesterday", "due=x&after=y")
                .toList()) {
            assertThat(visitor.get("/review?" + nonsense).statusCode())
                    .as(nonsense)
                    .isEqualTo(200);
        }
        assertThat(visitor.get("/review?sureness=%00").statusCode())
                .as("no text at all")
                .isEqualTo(400);
    }

    private static long lines(String body) {
        return body.lines()
                .filter(line -> line.contains("href=\"/review/cases/"))
                .count();
    }
}
