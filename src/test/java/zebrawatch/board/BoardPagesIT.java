package zebrawatch.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.Chromium;
import zebrawatch.account.Account;
import zebrawatch.account.Role;
import zebrawatch.archive.MediaStore;
import zebrawatch.board.mask.Mask;
import zebrawatch.detect.Installed;
import zebrawatch.web.TestOffice;
import zebrawatch.web.Visitor;

/** The board in a real browser, masked by the real nets. Leaves screenshots in {@code target/screenshots}. */
class BoardPagesIT {
    private static final double MASKING_MS = 180_000;
    private static Chromium browser;

    @TempDir
    Path folder;

    private MediaStore media;
    private TestOffice office;
    private Board board;
    private MaskStore masks;
    private List<Nominee> nominees = List.of();
    private Praise praise = new Praise(30, 100, List.of());

    @BeforeAll
    static void openTheBrowser() {
        browser = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openTheOffice() {
        media = MediaStore.open(folder);
        office = TestOffice.open(o -> List.of(
                new EditorPages(board(o), masks(o, media), () -> nominees),
                new PublicPages(board(o), masks(o, media), () -> praise)));
        board = board(office);
        masks = masks(office, media);
    }

    private static Board board(TestOffice office) {
        return new Board(office.database(), office.audit(), office.clock(), 1);
    }

    private static MaskStore masks(TestOffice office, MediaStore media) {
        return new MaskStore(office.database(), media, office.audit(), office.clock());
    }

    @AfterEach
    void closeTheOffice() {
        office.close();
        media.close();
    }

    @Test
    void anIssueIsComposedCheckedPublishedSeenAndWithdrawn() {
        nominees = List.of(
                SampleCases.ofSample(office.database(), media, "violation-near-side"),
                SampleCases.ofSample(office.database(), media, "case5-centre-line"));
        Account editor = office.account("zhou", Role.EDITOR);
        MaskDesk desk = MaskDesk.start(masks, Installed.models());
        try {
            Page page = office.page(browser, editor);
            page.navigate(office.address() + "/exposures");
            page.getByText("新建一期").click();
            page.locator("input[name=title]").fill("北京路专刊");
            page.locator("select[name=plates]").selectOption("full");
            page.locator("input[name=legal_basis]").fill("市交警支队曝光办法(试行)");
            page.getByText("保存").click();
            add(page, 0);
            add(page, 0);
            assertThat(page.locator("#items li")).hasCount(2);
            // the order by keyboard
            page.locator("#items li").nth(1).focus();
            page.keyboard().press("Alt+ArrowUp");
            assertThat(page.locator("#items li").first()).containsText("贵H");
            assertThat(page.getByText("待确认"))
                    .hasCount(
                            4,
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions()
                                    .setTimeout(MASKING_MS));
            screenshot(page, "compose");
            page.getByText("发布为第 1 期").click();
            assertThat(page.locator(".error")).containsText("还有图片未经确认");

            page.locator(".thumbs a").first().click();
            draw(page);
            screenshot(page, "check");
            for (int i = 0; i < 4; i++) {
                String before = page.url();
                page.keyboard().press("c");
                page.waitForURL(url -> !url.equals(before));
            }
            assertThat(page.getByText("zhou 已确认")).hasCount(4);
            page.getByText("预览").first().click();
            assertThat(page.locator(".preview")).isVisible();
            screenshot(page, "preview");
            page.goBack();
            page.getByText("发布为第 1 期").click();
            assertThat(page.locator("h1")).containsText("已发布");
            screenshot(page, "published");
        } finally {
            desk.close();
        }
        Issue issue = board.published(1).get(0);
        everybodySeesIt(issue);
        theLedScreenRotates();

        Page page = office.page(browser, editor);
        page.navigate(office.address() + "/exposures/" + issue.id());
        page.locator("input[name=reason]").fill("号牌有误");
        page.locator("button.danger").click();
        assertThat(page.locator("h1")).containsText("已撤回");
        page.navigate(office.address() + "/exposures");
        screenshot(page, "issues");
        nobodySeesIt(issue);
    }

    @Test
    void everybodySeesWhereDriversGiveWay() {
        assertThat(office.stranger().get("/board").body()).doesNotContain("礼让榜");
        praise = new Praise(
                30,
                100,
                List.of(
                        new Praise.Crossing("北京西路与韶山北路交叉口 · 北侧人行横道", 12_345, 0.987),
                        new Praise.Crossing("迎宾大道与清江路交叉口东侧临时施工便道 · 第二人行横道", 812, 0.954),
                        new Praise.Crossing("友庄路 · 人行横道", 420, 0.93),
                        new Praise.Crossing("营盘西路 · 人行横道", 96, 0.91),
                        new Praise.Crossing("环城西路 · 人行横道", 88, 0.88),
                        new Praise.Crossing("<b>大十字</b> · 人行横道", 50, 0.5)));
        Page page = browser.newPage();
        page.setViewportSize(1366, 768);
        page.navigate(office.address() + "/board");
        assertThat(page.locator(".praise tbody tr")).hasCount(6);
        assertThat(page.locator(".praise .leader")).hasCount(5);
        assertThat(page.locator(".praise tbody tr").first()).containsText("98.7%");
        assertThat(page.locator(".praise")).containsText("<b>大十字</b>");
        screenshot(page, "praise");
        page.navigate(office.address() + "/board?lang=en");
        assertThat(page.locator(".praise")).containsText("fewer than 100 had to in the last 30 days");
        page.setViewportSize(390, 844);
        screenshot(page, "praise-phone-en");
        page.setViewportSize(1920, 1080);
        page.navigate(office.address() + "/board/led?seconds=60&lang=zh");
        assertThat(page.locator(".slide.on .leaders li")).hasCount(5);
        assertThat(
                        (boolean)
                                page.evaluate(
                                        "() => { const shown = document.querySelector('.leaders');"
                                                + " return shown.scrollHeight <= window.innerHeight && shown.scrollWidth <= window.innerWidth; }"))
                .as("nothing of the LED screen's leaders is cut off")
                .isTrue();
        screenshot(page, "led-praise");
        page.close();
    }

    @Test
    void hostileTextStaysText() {
        nominees = List.of(SampleCases.plain(office.database(), media, "a"));
        String hostile = "<img src=x onerror=document.title=1>'\"{{ 7*7777 }}";
        Visitor editor = office.visitor(office.account("zhou", Role.EDITOR));
        String issue = editor.post("/exposures", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        editor.post(issue + "/describe", Map.of("title", hostile, "plates", "full", "legal_basis", hostile));
        editor.post(issue + "/add", Map.of("nominee", nominees.get(0).id().toString()));
        for (String path : List.of(issue, issue + "/preview", "/exposures")) {
            assertThat(editor.get(path).body()).contains("&lt;img src=x").doesNotContain("<img src=x", "54439");
        }
        assertThat(editor.get(issue + "?refused=%3Cscript%3E").body()).doesNotContain("<script>");
        assertThat(editor.get(issue + "?refused=board.refused.empty").body()).contains("本期没有内容");
    }

    @Test
    void whatIsWrongIsRefused() {
        nominees = List.of(SampleCases.plain(office.database(), media, "a"));
        Visitor editor = office.visitor(office.account("zhou", Role.EDITOR));
        String issue = editor.post("/exposures", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        editor.post(issue + "/add", Map.of("nominee", nominees.get(0).id().toString()));
        Photo photo = board.items(UUID.fromString(issue.substring("/exposures/".length())))
                .get(0)
                .pictures()
                .get(0);
        masks.store(photo, List.of(new Mask(new zebrawatch.scene.Box(1, 1, 30, 30), Mask.Reason.PERSON)));
        String picture = "/exposure-pictures/" + photo.id();

        assertThat(editor.post(issue + "/describe", Map.of("title", "", "plates", "x", "legal_basis", ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(editor.post(
                                issue + "/describe",
                                Map.of("title", "x".repeat(61), "plates", "full", "legal_basis", ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(editor.post(picture + "/draw", Map.of("left", "a", "top", "1", "width", "9", "height", "9"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(editor.post(picture + "/explode", Map.of()).statusCode()).isEqualTo(404);
        assertThat(editor.get("/exposure-pictures/..%2F..%2Fetc%2Fpasswd/original")
                        .statusCode())
                .isIn(400, 404);
        assertThat(editor.get(picture + "/original").statusCode()).isEqualTo(200);
        assertThat(office.stranger().get(picture + "/original").statusCode()).isEqualTo(303);
        assertThat(office.stranger().get("/board/picture/" + photo.id()).statusCode())
                .isEqualTo(404);
        assertThat(office.stranger()
                        .get("/board/" + issue.substring("/exposures/".length()))
                        .statusCode())
                .isEqualTo(404);
    }

    private static void add(Page page, int nominee) {
        page.locator("[data-add]").nth(nominee).click();
    }

    /** Drags a box over a part of the picture and adds it. */
    private void draw(Page page) {
        Locator picture = page.locator("#masked");
        var at = picture.boundingBox();
        page.mouse().move(at.x + at.width * 0.4, at.y + at.height * 0.1);
        page.mouse().down();
        page.mouse().move(at.x + at.width * 0.5, at.y + at.height * 0.2);
        page.mouse().move(at.x + at.width * 0.6, at.y + at.height * 0.3);
        page.mouse().up();
        page.keyboard().press("Enter");
        assertThat(page.locator("rect.mask.drawn")).hasCount(1);
    }

    private void everybodySeesIt(Issue issue) {
        Visitor stranger = office.stranger();
        String path = "/board/" + issue.id();
        HttpResponse<String> answer = stranger.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, no-cache");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("第 1 期", "北京路专刊", "贵H·5K208", "市交警支队曝光办法");
        for (Item item : board.items(issue.id())) {
            assertThat(answer.body()).doesNotContain(item.caseId());
            for (Photo photo : item.pictures()) {
                assertThat(answer.body())
                        .contains("/board/picture/" + photo.id())
                        .doesNotContain(photo.original());
                HttpResponse<String> jpeg = stranger.get("/board/picture/" + photo.id());
                assertThat(jpeg.headers().firstValue("ETag"))
                        .contains("\"" + photo.masked().orElseThrow() + "\"");
                assertThat(photo.masked().orElseThrow()).isNotEqualTo(photo.original());
            }
        }
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = stranger.send(
                stranger.request(path).header("If-None-Match", tag).GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        Page page = browser.newPage();
        page.setViewportSize(1366, 768);
        page.navigate(office.address() + "/board");
        screenshot(page, "list");
        page.getByText("第 1 期").click();
        assertThat(page.locator("article")).hasCount(2);
        screenshot(page, "public");
        page.setViewportSize(390, 844);
        screenshot(page, "phone");
        page.setViewportSize(1366, 768);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        screenshot(page, "print");
        page.close();
    }

    private void theLedScreenRotates() {
        Page page = browser.newPage();
        page.setViewportSize(1920, 1080);
        page.navigate(office.address() + "/board/led?seconds=2");
        Locator shown = page.locator(".slide.on");
        assertThat(shown).hasCount(1);
        assertThat(shown).containsText("贵H·5K208");
        page.waitForCondition(
                () -> (boolean)
                        page.evaluate(
                                "() => { const image = document.querySelector('.slide.on img'); return image.complete && image.naturalWidth > 0; }"));
        screenshot(page, "led");
        double letters = ((Number) page.evaluate(
                        "() => parseFloat(getComputedStyle(document.querySelector('.slide.on .plate')).fontSize)"))
                .doubleValue();
        assertThat(letters)
                .as("pixels of 1080 that the plate's letters are high")
                .isGreaterThan(170);
        String first = shown.locator("img").getAttribute("src");
        page.waitForCondition(() -> !first.equals(
                page.evaluate("() => document.querySelector('.slide.on img')?.getAttribute('src') ?? ''")));
        assertThat(page.locator(".slide.on .alone"))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(15_000));
        screenshot(page, "led-appeal");
        page.close();
    }

    private void nobodySeesIt(Issue issue) {
        Visitor stranger = office.stranger();
        assertThat(stranger.get("/board/" + issue.id()).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/board").body()).doesNotContain(issue.id().toString());
        assertThat(stranger.get("/board/led").body()).doesNotContain("贵H");
        for (Item item : board.items(issue.id())) {
            for (Photo photo : item.pictures()) {
                assertThat(stranger.get("/board/picture/" + photo.id()).statusCode())
                        .isEqualTo(404);
            }
        }
    }

    private static void screenshot(Page page, String name) {
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out to the side of " + name)
                .isTrue();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", "board-" + name + ".png"))
                .setFullPage(true));
    }
}
