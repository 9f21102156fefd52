package zebrawatch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.archive.Database;
import zebrawatch.archive.TestDatabase;
import zebrawatch.web.TestClock;

/** Accounts, sessions, the throttle and the log on a real PostgreSQL. */
class SignInIT {
    private static final String PASSWORD = "correct horse 电池";
    private static final String DESK = "10.0.0.7";

    private final TestClock clock = new TestClock(Instant.parse("2026-11-28T06:00:00Z"));
    private Database database;
    private Staff staff;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        staff = Staff.of(database, Sessions.Lifetimes.STANDARD, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFirstAccountTakesTheCodeOfTheTerminalAndThereIsNoSecondFirst() {
        String code = staff.signIn().setUpCode().orElseThrow();
        for (int i = 0; i < 6; i++) {
            fails("account.error.password_length", () -> staff.signIn().setUp(code, "admin", "王", "short", DESK));
            fails("account.error.name", () -> staff.signIn().setUp(code, "a b", "王", PASSWORD, DESK));
        }
        fails("account.error.code", () -> staff.signIn().setUp("WRONG", "admin", "王", PASSWORD, DESK));
        String token = staff.signIn().setUp(code.toLowerCase(java.util.Locale.ROOT), "admin", "王", PASSWORD, DESK);
        assertThat(staff.sessions().find(token).orElseThrow().roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(staff.signIn().setUpCode()).isEmpty();
        fails("account.error.not_first", () -> staff.signIn().setUp(code, "other", "李", PASSWORD, DESK));
        assertThat(Staff.of(database, Sessions.Lifetimes.STANDARD, clock)
                        .signIn()
                        .setUpCode())
                .isEmpty();
    }

    @Test
    void aOneTimeCodeSetsAPasswordOnceAndForThreeDays() {
        String code = add("li");
        fails("account.error.sign_in", () -> staff.signIn().enter("li", code, DESK));
        staff.signIn().enterByCode("Li ", code, PASSWORD, DESK);
        fails("account.error.code", () -> staff.signIn().enterByCode("li", code, PASSWORD, DESK));
        assertThat(staff.signIn().enter("LI", PASSWORD, DESK)).isNotEmpty();
        String late = add("late");
        clock.pass(Duration.ofDays(3));
        fails("account.error.code", () -> staff.signIn().enterByCode("late", late, PASSWORD, DESK));
    }

    @Test
    void aNameIsLockedAfterFiveFailuresForLongerAndLongerWhetherItIsThereOrNot() {
        enrol("li");
        for (String name : List.of("li", "nobody")) {
            for (int i = 0; i < 4; i++) {
                fails("account.error.sign_in", () -> staff.signIn().enter(name, "wrong password", DESK));
            }
            fails("account.error.locked", () -> staff.signIn().enter(name, "wrong password", DESK));
            fails("account.error.locked", () -> staff.signIn().enter(name, PASSWORD, DESK));
        }
        clock.pass(Duration.ofSeconds(61));
        fails("account.error.locked", () -> staff.signIn().enter("li", "wrong password", DESK));
        clock.pass(Duration.ofSeconds(61));
        fails("account.error.locked", () -> staff.signIn().enter("li", PASSWORD, DESK));
        clock.pass(Duration.ofSeconds(61));
        assertThat(staff.signIn().enter("li", PASSWORD, DESK)).isNotEmpty();
        fails("account.error.sign_in", () -> staff.signIn().enter("li", "wrong password", DESK));
        assertThat(whats()).contains("account.locked", "account.failure", "account.sign_in");
    }

    @Test
    void theWaitDoublesUpToAQuarterOfAnHour() {
        assertThat(IntStream.range(0, 7).mapToObj(Throttle::wait).map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
    }

    @Test
    void anAddressThatTriesManyNamesIsLocked() {
        enrol("li");
        for (int i = 0; i < 20; i++) {
            String name = "name" + i;
            assertThatThrownBy(() -> staff.signIn().enter(name, "wrong password", "10.0.0.66"))
                    .isInstanceOf(AccountException.class);
        }
        fails("account.error.locked", () -> staff.signIn().enter("li", PASSWORD, "10.0.0.66"));
        assertThat(staff.signIn().enter("li", PASSWORD, DESK)).isNotEmpty();
    }

    @Test
    void guessesThatComeAllAtOnceAreNoMoreThanFive() throws Exception {
        enrol("li");
        ExecutorService guessers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> guesses = IntStream.range(0, 16)
                    .<Callable<String>>mapToObj(i -> () -> {
                        try {
                            return staff.signIn().enter("li", "guess number " + i, DESK);
                        } catch (AccountException e) {
                            return e.textKey();
                        }
                    })
                    .toList();
            long tried = 0;
            for (Future<String> answer : guessers.invokeAll(guesses)) {
                tried += answer.get().equals("account.error.sign_in") ? 1 : 0;
            }
            assertThat(tried).isEqualTo(4);
        } finally {
            guessers.shutdownNow();
        }
    }

    @Test
    void aSessionEndsWhenNothingWasAskedForHalfAnHourAndAfterTwelveHoursAnyway() {
        enrol("li");
        String idle = staff.signIn().enter("li", PASSWORD, DESK);
        clock.pass(Duration.ofMinutes(29));
        assertThat(staff.sessions().find(idle)).isPresent();
        clock.pass(Duration.ofMinutes(29));
        assertThat(staff.sessions().find(idle)).isPresent();
        clock.pass(Duration.ofMinutes(30));
        assertThat(staff.sessions().find(idle)).isEmpty();
        String busy = staff.signIn().enter("li", PASSWORD, DESK);
        for (int i = 0; i < 12 * 4 - 1; i++) {
            clock.pass(Duration.ofMinutes(15));
            assertThat(staff.sessions().find(busy))
                    .as("after %s quarters", i + 1)
                    .isPresent();
        }
        clock.pass(Duration.ofMinutes(15));
        assertThat(staff.sessions().find(busy)).isEmpty();
    }

    @Test
    void whoIsDisabledResetOrHasLostARoleIsSignedOut() {
        UUID li = enrol("li").id();
        add("admin", Role.ADMINISTRATOR);
        String one = staff.signIn().enter("li", PASSWORD, DESK);
        staff.accounts().change(Who.PROGRAM, li, "李警官", Set.of(Role.OFFICER, Role.EDITOR), true);
        assertThat(staff.sessions().find(one)).as("a role more").isPresent();
        staff.accounts().change(Who.PROGRAM, li, "李警官", Set.of(Role.OFFICER), true);
        assertThat(staff.sessions().find(one)).as("a role less").isEmpty();
        String two = staff.signIn().enter("li", PASSWORD, DESK);
        staff.accounts().reset(Who.PROGRAM, li);
        assertThat(staff.sessions().find(two)).as("reset").isEmpty();
        fails("account.error.sign_in", () -> staff.signIn().enter("li", PASSWORD, DESK));
        staff.accounts().change(Who.PROGRAM, li, "李警官", Set.of(Role.OFFICER), false);
        fails("account.error.sign_in", () -> staff.signIn().enter("li", PASSWORD, DESK));
    }

    @Test
    void changingThePasswordEndsEveryOtherSession() {
        Account li = enrol("li");
        String before = staff.signIn().enter("li", PASSWORD, DESK);
        fails("account.error.old_password", () -> staff.signIn().changePassword(li, "wrong", "another password", DESK));
        String after = staff.signIn().changePassword(li, PASSWORD, "another password", DESK);
        assertThat(staff.sessions().find(before)).isEmpty();
        assertThat(staff.sessions().find(after)).isPresent();
    }

    @Test
    void oneAdministratorAlwaysRemains() {
        add("admin", Role.ADMINISTRATOR);
        UUID admin = staff.accounts().all().get(0).id();
        fails(
                "account.error.last_administrator",
                () -> staff.accounts().change(Who.PROGRAM, admin, "王", Set.of(Role.OFFICER), true));
        fails(
                "account.error.last_administrator",
                () -> staff.accounts().change(Who.PROGRAM, admin, "王", Set.of(Role.ADMINISTRATOR), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "Li",
                "李",
                "a b",
                "a'; drop table account; --",
                "<b>",
                "a\0b",
                "-a",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatIsNoNameIsNotTaken(String name) {
        fails("account.error.name", () -> staff.accounts().add(Who.PROGRAM, name, "x", Set.of(Role.OFFICER)));
        fails("account.error.sign_in", () -> staff.signIn().enter(name, PASSWORD, DESK));
    }

    @Test
    void aNameIsTakenOnce() {
        add("li");
        fails("account.error.name_taken", () -> add("li"));
    }

    @Test
    void neitherPasswordsNorTokensNorCodesLieInTheDatabase() {
        String code = add("li");
        String token = staff.signIn().enterByCode("li", code, PASSWORD, DESK);
        String all = database.jdbi()
                .withHandle(h -> h.createQuery("select string_agg(t, ' ') from ("
                                + "select account::text t from account union all select session::text from session"
                                + " union all select audit::text from audit) x")
                        .mapTo(String.class)
                        .one());
        assertThat(all).contains("li").doesNotContain(PASSWORD, code, token);
    }

    private Account enrol(String name) {
        staff.signIn().enterByCode(name, add(name), PASSWORD, DESK);
        return staff.accounts().all().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String add(String name) {
        return add(name, Role.OFFICER);
    }

    private String add(String name, Role role) {
        return staff.accounts().add(Who.PROGRAM, name, name + " 警官", Set.of(role));
    }

    private List<String> whats() {
        return staff.audit().whats();
    }

    private static void fails(String sentence, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        AccountException.class, e -> assertThat(e.textKey()).isEqualTo(sentence));
    }
}
