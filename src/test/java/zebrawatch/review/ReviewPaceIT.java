package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.Chromium;
import zebrawatch.account.Account;
import zebrawatch.account.Role;
import zebrawatch.archive.MediaStore;
import zebrawatch.web.TestOffice;
import zebrawatch.web.Visitor;

/**
 * How long an officer waits with many cases in the queue. Prints it; the limits here are those of a machine that is busy.
 * {@code -Dreview.cases=10000} is a city's full queue.
 */
class ReviewPaceIT {
    private static final int CASES = Integer.getInteger("review.cases", 1_000);
    private static final int DECISIONS = 12;
    private static final long MOST_MILLIS = 1_500;

    /** From the key to the frame in which the next case's picture stands. */
    private static final String DECIDE = """
            async () => {
              const article = () => document.querySelector('#now article');
              const before = article().dataset.page;
              const begun = performance.now();
              document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true}));
              for (;;) {
                await new Promise(requestAnimationFrame);
                const picture = article().querySelector('.large:not(.off)');
                if (article().dataset.page !== before && picture.complete && picture.naturalWidth > 0) {
                  break;
                }
              }
              await picture(article()).decode();
              await new Promise(requestAnimationFrame);
              return performance.now() - begun;
              function picture(of) { return of.querySelector('.large:not(.off)'); }
            }
            """;

    @Test
    void theNextCaseIsOnScreenAtOnceAndListsToo(@TempDir Path folder) throws Exception {
        List<Desk> desks = new ArrayList<>();
        try (MediaStore media = MediaStore.open(folder.resolve("media"));
                TestOffice office = TestOffice.open(o -> {
                    desks.add(TestReviews.desk(o, media));
                    return TestReviews.pages(desks.get(0));
                });
                Chromium browser = Chromium.open()) {
            TestReviews.queue(office.database(), media, folder, "北京路与韶山路交叉口", CASES, TestReviews.pictures());
            TestReviews.fill(desks.get(0));
            Account li = office.account("li", Role.OFFICER, Role.SUPERVISOR);
            List<Long> lists = lists(office.visitor(li));
            List<Long> decisions = decisions(office.page(browser, li), office.address());
            System.out.printf(
                    "%d cases in the queue: from decision to the next case on screen %d ms (median), %d ms (most); lists %d, %d ms%n",
                    CASES,
                    median(decisions),
                    decisions.get(decisions.size() - 1),
                    median(lists),
                    lists.get(lists.size() - 1));
            assertThat(median(decisions)).isLessThan(MOST_MILLIS);
            assertThat(median(lists)).isLessThan(MOST_MILLIS);
        }
    }

    private static List<Long> decisions(Page page, String address) {
        page.navigate(address + "/review");
        page.waitForFunction("() => document.activeElement.matches('main button')");
        page.keyboard().press("Enter");
        page.waitForSelector("article[data-mine=true]");
        List<Long> times = new ArrayList<>();
        for (int n = 0; n < DECISIONS; n++) {
            // as long as an officer looks at least
            page.waitForSelector(
                    "#next article",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
            page.waitForTimeout(400);
            times.add(Math.round(((Number) page.evaluate(DECIDE)).doubleValue()));
        }
        return times.stream().sorted().toList();
    }

    private static List<Long> lists(Visitor visitor) {
        List<Long> times = new ArrayList<>();
        for (int n = 0; n < DECISIONS; n++) {
            String path = List.of(
                            "/review",
                            "/review?kind=3",
                            "/review?spot=北京路与韶山路交叉口(7)%20·%20北侧人行横道",
                            "/review?state=open")
                    .get(n % 4);
            long begun = System.nanoTime();
            assertThat(visitor.get(path).statusCode()).isEqualTo(200);
            times.add((System.nanoTime() - begun) / 1_000_000);
        }
        return times.stream().sorted().toList();
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
