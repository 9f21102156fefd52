package zebrawatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zebrawatch.Chromium;
import zebrawatch.account.Account;
import zebrawatch.account.Audit;
import zebrawatch.account.Role;
import zebrawatch.account.Sessions;
import zebrawatch.account.Staff;
import zebrawatch.account.Who;
import zebrawatch.archive.Database;
import zebrawatch.archive.TestDatabase;

/**
 * An office's pages on a database of their own, for tests of rooms:
 *
 * <pre>{@code
 * try (TestOffice office = TestOffice.open(o -> List.of(new QueuePages(new Queue(o.database(), o.audit(), o.clock()))))) {
 *     Account li = office.account("li", Role.OFFICER);
 *     assertThat(office.visitor(li).get("/queue").body()).contains("…");       // no browser
 *     Page page = office.page(browser, li);                                    // Chromium, signed in
 *     page.navigate(office.address() + "/queue");
 * }
 * }</pre>
 */
public final class TestOffice implements AutoCloseable {
    /** Every account's. */
    public static final String PASSWORD = "correct horse 电池";

    private final TestClock clock;
    private final Database database;
    private final Staff staff;
    private final FrontDoor door;

    private TestOffice(Database database, Optional<Tls> tls, Function<TestOffice, List<? extends Pages>> rooms) {
        this.clock = new TestClock(Instant.parse("2026-11-28T06:00:00Z"));
        this.database = database;
        this.staff = Staff.of(database, Sessions.Lifetimes.STANDARD, clock);
        this.door = FrontDoor.start(
                new FrontDoor.Settings(
                        "127.0.0.1",
                        0,
                        tls,
                        Optional.of(Path.of("models/cache/NotoSansSC.ttf")),
                        ZoneId.of("Asia/Shanghai")),
                staff,
                clock,
                rooms.apply(this));
    }

    /**
     * Opens one on a new database.
     *
     * @param rooms the pages beside the front door's own
     */
    public static TestOffice open(Function<TestOffice, List<? extends Pages>> rooms) {
        return open(Optional.empty(), rooms);
    }

    static TestOffice open(Optional<Tls> tls, Function<TestOffice, List<? extends Pages>> rooms) {
        Database database = TestDatabase.open();
        try {
            return new TestOffice(database, tls, rooms);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Stands at 14:00 of 2026-11-28 in Shanghai. */
    public TestClock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    public Staff staff() {
        return staff;
    }

    public Audit audit() {
        return staff.audit();
    }

    public FrontDoor door() {
        return door;
    }

    /** Where it is. */
    public String address() {
        return door.address();
    }

    /** A new account with the password of all. */
    public Account account(String name, Role first, Role... others) {
        String code = staff.accounts().add(Who.PROGRAM, name, name + " 警官", EnumSet.of(first, others));
        staff.signIn().enterByCode(name, code, PASSWORD, "test");
        return staff.accounts().all().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody who is not signed in. */
    public Visitor stranger() {
        return new Visitor(address());
    }

    /** Somebody who is. */
    public Visitor visitor(Account account) {
        Visitor visitor = stranger();
        assertThat(visitor.post("/sign-in", Map.of("name", account.name(), "password", PASSWORD, "then", ""))
                        .statusCode())
                .isEqualTo(303);
        return visitor;
    }

    /** A page of Chromium, 1366 x 768, in which somebody is signed in. */
    public Page page(Chromium browser, Account account) {
        Page page = browser.newPage();
        page.setViewportSize(1366, 768);
        page.navigate(address() + "/sign-in");
        page.locator("input[name=name]").fill(account.name());
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("main button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    @Override
    public void close() {
        door.close();
        database.close();
    }
}
