package zebrawatch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.account.Account;
import zebrawatch.account.Role;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.CaseReader;
import zebrawatch.publish.EmbeddedBroker;
import zebrawatch.publish.SpoolLimits;
import zebrawatch.publish.TopicSettings;
import zebrawatch.scene.CameraId;
import zebrawatch.video.Clips;
import zebrawatch.web.TestOffice;
import zebrawatch.zones.Cameras;
import zebrawatch.zones.News;
import zebrawatch.zones.StillStore;
import zebrawatch.zones.Wellbeing;
import zebrawatch.zones.ZonesPages;

/**
 * The zone editor in a real browser, and a station that does as it says, over a real broker. Leaves screenshots in
 * {@code target/screenshots}.
 */
@Alone
@Timeout(300)
class ZonesPagesIT {
    private static final CameraId DRAWN = new CameraId("kl-drawn");
    private static final CameraId KNOCKED = new CameraId("kl-knocked");
    private static final CameraId NEW = new CameraId("kl-new");
    private static final double PATIENCE = 60_000;
    private static final Wellbeing WELLBEING = new Wellbeing(Clock.systemUTC());

    @TempDir
    static Path folder;

    private static Chromium browser;
    private static EmbeddedBroker broker;
    private static TestOffice office;
    private static News news;
    private static LiveStation station;
    private static Account administrator;

    @BeforeAll
    static void open() throws Exception {
        browser = Chromium.open();
        broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        String street = Files.readString(Path.of("samples/violation-near-side/camera.yaml"));
        write(DRAWN, street.replaceAll("(?s)crossings:.*", """
                        crossings:
                        - name: 旧
                          outline: [[100, 700], [300, 700], [280, 640], [120, 640]]
                          length: 6
                          width: 3
                          hours: {from: "00:00", to: "23:59"}
                        """), Path.of("samples/violation-near-side/clip.mp4"));
        String empty = Files.readString(Path.of("samples/empty-street/camera.yaml"));
        write(KNOCKED, empty + "health: {look: 0.2, moved_after: 1.5}\nattention: {mode: always}\n", knocked());
        office = TestOffice.open(o -> List.of(new ZonesPages(
                new Cameras(broker.bootstrap(), Map.of(), o.audit(), o.clock()),
                new StillStore(o.database()),
                WELLBEING)));
        news = News.start(
                broker.bootstrap(), Map.of(), new StillStore(office.database()), WELLBEING, Clock.systemUTC());
        administrator = office.account("wang", Role.ADMINISTRATOR);
        station = LiveStation.start(settings(), new Scrape());
    }

