package zebrawatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static zebrawatch.statistics.Totals.total;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.archive.Hindrance;
import zebrawatch.archive.Intake;
import zebrawatch.archive.MediaStore;
import zebrawatch.archive.TestDatabase;
import zebrawatch.publish.Broker;
import zebrawatch.publish.CountRecords;
import zebrawatch.publish.HourCount;

/** From Kafka into the database. The limit is far beyond what a busy machine takes; it ends what hangs. */
@Timeout(180)
class CountIntakeIT {
    private static final Instant EIGHT = Instant.parse("2026-11-23T00:00:00Z");
    private static final Period DAY = new Period(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23));
    private static final HourCount FIRST = total("kl-1", EIGHT, 1, 3, 1);
    private static final HourCount LATER = total("kl-1", EIGHT, 1, 5, 2);

    @RegisterExtension
    final Broker broker = new Broker();

    @TempDir
    Path folder;

    private Database database;
    private MediaStore media;
    private CaseStore cases;
    private Statistics statistics;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        media = MediaStore.open(folder);
        cases = new CaseStore(database, media);
        statistics = new Statistics(database, ZoneId.of("Asia/Shanghai"));
    }

    @AfterEach
    void close() {
        media.close();
        database.close();
    }

    @Test
    void anHourCountsOnceHoweverOftenItsTotalsComeAndTheOfficeStarts() throws Exception {
        try (CountRecords kafka = new CountRecords(broker.bootstrap())) {
            kafka.send(FIRST, LATER, LATER, FIRST);
            whileOpen(broker.bootstrap(), () -> said().equals("kl-1 5 2"));
            kafka.send(FIRST, total("kl-1", EIGHT, 2, 1, 0));
            whileOpen(broker.bootstrap(), () -> said().equals("kl-1 6 2"));
            // all of it once more, as after the loss of the positions
            database.jdbi().useHandle(h -> h.execute("truncate reading_position"));
            whileOpen(broker.bootstrap(), () -> !cases.positions().isEmpty());
            assertThat(said()).isEqualTo("kl-1 6 2");
        }
    }

    @Test
    void whatIsNoTotalIsSetAsideAndStopsNothing() throws Exception {
        try (CountRecords kafka = new CountRecords(broker.bootstrap())) {
            kafka.sendOtherwise(FIRST, "{\"station\"", "\"station\"");
            kafka.sendOtherwise(FIRST, "\"yielded\":3", "\"yielded\":-3");
            kafka.sendOtherwise(FIRST, "\"yielded\":3", "\"yielded\":9223372036854775807");
            kafka.sendOtherwise(FIRST, "2026-11-23T00:00:00Z", "+1000000000-12-31T23:59:59Z");
            kafka.sendOtherwise(FIRST, "\"place\":\"北京路 kl-1\"", "\"place\":\"" + "路".repeat(100_000) + "\"");
            kafka.send(LATER);
            whileOpen(
                    broker.bootstrap(),
                    () -> said().equals("kl-1 5 2") && setAside().size() == 5);
            assertThat(setAside()).allSatisfy(reason -> assertThat(reason).startsWith("an hour's total"));
        }
    }

    @Test
    void textThatTheDatabaseDoesNotTakeStopsNothing() throws Exception {
        try (CountRecords kafka = new CountRecords(broker.bootstrap())) {
            kafka.sendOtherwise(
                    FIRST, "\"place\":\"北京路 kl-1\"", "\"place\":\"\\u0000\\ud800'; drop table hour_count; --\"");
            kafka.send(total("kl-2", EIGHT, 1, 5, 2));
            whileOpen(
                    broker.bootstrap(),
                    () -> statistics.figures(By.CROSSING, DAY, "").size() == 2);
            assertThat(statistics.spots()).contains(" ?'; drop table hour_count; -- · 北侧人行横道", Totals.spot("kl-2"));
        }
    }

    @Test
    void whatKeepsItFromReadingIsToldUntilItIsOver() throws Exception {
        try (CountIntake intake =
                CountIntake.start(settings("localhost:1"), new CountStore(database, cases, Clock.systemUTC()))) {
            await(() -> intake.hindrance().isPresent());
            assertThat(intake.hindrance()).contains(Hindrance.KAFKA);
        }
        try (CountRecords kafka = new CountRecords(broker.bootstrap());
                CountIntake intake = CountIntake.start(
                        settings(broker.bootstrap()), new CountStore(database, cases, Clock.systemUTC()))) {
            database.jdbi().useHandle(h -> h.execute("alter table hour_count rename to hour_count_gone"));
            kafka.send(FIRST);
            await(() -> intake.hindrance().filter(Hindrance.DATABASE::equals).isPresent());
            database.jdbi().useHandle(h -> h.execute("alter table hour_count_gone rename to hour_count"));
            await(() -> intake.hindrance().isEmpty() && said().equals("kl-1 3 1"));
        }
    }

    private void whileOpen(String bootstrap, BooleanSupplier wanted) throws InterruptedException {
        try (CountIntake intake =
                CountIntake.start(settings(bootstrap), new CountStore(database, cases, Clock.systemUTC()))) {
            await(wanted);
            assertThat(intake.hindrance()).isEmpty();
        }
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        while (!wanted.getAsBoolean()) {
            Thread.sleep(50);
        }
    }

    private static Intake.Settings settings(String bootstrap) {
        return new Intake.Settings(bootstrap, Map.of(), Duration.ofDays(90));
    }

    /** Crossings with who gave way and who did not. */
    private String said() {
        return statistics.figures(By.CROSSING, DAY, "").stream()
                .map(f -> f.key().replace("北京路 ", "").replace(" · 北侧人行横道", "") + " " + f.yielded() + " " + f.violated())
                .reduce("", (a, b) -> a.isEmpty() ? b : a + ", " + b);
    }

    private List<String> setAside() {
        return cases.setAside(10).stream().map(one -> one.reason().get(0)).toList();
    }
}
