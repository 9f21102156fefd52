package zebrawatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static zebrawatch.statistics.Totals.spot;
import static zebrawatch.statistics.Totals.total;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.MediaStore;
import zebrawatch.publish.HourCount;
import zebrawatch.publish.Position;
import zebrawatch.publish.TopicReader;
import zebrawatch.scene.Location;
import zebrawatch.web.TestOffice;

class StatisticsIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** Monday, eight o'clock in Shanghai. */
    private static final Instant EIGHT = Instant.parse("2026-11-23T00:00:00Z");

    private static final Period WEEK = new Period(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 29));

    @TempDir
    Path folder;

    private TestOffice office;
    private MediaStore media;
    private CountStore store;
    private Statistics statistics;

    @BeforeEach
    void open() {
        office = TestOffice.open(o -> List.of());
        media = MediaStore.open(folder);
        store = new CountStore(office.database(), new CaseStore(office.database(), media), office.clock());
        statistics = new Statistics(office.database(), SHANGHAI);
    }

    @AfterEach
    void close() {
        media.close();
        office.close();
    }

    private void keep(long next, HourCount... totals) {
        store.keep(new TopicReader.Batch<>(
                List.of(totals), List.of(), List.of(new Position(TopicReader.COUNTS, 0, next))));
    }

    @Test
    void anHourIsTheSumOfItsRunsHoweverOftenAndInWhateverOrderTotalsCome() {
        keep(1, total("kl-1", EIGHT, 1, 3, 1));
        keep(3, total("kl-1", EIGHT, 1, 5, 1), total("kl-1", EIGHT, 2, 2, 0));
        keep(4, total("kl-1", EIGHT, 1, 3, 1));
        assertThat(statistics.figures(By.CROSSING, WEEK, "")).singleElement().satisfies(f -> {
            assertThat(f.key()).isEqualTo(spot("kl-1"));
            assertThat(f.yielded()).isEqualTo(7);
            assertThat(f.violated()).isEqualTo(1);
            assertThat(f.passages()).isEqualTo(8);
            assertThat(f.crossed()).isEqualTo(7);
            assertThat(f.watchedHours()).isEqualTo(2);
            assertThat(f.yieldRate()).hasValue(0.875);
            assertThat(f.passRate()).isEmpty();
        });
        assertThat(store.positions()).containsExactly(new Position(TopicReader.COUNTS, 0, 4));
    }

    @Test
    void hoursWeekdaysDaysAndWeeksAreThoseOfThePlace() {
        keep(
                4,
                total("kl-1", EIGHT, 1, 1, 0),
                // Tuesday, 00:00 in Shanghai
                total("kl-1", EIGHT.plus(Duration.ofHours(16)), 1, 2, 0),
                // Sunday, 23:00 there, and an hour later, which is the next week
                total("kl-2", EIGHT.plus(Duration.ofHours(16 + 5 * 24 + 23)), 1, 4, 0),
                total("kl-2", EIGHT.plus(Duration.ofHours(16 + 6 * 24)), 1, 8, 0));
        assertThat(said(By.HOUR)).containsExactly("00 2", "08 1", "23 4");
        assertThat(said(By.WEEKDAY)).containsExactly("1 1", "2 2", "7 4");
        assertThat(said(By.DAY)).containsExactly("2026-11-23 1", "2026-11-24 2", "2026-11-29 4");
        assertThat(said(By.WEEK)).containsExactly("2026-11-23 7");
        assertThat(said(By.TOTAL)).containsExactly("total 7");
        assertThat(statistics.figures(By.WEEK, WEEK, spot("kl-2")))
                .extracting(Figures::yielded)
                .containsExactly(4L);
        assertThat(statistics.figures(By.CROSSING, WEEK, "' or 1=1 --")).isEmpty();
    }

    @Test
    void timesAtWhichNothingWasCountedAreThereToo() {
        keep(1, total("kl-1", EIGHT, 1, 1, 0));
        assertThat(statistics.figures(By.HOUR, WEEK, "")).hasSize(24);
        assertThat(statistics.figures(By.WEEKDAY, WEEK, "")).hasSize(7);
        assertThat(statistics.figures(By.DAY, WEEK, ""))
                .hasSize(7)
                .first()
                .satisfies(f -> assertThat(f.key()).isEqualTo("2026-11-23"));
        assertThat(statistics.figures(By.WEEK, new Period(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 30)), ""))
                .extracting(Figures::key)
                .containsExactly("2026-11-16", "2026-11-23", "2026-11-30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "UTC", "America/St_Johns", "Pacific/Auckland"})
    void sumsAreThoseOfTheHoursWhereverTheDayBegins(String zone) {
        List<HourCount> hours = new ArrayList<>();
        for (int h = 0; h < 120; h++) {
            hours.add(total("kl-" + h % 3, EIGHT.plus(Duration.ofHours(h - 24)), 1, h, 1));
        }
        keep(1, hours.toArray(HourCount[]::new));
        // later totals of the same runs, and an older one that comes again
        keep(2, total("kl-0", EIGHT.minus(Duration.ofHours(24)), 1, 500, 7), hours.get(30));
        Statistics there = new Statistics(office.database(), ZoneId.of(zone));
        for (Period period : List.of(
                WEEK,
                new Period(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 24)),
                new Period(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 25)))) {
            List<Figures> crossings = there.figures(By.CROSSING, period, "");
            assertThat(crossings)
                    .isNotEmpty()
                    .allSatisfy(f -> assertThat(there.figures(By.TOTAL, period, f.key())
                                    .get(0)
                                    .yielded())
                            .isEqualTo(f.yielded()));
            assertThat(there.figures(By.TOTAL, period, "").get(0).yielded())
                    .isEqualTo(crossings.stream().mapToLong(Figures::yielded).sum());
        }
        String kept = sums();
        office.database().jdbi().useHandle(handle -> handle.execute("call sum_all()"));
        assertThat(sums()).isEqualTo(kept);
    }

    private String sums() {
        return office.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select (select string_agg(c::text, ' ' order by hour) from"
                                        + " city_hour c) || (select string_agg(s::text, ' ' order by day, spot) from spot_day s)")
                        .mapTo(String.class)
                        .one());
    }

    private List<String> said(By by) {
        return statistics.figures(by, WEEK, "").stream()
                .filter(f -> f.passages() > 0)
                .map(f -> f.key() + " " + f.yielded())
                .toList();
    }

    @Test
    void whatReviewersDecidedStandsBesideWhatWasCounted() {
        keep(1, total("kl-1", EIGHT, 1, 30, 10));
        decide("kl-1", "confirmed", 10, "");
        decide("kl-1", "confirmed", 20, "");
        decide("kl-1", "rejected", 90, "waiting,rider");
        decide("kl-1", "rejected", 30, "waiting");
        decide("kl-2", "confirmed", 4, "");
        assertThat(statistics.figures(By.CROSSING, WEEK, spot("kl-1")))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.passages()).isEqualTo(40);
                    assertThat(f.passRate()).hasValue(0.5);
                    assertThat(f.reviewSeconds()).hasValue(25);
                });
        assertThat(statistics.figures(By.TOTAL, WEEK, "")).singleElement().satisfies(f -> {
            assertThat(f.decided()).isEqualTo(5);
            assertThat(f.reviewSeconds()).hasValue(20);
        });
        assertThat(statistics.rejections(WEEK, ""))
                .containsExactly(new Statistics.Rejection("waiting", 2), new Statistics.Rejection("rider", 1));
        assertThat(statistics.rejections(WEEK, spot("kl-2"))).isEmpty();
        assertThat(statistics.spots()).containsExactly(spot("kl-1"), spot("kl-2"));
    }

    private void decide(String camera, String outcome, int seconds, String reasons) {
        ReviewedCases.decide(office.database(), camera, EIGHT, outcome, seconds, reasons);
    }

    @Test
    void aCrossingIsWhereItsCameraWasSaidToBeLast() {
        Location old = new Location(26.58, 107.98);
        Location now = new Location(26.59, 107.97);
        keep(1, total("kl-1", Optional.of(old), EIGHT, 1, 1, 0), total("kl-2", EIGHT, 1, 1, 0));
        keep(2, total("kl-1", Optional.of(now), EIGHT, 1, 2, 0));
        keep(3, total("kl-1", EIGHT, 1, 3, 0));
        assertThat(statistics.locations()).containsOnlyKeys(spot("kl-1")).containsValue(now);
    }

    @Test
    void crossingsAreRankedByTheirRatesOfEnoughVehicles() {
        keep(3, total("kl-1", EIGHT, 1, 60, 40), total("kl-2", EIGHT, 1, 90, 10), total("kl-3", EIGHT, 1, 99, 0));
        Ranking ranking = new Ranking(statistics, SHANGHAI, office.clock());
        assertThat(ranking.places())
                .containsExactly(new Ranking.Place(spot("kl-2"), 90, 0.9), new Ranking.Place(spot("kl-1"), 60, 0.6));
        keep(4, total("kl-3", EIGHT, 1, 100, 0));
        assertThat(ranking.places()).hasSize(2);
        office.clock().pass(Duration.ofMinutes(11));
        assertThat(ranking.places()).first().isEqualTo(new Ranking.Place(spot("kl-3"), 100, 1));
        office.clock().pass(Duration.ofDays(30));
        assertThat(ranking.places()).isEmpty();
    }
}
