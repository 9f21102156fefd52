package zebrawatch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole as a visitor sees it: a sample clip as a camera, a station, a real broker, the office in a real browser. */
@Alone
class DemoIT {
    private static final double LONGEST_WAIT_MILLIS = 180_000;
    private static final Pattern LOGIN = Pattern.compile("name demo, password (\\S+),");

    @TempDir
    private Path folder;

    @Test
    void theSampleViolationComesIntoTheQueueWithItsPictures() throws IOException, InterruptedException {
        StringWriter screen = new StringWriter();
        try (Chromium chromium = Chromium.open();
                Demo demo = Demo.start(settings(), new PrintWriter(screen))) {
            Page page = chromium.newPage();
            page.setViewportSize(1366, 768);
            page.navigate(demo.address() + "/review");
            signIn(page, screen.toString());
            Locator open = page.locator("#cases tbody a").first();
            assertThat(open).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONGEST_WAIT_MILLIS));
            open.click();
            Locator pictures = page.locator(".stage img");
            assertThat(pictures).hasCount(5);
            for (Locator picture : pictures.all()) {
                page.waitForCondition(() -> (boolean) picture.evaluate("i => i.complete && i.naturalWidth > 0"));
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/demo.png")));
            assertThat(metrics(demo.statusAddress()))
                    .contains("zebrawatch_rulings_total{camera=\"sample-violation\",kind=\"failure_to_yield\"}")
                    .contains("zebrawatch_publish_total{camera=\"sample-violation\",result=\"sent\"}")
                    .contains("zebrawatch_frames_in_total{camera=\"sample-violation\"}");
        }
        assertThat(screen.toString()).contains("不礼让行人");
    }

    /** As the terminal says. */
    private static void signIn(Page page, String terminal) {
        page.fill("input[name=name]", "demo");
        page.fill(
                "input[name=password]",
                LOGIN.matcher(terminal).results().findFirst().orElseThrow().group(1));
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/review$"), new PageAssertions.HasURLOptions().setTimeout(10_000));
    }

    private Demo.Settings settings() throws IOException {
        Path samples = folder.resolve("samples/violation");
        Files.createDirectories(samples);
        for (String file : List.of("camera.yaml", "clip.mp4")) {
            Files.copy(Path.of("samples/violation-near-side", file), samples.resolve(file));
        }
        return new Demo.Settings(
                List.of(samples), folder.resolve("data"), Path.of("models"), Optional.empty(), 0, true, 2);
    }

    private static String metrics(String address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/metrics")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
