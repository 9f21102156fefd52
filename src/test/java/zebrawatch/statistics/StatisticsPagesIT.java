package zebrawatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static zebrawatch.statistics.Totals.spot;
import static zebrawatch.statistics.Totals.total;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.Chromium;
import zebrawatch.account.Role;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.MediaStore;
import zebrawatch.publish.HourCount;
import zebrawatch.publish.Position;
import zebrawatch.publish.TopicReader;
import zebrawatch.scene.Location;
import zebrawatch.web.TestOffice;
import zebrawatch.web.Visitor;

/** The pages in a real browser. Leaves screenshots in {@code target/screenshots}. */
class StatisticsPagesIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** Monday, midnight in Shanghai. */
    private static final Instant MONDAY = Instant.parse("2026-11-01T16:00:00Z");

    private static final int CAMERAS = 9;
    private static final String PERIOD = "?from=2026-11-02&to=2026-11-28";

    @TempDir
    Path folder;

    private TestOffice office;
    private MediaStore media;

    @BeforeEach
    void open() {
        office = TestOffice.open(o ->
                List.of(new StatisticsPages(new Statistics(o.database(), SHANGHAI), o.audit(), SHANGHAI, o.clock())));
        media = MediaStore.open(folder);
    }

    @AfterEach
    void close() {
        media.close();
        office.close();
    }

    private void keep(List<HourCount> totals) {
        new CountStore(office.database(), new CaseStore(office.database(), media), office.clock())
                .keep(new TopicReader.Batch<>(totals, List.of(), List.of(new Position(TopicReader.COUNTS, 0, 1))));
    }

    /** Four weeks of nine cameras, the last two without a location, the first two at one place. */
    private void countFourWeeks() {
        List<HourCount> totals = new ArrayList<>();
        for (int camera = 1; camera <= CAMERAS; camera++) {
            int place = Math.max(camera, 2);
            Optional<Location> location = camera > CAMERAS - 2
                    ? Optional.empty()
                    : Optional.of(new Location(26.57 + 0.006 * (place % 3), 107.96 + 0.005 * place));
            for (int hour = 0; hour < 27 * 24; hour++) {
                int ofDay = hour % 24;
                long rush = ofDay < 6 ? 0 : 10 - Math.abs(ofDay - 8) % 8;
                totals.add(total(
                        "kl-00" + camera,
                        location,
                        MONDAY.plus(Duration.ofHours(hour)),
                        1,
                        rush * (hour / 24 + camera),
                        rush * (camera % 4)));
            }
        }
        keep(totals);
        for (int i = 0; i < 40; i++) {
            ReviewedCases.decide(
                    office.database(),
                    "kl-00" + (1 + i % CAMERAS),
                    MONDAY.plus(Duration.ofHours(14L * i)),
                    i % 4 == 0 ? "rejected" : "confirmed",
                    5 + i,
                    i % 4 == 0 ? "waiting" + (i % 8 == 0 ? ",poor_evidence" : "") : "");
        }
    }

    @Test
    void thePageShowsFiguresChartsAndThePlanInBothLanguages() {
        countFourWeeks();
        try (Chromium browser = Chromium.open()) {
            Page page = office.page(browser, office.account("wang", Role.SUPERVISOR, Role.OFFICER));
            for (String language : List.of("zh", "en")) {
                page.navigate(office.address() + "/?lang=" + language);
                page.navigate(office.address() + "/statistics" + PERIOD);
                assertThat(page.locator("svg.chart").count()).isEqualTo(4);
                assertThat(page.locator(".plan > svg .mark").count()).isEqualTo(CAMERAS - 3);
                assertThat(page.locator(".plan > svg .metres").textContent()).startsWith("500 ");
                assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                        .as("nothing sticks out to the side")
                        .isTrue();
                screenshot(page, language);
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
            screenshot(page, "print");
        }
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots/statistics-" + name + ".png")));
    }

    @Test
    void aSupervisorTakesFiguresAlongAndTheLogKnows() {
        countFourWeeks();
        Visitor wang = office.visitor(office.account("wang", Role.SUPERVISOR));
        HttpResponse<String> csv = wang.get("/statistics/weekday/csv" + PERIOD);
        assertThat(csv.body()).contains("\"周一\",", "\"礼让率 %\"");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"statistics-weekday-2026-11-28.csv\"");
        assertThat(wang.get("/statistics/crossing/xlsx" + PERIOD).body()).startsWith("PK");
        assertThat(wang.get("/statistics/crossing/csv" + PERIOD + "&spot=" + encoded(spot("kl-001")))
                        .body()
                        .lines())
                .hasSize(2);
        assertThat(wang.get("/statistics/crossing/pdf").statusCode()).isEqualTo(404);
        assertThat(wang.get("/statistics/officer/csv").statusCode()).isEqualTo(404);
        assertThat(office.audit().entries(zebrawatch.account.Audit.Filter.ALL, 9))
                .filteredOn(entry -> entry.what().equals("statistics.export"))
                .hasSize(3);
    }

    @Test
    void anOfficerReadsAndIsOfferedNothingToTakeAlong() {
        countFourWeeks();
        String page = office.visitor(office.account("li", Role.OFFICER))
                .get("/statistics" + PERIOD)
                .body();
        assertThat(page).contains(spot("kl-001"), "审核用时中位数").doesNotContain("/statistics/crossing/csv");
    }

    @Test
    void whatIsWrongInTheAddressIsRefusedAndTextStaysText() {
        keep(List.of(total("kl-1", MONDAY, 1, 1, 0)));
        Visitor li = office.visitor(office.account("li", Role.OFFICER));
        for (String wrong :
                List.of("from=today", "from=2026-11-28&to=2026-11-01", "from=1990-01-01", "to=2026-13-01")) {
            assertThat(li.get("/statistics?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        String hostile = encoded("<script>'\"{{ 7*7777 }}");
        assertThat(li.get("/statistics?spot=" + hostile).body()).doesNotContain("<script>'", "54439");
        assertThat(li.get("/statistics").statusCode()).isEqualTo(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
