package zebrawatch;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks at pages as an officer's screen shows them, in both languages: each leaves a picture in target/screenshots/pages. */
final class PageLook {
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}，。；：（）]+");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,}");

    /** Elements whose text is cut off, and letters that the font has not. */
    private static final String CUT_OFF = """
            () => [...document.querySelectorAll('h1, h2, th, td, label, button, a, p, dt, dd, li, summary, figcaption')]
              .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible'
                  && getComputedStyle(e).display !== 'inline' && !e.querySelector('img, svg, video'))
              .map(e => e.textContent.trim().slice(0, 40))
            """;

    private final Page page;
    private final String address;
    private final Pattern names;
    private final List<String> wrong = new ArrayList<>();

    /** @param names what may stand in either language on any page */
    PageLook(Page page, String address, Pattern names) {
        this.page = page;
        this.address = address;
        this.names = names;
    }

    /** What is not as it should be on a page. */
    List<String> at(String path) {
        wrong.clear();
        in("zh", path, ENGLISH);
        in("en", path, CHINESE);
        return List.copyOf(wrong);
    }

    private void in(String language, String path, Pattern foreign) {
        page.navigate(address + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
        String name = path.replaceFirst("[?].*", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
                .replace('/', '-');
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/pages", language + name + ".png"))
                .setFullPage(true));
        String where = language + " " + path + ": ";
        if (!(boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")) {
            wrong.add(where + "sticks out to the side");
        }
        ((List<?>) page.evaluate(CUT_OFF)).forEach(text -> wrong.add(where + "cut off: " + text));
        String text = names.matcher(page.locator("body").innerText()).replaceAll("");
        foreign.matcher(text).results().map(found -> found.group()).distinct().forEach(word -> wrong.add(where + word));
    }
}
