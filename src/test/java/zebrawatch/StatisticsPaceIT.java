package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.web.Visitor;

/**
 * How long a year of counts and a full audit log take to be shown. Prints it; the limits here are those of a machine that is
 * busy. {@code -Dstatistics.cameras=416} is a city's year, 3.6 million rows.
 */
class StatisticsPaceIT {
    private static final int CAMERAS = Integer.getInteger("statistics.cameras", 8);
    private static final int TIMES = 7;
    private static final long MOST_MILLIS = 3_000;

    @Test
    void aYearIsShownAtOnceAndAFullLogToo(@TempDir Path folder) {
        try (WholeOffice whole = WholeOffice.open(folder, "localhost:9")) {
            fill(whole.office().database().jdbi());
            Visitor visitor = whole.office().visitor(whole.everything());
            for (String path : List.of(
                    "/statistics?from=2026-11-22&to=2026-11-28",
                    "/statistics?from=2026-11-01&to=2026-11-28",
                    "/statistics?from=2025-11-29&to=2026-11-28",
                    "/statistics?from=2025-11-29&to=2026-11-28&spot=p1%20%C2%B7%20main",
                    "/board",
                    "/audit",
                    "/audit?what=review.view&name=li",
                    "/audit?subject=c-77",
                    "/intake")) {
                long[] millis = new long[TIMES];
                for (int n = 0; n < TIMES; n++) {
                    long begun = System.nanoTime();
                    assertThat(visitor.get(path).statusCode()).isEqualTo(200);
                    millis[n] = (System.nanoTime() - begun) / 1_000_000;
                }
                long first = millis[0];
                Arrays.sort(millis);
                System.out.printf(
                        "%d cameras: %s: first %d ms, median %d ms, most %d ms%n",
                        CAMERAS, path, first, millis[TIMES / 2], millis[TIMES - 1]);
                assertThat(millis[TIMES / 2]).as(path).isLessThan(MOST_MILLIS);
            }
        }
    }

    /** A year up to the office's day; 240 rows in the log a camera. */
    private static void fill(Jdbi jdbi) {
        jdbi.useHandle(handle -> {
            handle.execute("alter table hour_count disable trigger hour_count_sums");
            handle.execute(
                    "insert into hour_count (camera, crossing, hour, run, station, place, violated, yielded, no_conflict,"
                            + " undecided, crossed, jaywalked, blocked, watched_ms)"
                            + " select 'kl-' || c, 'main', h, '00000000-0000-0000-0000-000000000001', 'box', 'p' || c,"
                            + " 1, 20 + c % 7, 30, 2, 40, 0, 1, 3600000 from generate_series(1, ?) c,"
                            + " generate_series(timestamptz '2025-11-28 16:00Z', timestamptz '2026-11-28 15:00Z', interval '1 hour') h",
                    CAMERAS);
            handle.execute("call sum_all()");
            handle.execute("alter table hour_count enable trigger hour_count_sums");
            handle.execute(
                    "insert into counted_spot select 'p' || c || ' · main', 26.5 + c * 0.001, 107.9 + c * 0.002"
                            + " from generate_series(1, ?) c",
                    CAMERAS);
            handle.execute(
                    "insert into audit select n, now() - interval '1 minute', null, (array['li','wang'])[1 + n % 2], '10.0.0.7',"
                            + " (array['review.view','review.confirmed','review.rejected'])[1 + n % 3], 'c-' || n % 1000, '',"
                            + " repeat('0', 64), repeat('0', 64) from generate_series(1, ?) n",
                    240 * CAMERAS);
            handle.execute("analyze");
        });
    }
}