    @AfterAll
    static void close() {
        if (station != null) {
            station.close();
        }
        if (news != null) {
            news.close();
        }
        if (office != null) {
            office.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aCrossingIsDrawnOnAStillAndTheStationUsesIt() {
        Page page = office.page(browser, administrator);
        waitFor(page, "kl-drawn", "正常");
        screenshot(page, "list");
        page.getByText("kl-drawn").click();
        assertThat(page.locator("#picture image")).hasCount(1);
        screenshot(page, "editor");

        Locator facts = page.locator("#facts");
        String taken = facts.getAttribute("data-taken");
        page.locator("#fresh").click();
        assertThat(page.locator("#said"))
                .containsText("这是刚取的画面", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(facts).not().hasAttribute("data-taken", taken);
        screenshot(page, "fresh");

        drawTheZebra(page);
        letTheZebraBeSuggested(page);
        screenshot(page, "drawn");
        page.locator("#tab-text").click();
        Locator text = page.locator("#text");
        assertThat(text.inputValue())
                .contains("name: 北口", "hours:", "centre: 3.7")
                .doesNotContain("source", "clip.mp4");
        text.fill(text.inputValue().replace("  length: 10.5", "  length: 10.5\n  lenght: 3"));
        assertThat(page.locator("#wrong")).containsText("没有这样的键");
        assertThat(page.locator("#wrong")).containsText("第 ");
        assertThat(page.locator("#save")).isDisabled();
        screenshot(page, "text");
        text.fill(text.inputValue().replace("\n  lenght: 3", ""));
        assertThat(page.locator("#save")).isEnabled();
        page.locator("#tab-form").click();
        // the station may be faster than the page
        Instant saved = Instant.now();
        page.locator("#save").click();
        assertThat(page.locator("#said")).containsText("已保存为第 2 版");
        while (!taken().isAfter(saved)) {
            page.waitForTimeout(100);
        }
        assertThat(Duration.between(saved, taken()))
                .as("until the first picture that the station looked at by the new configuration")
                .isLessThan(Duration.ofSeconds(30));

        try (CaseReader reader = CaseReader.open(broker.bootstrap(), taken(), Map.of())) {
            Set<String> crossings = new TreeSet<>();
            while (crossings.isEmpty()) {
                reader.poll(Duration.ofMillis(200)).cases().stream()
                        .map(arrival -> arrival.sealed().caseFile())
                        .filter(c -> c.camera().equals(DRAWN))
                        .forEach(c -> crossings.add(c.ruling().crossing()));
            }
            assertThat(crossings).as("what the station judges on").containsExactly("北口");
        }
        assertThat(office.audit().entries(zebrawatch.account.Audit.Filter.ALL, 20))
                .filteredOn(e -> e.subject().equals(DRAWN.value()))
                .extracting(e -> e.name() + " " + e.what())
                .contains("wang zones.save", "wang zones.picture");
        page.navigate(office.address() + "/zones/kl-drawn?lang=en");
        screenshot(page, "editor-en");
        page.navigate(office.address() + "/zones");
        screenshot(page, "list-en");
        page.close();
    }

    private static Instant taken() {
        return office.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select taken from camera_still where camera = :camera")
                        .bind("camera", DRAWN.value())
                        .mapTo(Instant.class)
                        .one());
    }

    private static void drawTheZebra(Page page) {
        page.locator("#name").fill("北口");
        page.locator("#corners").click();
        for (double[] corner : new double[][] {{860.2, 362}, {390.4, 457}, {499.4, 542.5}, {1011.4, 411.6}}) {
            double[] at = onScreen(page, corner[0], corner[1]);
            page.mouse().click(at[0], at[1]);
        }
        page.locator("#length").fill("10.5");
        page.locator("#width").fill("4");
        page.locator("#middle").selectOption("centre");
        page.locator("#middle-from").fill("3.7");
        assertThat(page.locator("#lines line").first()).isAttached();

        // the corner is dragged away: the server says at once what is wrong, and it is undone
        Locator corner = page.locator("circle[data-handle='outline:0']");
        String before = corner.getAttribute("cx");
        double[] from = onScreen(page, Double.parseDouble(before), Double.parseDouble(corner.getAttribute("cy")));
        double[] to = onScreen(page, 480, 700);
        page.mouse().move(from[0], from[1]);
        page.mouse().down();
        page.mouse().move(to[0], to[1]);
        page.mouse().up();
        assertThat(page.locator("#wrong")).isVisible();
        assertThat(page.locator("#save")).isDisabled();
        screenshot(page, "wrong");
        page.keyboard().press("Control+z");
        assertThat(corner).hasAttribute("cx", before);
        assertThat(page.locator("#wrong")).isHidden();

        // by keyboard, a pixel
        corner.focus();
        page.keyboard().press("ArrowRight");
        assertThat(corner).not().hasAttribute("cx", before);
        page.keyboard().press("ArrowLeft");

        page.locator("#add-lane").click();
        page.locator("#add-lane").click();
        page.locator("[data-area=exempt_zones]").click();
        page.locator("[data-area=jaywalking_zones]").click();
        assertThat(page.locator("#areas li")).hasCount(2);
        page.locator("circle[data-handle='exempt_zones:0:2']").focus();
        page.keyboard().press("Delete");
        assertThat(page.locator("circle[data-handle^='exempt_zones:0:']")).hasCount(3);
        screenshot(page, "areas");
        for (int i = 0; i < 5; i++) {
            page.locator("#undo").click();
        }
        assertThat(page.locator("#areas li")).hasCount(0);
        assertThat(page.locator("#lanes li")).hasCount(0);
    }

    /** The outline was drawn near the zebra; it comes to lie on it, the same way round, and a corner is put right by hand. */
    private static void letTheZebraBeSuggested(Page page) {
        Locator corner = page.locator("circle[data-handle='outline:0']");
        corner.focus();
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Shift+ArrowRight");
        }
        double moved = Double.parseDouble(corner.getAttribute("cx"));
        page.locator("#suggest").click();
        assertThat(page.locator("#said")).containsText("条斑马纹");
        screenshot(page, "suggested");
        assertThat(Double.parseDouble(corner.getAttribute("cx"))).isBetween(moved - 50, moved - 20);
        corner.focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#length")).hasValue("10.5");
    }

    @Test
    void aNewCameraIsWatchedForItsPictureAndItsFirstCrossingIsDrawnOnIt() {
        Page page = office.page(browser, administrator);
        page.navigate(office.address() + "/zones");
        page.locator("[name=id]").fill(NEW.value());
        page.locator("[name=place]").fill("凯里市清江路右转渠化道");
        page.locator("[name=source]").fill("http://10.0.0.1/stream");
        page.locator("#new-camera button").click();
        assertThat(page.locator(".card .error")).containsText("视频地址: 须为 rtsp://");
        screenshot(page, "new-wrong");
        page.locator("[name=source]")
                .fill(Path.of("samples/right-turn-channel/clip.mp4")
                        .toAbsolutePath()
                        .toString());
        page.locator("[name=lat]").fill("26.5718");
        page.locator("[name=lon]").fill("107.9689");
        page.locator("#new-camera button").click();
        page.waitForURL(url -> url.endsWith("/zones/" + NEW));
        screenshot(page, "new-blind");
        waitFor(page, NEW.value(), "未画人行横道");
        screenshot(page, "new-list");
        page.getByText(NEW.value()).click();
        assertThat(page.locator("main .warning")).containsText("只取画面");
        screenshot(page, "new");
        page.locator("#suggest").click();
        assertThat(page.locator("#said")).containsText("请以实测为准");
        assertThat(page.locator("#width")).hasValue("4");
        page.locator("circle[data-handle='outline:0']").focus();
        page.keyboard().press("ArrowDown");
        page.locator("#save").click();
        assertThat(page.locator("#said")).containsText("已保存为第 2 版");
        waitFor(page, NEW.value(), "正常");
        page.navigate(office.address() + "/zones?lang=en");
        screenshot(page, "new-list-en");
        page.close();
        // the others need what it costs to watch
        new CameraRegister(broker.bootstrap(), "remover", Map.of())
                .change(there -> new CameraRegister.Changes(List.of(), Set.of(NEW)));
    }

    @Test
    void aCameraThatMovedWaitsHereAndIsArmedAgainOnceItsOutlineIsConfirmed() {
        Page page = office.page(browser, administrator);
        waitFor(page, "kl-knocked", "已移位，停止取证");
        assertThat(page.locator("main > .error")).containsText("1 台摄像机已移位");
        screenshot(page, "moved-list");
        page.getByText("kl-knocked").click();
        assertThat(page.locator("main > .error")).containsText("确认轮廓未变");
        screenshot(page, "moved");
        page.locator("#confirm").click();
        page.waitForURL(url -> url.endsWith("/zones"));
        waitFor(page, "kl-knocked", "正常");
        page.close();
    }

    /** Until a camera is in a state. */
    private static void waitFor(Page page, String camera, String state) {
        page.navigate(office.address() + "/zones");
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(camera));
        long end = System.nanoTime() + Duration.ofMillis((long) PATIENCE).toNanos();
        while (!(row.count() == 1
                        && row.locator(".state").textContent().equals(state)
                        && !row.textContent().contains("尚无画面"))
                && System.nanoTime() < end) {
            page.waitForTimeout(300);
            page.reload();
        }
        assertThat(row.locator(".state")).hasText(state, new LocatorAssertions.HasTextOptions().setTimeout(0));
    }

