package zebrawatch.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.Chromium;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;

/** The page in a real browser. Leaves screenshots in {@code target/screenshots} for people to look at. */
class LivePageIT {
    private static final Path FONT = Path.of("models/cache/NotoSansSC.ttf");

    private static Chromium browser;

    private final AtomicBoolean kafka = new AtomicBoolean(true);
    private final CaseShelf shelf = new CaseShelf(100, 50_000_000);
    private final List<String> complaints = new ArrayList<>();
    private LivePage server;
    private Page page;

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
    void openThePage() {
        server = serve(0);
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("ERR_CONNECTION")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(server.address());
    }

    @AfterEach
    void closeThePage() {
        page.close();
        server.close();
    }

    @Test
    void withoutCasesThePageSaysSo() {
        assertThat(page.locator("#state")).hasText("实时");
        assertThat(page.locator("#empty")).containsText("暂无记录");
        screenshot("empty");
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"desktop,1366,768", "phone,390,844"})
    void casesAppearAsTheyArriveNewestFirstWithTheirPictures(String screen, int width, int height) throws IOException {
        page.setViewportSize(width, height);
        shelf.put(painted("kl-012-20261122T001530240Z-17", "北京路与韶山路交叉口"));
        assertThat(page.locator(".card")).hasCount(1);
        shelf.put(painted("kl-012-20261122T002214880Z-31", "宁波路北口"));
        assertThat(page.locator(".card")).hasCount(2);
        assertThat(page.locator(".card .place")).hasText(new String[] {"宁波路北口", "北京路与韶山路交叉口"});
        assertThat(page.locator("#count")).hasText("最近 2 起");
        Locator first = page.locator(".card").first();
        assertThat(first.locator(".summary")).containsText("行人距冲突点 1.8 m，小汽车车速 23 km/h");
        assertThat(first.locator(".remarks")).containsText("备注：缺少某一时刻画面");
        assertThat(first.locator("figcaption .label")).hasText(new String[] {"停止线前", "斑马线上", "驶离斑马线", "车辆特写"});
        for (Locator image : first.locator("img").all()) {
            image.scrollIntoViewIfNeeded();
            page.waitForCondition(() -> (boolean) image.evaluate("i => i.complete && i.naturalWidth > 0"));
        }
        page.evaluate("() => window.scrollTo(0, 0)");
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out to the side")
                .isTrue();
        screenshot(screen);
        first.locator("details summary").click();
        assertThat(first.locator("tbody tr")).hasCount(4);
        screenshot(screen + "-facts");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aClickEnlargesAPictureAndTheKeysTurnThePages() throws IOException {
        shelf.put(painted("c-1", "北京路"));
        page.locator(".pictures button").nth(1).click();
        Locator caption = page.locator("dialog figcaption");
        assertThat(caption).containsText("斑马线上");
        page.keyboard().press("ArrowRight");
        assertThat(caption).containsText("驶离斑马线");
        page.waitForCondition(
                () -> (boolean) page.locator("dialog img").evaluate("i => i.complete && i.naturalWidth > 0"));
        screenshot("large");
        page.setViewportSize(390, 844);
        screenshot("phone-large");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).isHidden();
    }

    @Test
    void whatACaseSaysIsNeverTakenForHtml() throws IOException {
        shelf.put(painted("c-1", "<img src=x onerror=\"document.title='broken'\"><b>路口</b>"));
        assertThat(page.locator(".place")).containsText("<b>路口</b>");
        assertThat(page.locator(".place b, .place img")).hasCount(0);
        assertThat(page.title()).isEqualTo("礼让斑马线 · 实时监看");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aLostConnectionIsShownAndMendedWithoutShowingACaseTwice() throws IOException {
        shelf.put(painted("c-1", "北京路"));
        assertThat(page.locator(".card")).hasCount(1);
        kafka.set(false);
        assertThat(page.locator("#state")).hasText("与 Kafka 的连接中断，正在重连…");
        kafka.set(true);
        assertThat(page.locator("#state")).hasText("实时");
        int port = Integer.parseInt(server.address().replaceAll(".*:", ""));
        server.close();
        assertThat(page.locator("#state")).hasText("与服务器的连接中断，正在重连…");
        screenshot("lost");
        shelf.put(painted("c-2", "宁波路"));
        server = serve(port);
        assertThat(page.locator("#state")).hasText("实时", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(page.locator(".card .place")).hasText(new String[] {"宁波路", "北京路"});
    }

    @Test
    void theFontIsThereForBrowsersWithoutChineseCharacters() {
        assumeTrue(FONT.toFile().exists(), "the build installs " + FONT);
        Object loaded = page.evaluate(
                "() => document.fonts.load('16px \"Zebrawatch Sans\"', '斑马线').then(fonts => fonts.length)");
        assertThat(loaded).isEqualTo(1);
    }

    private LivePage serve(int port) {
        LivePage.Settings settings =
                new LivePage.Settings("127.0.0.1", port, ZoneId.of("Asia/Shanghai"), Optional.of(FONT), List.of());
        return LivePage.start(settings, shelf, kafka::get);
    }

    private void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    /** A case whose pictures are a road with stripes, a car that moves, and the car alone. */
    private static CaseFile painted(String id, String place) throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Snapshot.Kind kind : Cases.FOUR) {
            boolean close = kind == Snapshot.Kind.VEHICLE;
            byte[] jpeg = close ? street(480, 480, 40) : street(1280, 720, 200 + 260 * snapshots.size());
            snapshots.add(new Snapshot(
                    kind, Instant.parse("2026-11-22T00:15:30Z").plusMillis(480L * snapshots.size()), jpeg));
        }
        CaseFile like = Cases.of(id, Cases.of(id, 1).camera(), snapshots);
        return new CaseFile(id, like.camera(), place, like.created(), like.ruling(), like.background(), snapshots);
    }

    private static byte[] street(int width, int height, int car) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(0x6b7178));
        g.fillRect(0, 0, width, height);
        g.setColor(Color.WHITE);
        for (int y = 0; y < height; y += 60) {
            g.fillRect(width / 2 - 90, y, 180, 30);
        }
        g.setColor(new Color(0x27508f));
        g.fillRoundRect(car, height / 2 - 80, 300, 160, 50, 50);
        g.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        return jpeg.toByteArray();
    }
}
