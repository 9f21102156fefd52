package zebrawatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zebrawatch.Chromium;

/** Set-up, signing in, accounts and the log in a real browser. Leaves screenshots in {@code target/screenshots}. */
class AccountPagesIT {
    private static Chromium browser;
    private TestOffice office;

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
        office = TestOffice.open(o -> List.of());
    }

    @AfterEach
    void closeTheOffice() {
        office.close();
    }

    @Test
    void fromTheSetUpCodeToTheAccountsAndTheLog() {
        Page page = browser.newPage();
        page.setViewportSize(1366, 768);
        page.navigate(office.address());
        assertThat(page).hasURL(office.address() + "/set-up");
        screenshot(page, "set-up");
        page.locator("input[name=code]")
                .fill(office.staff().signIn().setUpCode().orElseThrow());
        page.locator("input[name=name]").fill("admin");
        page.locator("input[name=shown_name]").fill("王管理员");
        page.locator("input[name=password]").fill(TestOffice.PASSWORD);
        page.locator("input[name=again]").fill(TestOffice.PASSWORD);
        page.locator("main button").click();
        assertThat(page.locator(".self")).containsText("王管理员");
        screenshot(page, "first");
    }

    private static void screenshot(Page page, String name) {
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out to the side of " + name)
                .isTrue();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", "account-" + name + ".png"))
                .setFullPage(true));
    }
}