    /** Where a place of the picture is on the screen. */
    private static double[] onScreen(Page page, double x, double y) {
        Locator picture = page.locator("#picture");
        picture.scrollIntoViewIfNeeded();
        BoundingBox box = picture.boundingBox();
        return new double[] {box.x + box.width * x / 1280, box.y + box.height * y / 720};
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", "zones-" + name + ".png"))
                .setFullPage(true));
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out to the side of " + name)
                .isTrue();
    }

    /** A street that is seen from a little farther left after four seconds. */
    private static Path knocked() throws Exception {
        return Clips.ffmpeg(
                folder.resolve("knocked.mp4"),
                "-stream_loop",
                "3",
                "-i",
                "samples/empty-street/clip.mp4",
                "-vf",
                "pad=iw+160:ih+80:80:40,crop=1280:720:'if(lt(t,4),80,150)':'if(lt(t,4),40,70)'",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-bf",
                "0",
                "-g",
                "12");
    }

    private static void write(CameraId id, String yaml, Path clip) {
        String text = yaml.replaceFirst("camera: .*", "camera: " + id).replaceAll("source: .*\n", "") + "source: "
                + clip.toAbsolutePath() + "\n";
        new CameraRegister(broker.bootstrap(), "importer", Map.of())
                .change(there ->
                        new CameraRegister.Changes(List.of(CameraConfig.given(id, text, Instant.EPOCH)), Set.of()));
    }

    private static LiveStation.Settings settings() {
        Path key = folder.resolve("station.key");
        StationKey.create(key);
        return new LiveStation.Settings(
                "it",
                Path.of("models"),
                folder.resolve("data"),
                folder,
                0,
                broker.bootstrap(),
                2,
                3,
                new TreeSet<>(Set.of(DRAWN, KNOCKED, NEW)),
                List.of(),
                key,
                List.of(),
                false,
                SpoolLimits.standard(),
                TopicSettings.standard(),
                Map.of(),
                true);
    }
}
