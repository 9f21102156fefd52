package zebrawatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final List<String> complaints = new ArrayList<>();
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
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
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
        assertThat(page).hasURL(office.address() + "/accounts");

        page.locator("input[name=name]").fill("li.ming");
        page.locator("input[name=shown_name]").fill("李明");
        page.getByLabel("审核民警").check();
        page.getByLabel("曝光台编辑").check();
        screenshot(page, "accounts");
        page.getByText("新增并生成一次性代码").click();
        assertThat(page.locator("main")).containsText("请将此代码交给 li.ming");
        screenshot(page, "new-code");
        String code = page.locator(".code").textContent();

        Page officer = browser.newPage();
        officer.setViewportSize(390, 844);
        officer.navigate(office.address() + "/sign-in");
        screenshot(officer, "sign-in-phone");
        officer.getByText("使用一次性代码").click();
        fill(officer, "name", "li.ming");
        fill(officer, "code", code);
        fill(officer, "password", "li.ming 的新密码");
        fill(officer, "again", "li.ming 的新密码");
        officer.locator("main button").click();
        assertThat(officer.locator("main [role=alert]")).hasText("密码不得包含用户名。");
        fill(officer, "name", "li.ming");
        fill(officer, "code", code);
        fill(officer, "password", TestOffice.PASSWORD);
        fill(officer, "again", TestOffice.PASSWORD);
        officer.locator("main button").click();
        assertThat(officer.locator(".self")).containsText("李明");
        assertThat(officer.locator("nav")).not().containsText("账号");
        screenshot(officer, "own-phone");
        officer.navigate(office.address() + "/audit");
        assertThat(officer.locator("main")).containsText("您没有权限进行此操作");
        screenshot(officer, "refused-phone");

        page.navigate(office.address() + "/accounts");
        page.locator("tr", new Page.LocatorOptions().setHasText("li.ming"))
                .locator("a")
                .click();
        screenshot(page, "one");
        page.getByLabel("启用该账号").uncheck();
        page.getByText("保存").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("li.ming")))
                .containsText("停用");
        officer.navigate(office.address() + "/account");
        assertThat(officer).hasURL(office.address() + "/sign-in?then=%2Faccount");

        page.getByText("审计日志").click();
        assertThat(page.locator("tbody tr").first()).containsText("停用账号");
        assertThat(page.locator("tbody")).containsText("越权访问被拒");
        screenshot(page, "audit");
        page.locator("select[name=what]").selectOption("account.sign_in");
        page.getByText("筛选").click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.getByText("校验完整性").click();
        assertThat(page.locator("[role=status]")).containsText("全部完整");
        screenshot(page, "verdict");

        office.database().jdbi().useHandle(h -> {
            h.execute("alter table audit disable trigger audit_stays");
            h.execute("update audit set details = 'x' where number = 2");
        });
        page.navigate(office.address() + "/audit");
        page.getByText("校验完整性").click();
        assertThat(page.locator("[role=alert]")).containsText("在第 2 条处断裂");
        page.navigate(office.address() + "/accounts?lang=en");
        screenshot(page, "accounts-english");
        page.getByText("Sign out").click();
        assertThat(page).hasURL(office.address() + "/sign-in");
        screenshot(page, "sign-in-english");
        assertThat(complaints).isEmpty();
    }

    private static void fill(Page page, String field, String value) {
        page.locator("input[name=" + field + "]").fill(value);
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
